//! The modules of each crate form layers: a module uses only modules of lower layers, and no two use each other.
//! A parent and its children belong together: they may use each other, because a parent holds what its children share.

use std::collections::{BTreeMap, BTreeSet};

use crate::imports;
use crate::sources::{self, Source};

/// The folders of all crates with modules of some number.
const CRATES: [&str; 12] = [
    "backend",
    "charts",
    "classifier",
    "demo",
    "frontend",
    "services/analysis_runtime",
    "services/backlog",
    "services/resolution",
    "services/spikes",
    "services/workload",
    "shared",
    "xtask",
];

/// The modules below a module, `""` for the root of the crate: layers from the lowest to the highest. A module uses
/// only modules of lower layers, not of its own. Modules that are not named may use and be used by any.
const LAYERS: [(&str, &str, &[&[&str]]); 3] = [
    ("frontend", "", &[&["charts"], &["api"], &["components"], &["pages"], &["app"]]),
    (
        "backend",
        "",
        &[
            &["config", "progress", "security_headers", "telemetry"],
            &["db"],
            &["error"],
            &["analyses", "live", "search", "spa"],
            &["state"],
            &["api"],
            &["startup"],
        ],
    ),
    (
        "backend",
        "api",
        &[
            &["extract", "openapi"],
            &[
                "analytics",
                "classifications",
                "classifier",
                "counts",
                "events",
                "feeds",
                "health",
                "messages",
                "photos",
                "resolution_times",
                "spikes",
                "tickets",
            ],
        ],
    ),
];

/// One module mentions another with the same parent.
#[derive(Debug, Clone)]
struct Import {
    parent: Vec<String>,
    from: String,
    to: String,
    /// The file and line of the mention.
    place: String,
}

#[test]
fn no_modules_use_each_other_in_a_circle() {
    let mut circles = Vec::new();
    for folder in CRATES {
        let imports = imports_of(&sources::below(&format!("{folder}/src"), &["rs"]));
        let parents: BTreeSet<_> = imports.iter().map(|import| &import.parent).collect();
        for parent in parents {
            let siblings: Vec<_> = imports.iter().filter(|it| it.parent == *parent).collect();
            if let Some(circle) = circle(&siblings) {
                let steps =
                    circle.iter().map(|it| format!("  {} uses {} ({})", it.from, it.to, it.place));
                let name = [&[folder.to_owned()], &parent[..]].concat().join("::");
                circles.push(format!("{name}:\n{}", steps.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    assert!(circles.is_empty(), "circles:\n{}", circles.join("\n"));
}

#[test]
fn no_module_uses_one_of_a_higher_layer() {
    let mut upward = Vec::new();
    for (folder, parent, layers) in LAYERS {
        let imports = imports_of(&sources::below(&format!("{folder}/src"), &["rs"]));
        let layer_of = |module: &str| layers.iter().position(|layer| layer.contains(&module));
        for module in layers.iter().copied().flatten() {
            let is_there = imports.iter().any(|it| it.from == *module || it.to == *module);
            assert!(is_there, "{folder} has no module {module}: mend the list");
        }
        for import in imports.iter().filter(|it| it.parent.join("::") == parent) {
            if let (Some(from), Some(to)) = (layer_of(&import.from), layer_of(&import.to))
                && from <= to
            {
                upward.push(format!("{}: {} uses {}", import.place, import.from, import.to));
            }
        }
    }
    assert!(upward.is_empty(), "\n{}", upward.join("\n"));
}

/// All mentions between modules with the same parent, at every depth.
fn imports_of(files: &[Source]) -> Vec<Import> {
    let modules: Vec<_> = files.iter().map(|file| (module_of(&file.path), file)).collect();
    let exports = root_exports(files);
    let mut found = Vec::new();
    for (module, file) in &modules {
        for path in imports::of(&file.text) {
            let Some(mut target) = path.absolute(module) else { continue };
            let is_module = modules.iter().any(|(module, _)| module.first() == target.first());
            if !is_module && let Some(source) = target.first().and_then(|name| exports.get(name)) {
                target = source.clone();
            }
            let common = module.iter().zip(&target).take_while(|(one, other)| one == other).count();
            let (Some(from), Some(to)) = (module.get(common), target.get(common)) else { continue };
            let sibling = [&module[..common], std::slice::from_ref(to)].concat();
            if modules.iter().any(|(module, _)| module.starts_with(&sibling)) {
                found.push(Import {
                    parent: module[..common].to_vec(),
                    from: from.clone(),
                    to: to.clone(),
                    place: format!("{}:{}", file.path, path.line),
                });
            }
        }
    }
    found
}

/// Items that the root of a crate exports under its own name, with the path where they are defined.
fn root_exports(files: &[Source]) -> BTreeMap<String, Vec<String>> {
    let roots = files.iter().filter(|file| module_of(&file.path).is_empty());
    let exports = roots.flat_map(|file| imports::of(&file.text)).filter_map(|path| {
        let mut target = path.absolute(&[]).unwrap_or(path.segments);
        target.retain(|segment| segment != "self");
        (target.len() > 1).then(|| (target.last().unwrap().clone(), target))
    });
    exports.collect()
}

/// The path of a file's module in its crate: `api::tickets` for `backend/src/api/tickets.rs`.
fn module_of(path: &str) -> Vec<String> {
    let (_, inside) = path.split_once("/src/").unwrap();
    let module: Vec<String> =
        inside.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    let is_root = matches!(inside, "lib.rs" | "main.rs") || module[0] == "bin";
    if is_root { Vec::new() } else { module }
}

/// The shortest circle of imports, if there is one.
fn circle<'a>(imports: &[&'a Import]) -> Option<Vec<&'a Import>> {
    let circles = imports.iter().filter_map(|first| {
        let mut ways = vec![vec![*first]];
        let mut reached = BTreeSet::new();
        while !ways.is_empty() {
            let mut longer = Vec::new();
            for way in ways {
                let end = &way.last()?.to;
                if *end == first.from {
                    return Some(way);
                }
                for next in imports.iter().filter(|it| it.from == *end) {
                    if reached.insert(&next.to) {
                        longer.push([&way[..], &[*next]].concat());
                    }
                }
            }
            ways = longer;
        }
        None
    });
    circles.min_by_key(Vec::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imports(files: &[(&str, &str)]) -> Vec<Import> {
        let files = files.iter().map(|(path, text)| Source {
            path: format!("backend/src/{path}"),
            text: (*text).to_owned(),
        });
        imports_of(&files.collect::<Vec<_>>())
    }

    #[test]
    fn a_circle_is_found_with_its_places_and_through_exports_of_the_root() {
        let files = [
            ("lib.rs", "pub use error::ApiError; use crate::state::State;"),
            ("error.rs", "use crate::startup::headers;"),
            ("startup/headers.rs", "use crate::state;"),
            ("state.rs", "\nuse crate::ApiError;"),
        ];
        let imports = imports(&files);
        let circle = circle(&imports.iter().collect::<Vec<_>>()).unwrap();
        let places: BTreeSet<_> = circle.iter().map(|it| it.place.as_str()).collect();
        let expected = [
            "backend/src/error.rs:1",
            "backend/src/startup/headers.rs:1",
            "backend/src/state.rs:2",
        ];
        assert_eq!(places, expected.into());
    }

    #[test]
    fn a_parent_and_its_children_may_use_each_other_but_siblings_may_not() {
        let family = [("api.rs", "use self::page::Page;"), ("api/page.rs", "use super::routes;")];
        assert!(imports(&family).is_empty());
        let siblings = [("demo/a.rs", "use super::b::X;"), ("demo/b.rs", "use crate::demo::a::Y;")];
        let siblings = imports(&siblings);
        assert_eq!(siblings.len(), 2);
        assert!(circle(&siblings.iter().collect::<Vec<_>>()).is_some());
    }
}
