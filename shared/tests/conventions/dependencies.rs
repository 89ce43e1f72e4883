//! Which crates and which of their modules may use which libraries. Each line is a sentence of `docs/architecture.md`.

use std::process::Command;

use serde_json::Value;

use crate::{imports, sources};

/// Dependencies that a crate must not have, directly and outside its tests.
const FORBIDDEN_CRATES: [(&str, &[&str]); 5] = [
    ("shared", &["actix-web", "leptos", "reqwest", "tokio", "diesel-async"]),
    ("classifier", &["diesel", "reqwest", "tokio"]),
    ("charts", &["gloo-net", "leptos", "reqwest"]),
    ("demo", &["actix-web", "diesel", "diesel-async", "reqwest", "tokio"]),
    ("frontend", &["diesel", "plotters"]),
];
/// The services know the log only by the API.
const FORBIDDEN_IN_SERVICES: &[&str] = &["backend", "diesel", "diesel-async", "tokio-postgres"];

/// Beginnings of paths that a folder must not mention outside its tests.
const FORBIDDEN_PATHS: [(&str, &[&str]); 4] = [
    ("shared/src", &["std::fs", "std::net"]),
    ("classifier/src", &["std::net"]),
    ("charts/src", &["std::fs", "std::net", "web_sys"]),
    ("demo/src", &["std::fs", "std::net"]),
];

/// Beginnings of paths that only these modules of a crate may mention outside their tests.
const CONFINED_PATHS: [(&str, &str, &[&str]); 4] = [
    ("backend/src", "crate::db::schema", &["db"]),
    ("backend/src", "diesel", &["db", "error", "state"]),
    (
        "backend/src",
        "actix_web",
        &["api", "error", "security_headers", "spa", "startup", "telemetry"],
    ),
    ("frontend/src", "gloo_net", &["api"]),
];

#[test]
fn no_crate_has_a_dependency_that_its_layer_forbids() {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let services = packages.iter().filter_map(|package| {
        let path = package["manifest_path"].as_str()?;
        let name = package["name"].as_str()?;
        path.contains("/services/").then_some((name, FORBIDDEN_IN_SERVICES))
    });
    for (name, forbidden) in FORBIDDEN_CRATES.into_iter().chain(services) {
        let package = packages.iter().find(|package| package["name"] == name);
        let package = package.unwrap_or_else(|| panic!("there is no crate {name}: mend the list"));
        for dependency in package["dependencies"].as_array().unwrap() {
            let is_forbidden = forbidden.iter().any(|it| dependency["name"] == *it);
            let is_optional = dependency["optional"] == true;
            let is_for_tests = dependency["kind"] == "dev";
            assert!(
                !is_forbidden || is_optional || is_for_tests,
                "{name} depends on {}",
                dependency["name"]
            );
        }
    }
}

#[test]
fn no_module_mentions_a_library_that_its_layer_forbids() {
    let forbidden = FORBIDDEN_PATHS
        .into_iter()
        .flat_map(|(folder, starts)| starts.iter().map(move |start| (folder, *start, &[][..])));
    let mut found = Vec::new();
    for (folder, start, allowed) in forbidden.chain(CONFINED_PATHS) {
        for file in sources::below(folder, &["rs"]) {
            let module = file.path[folder.len() + 1..].split(['/', '.']).next().unwrap();
            if allowed.contains(&module) {
                continue;
            }
            let paths = imports::of(&file.text).into_iter().filter(|path| path.begins_with(start));
            found.extend(paths.map(|path| format!("{}:{} mentions {start}", file.path, path.line)));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_screen_inserts_markup_but_the_drawings_of_charts_and_qr_codes() {
    let sources = sources::below("frontend/src", &["rs"]).into_iter();
    let files: Vec<_> =
        sources.filter(|file| file.text.contains("inner_html")).map(|file| file.path).collect();
    let components = "frontend/src/components";
    let expected = ["chart/figure.rs", "qr_code.rs"].map(|file| format!("{components}/{file}"));
    assert_eq!(files, expected);
}
