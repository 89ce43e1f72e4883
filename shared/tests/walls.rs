//! The walls of `docs/architecture.md`, enforced.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::Path;

const MAX_LINES: usize = 300;

/// What a room must never mention. Each line is a sentence of the map.
const WALLS: [(&str, &[&str]); 11] = [
    ("shared/src", &["actix_web", "leptos", "reqwest", "std::fs", "std::net"]),
    ("classifier/src", &["std::net", "reqwest", "diesel"]),
    ("charts/src", &["std::fs", "std::net", "reqwest", "gloo_net", "leptos", "web_sys"]),
    ("backend/src/api", &["diesel::prelude", "sql_query", "schema::"]),
    ("backend/src/db", &["actix_web", "crate::api", "crate::error"]),
    ("frontend/src", &["plotters", "diesel"]),
    ("frontend/src/pages", &["gloo_net", "inner_html"]),
    ("frontend/src/components", &["gloo_net", "crate::pages", "inner_html"]),
    ("frontend/src/charts", &["gloo_net", "crate::api"]),
    ("services", &["diesel", "tokio_postgres"]),
    ("backend/src/demo", &["diesel::", "actix_web"]),
];

#[test]
fn no_file_is_long() {
    for_each_source("", &mut |path, text| {
        let n_lines = text.lines().count();
        assert!(n_lines <= MAX_LINES, "{path} has {n_lines} lines; split it");
    });
}

#[test]
fn no_wall_is_breached() {
    for (room, forbidden) in WALLS {
        let mut files = 0;
        for_each_source(room, &mut |path, text| {
            files += 1;
            for word in forbidden {
                assert!(!text.contains(word), "{path} mentions `{word}`");
            }
        });
        assert!(files > 0, "{room} is not there: mend the map");
    }
}

fn for_each_source(room: &str, check: &mut impl FnMut(&str, &str)) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut places = vec![root.join(room)];
    while let Some(place) = places.pop() {
        if place.is_dir() {
            let inside = fs::read_dir(place).unwrap().map(|it| it.unwrap().path());
            places.extend(inside.filter(|it| {
                let name = it.file_name().unwrap().to_string_lossy();
                name != "target" && name != "dist" && !name.starts_with('.')
            }));
        } else if place.extension().is_some_and(|it| it == "rs") {
            let name = place.strip_prefix(root).unwrap().display().to_string();
            check(&name, &fs::read_to_string(&place).unwrap());
        }
    }
}
