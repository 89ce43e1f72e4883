//! The API answers any request as its own description says.

use std::fs;

use e2e::{Lodge, environment};
use xtask::program;

/// Together with its start and end this stays under two minutes.
const SECONDS: &str = "90";
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
    response_headers_conformance,response_schema_conformance";
/// By default it only warns of a part of the description that it cannot read. Of a picture it reads nothing.
const SETTINGS: &str = "warnings.fail-on = ['unresolvable_reference', 'unsupported_regex']";

#[test]
fn the_api_never_fails_and_answers_only_what_it_describes() {
    let lodge = Lodge::start().unwrap();
    program::output(&mut lodge.command("demo")).unwrap();
    let work = tempfile::tempdir().unwrap();
    fs::write(work.path().join("schemathesis.toml"), SETTINGS).unwrap();

    let program = environment::path("LODGE_TEST_SCHEMATHESIS").unwrap();
    let output = program::bound(program, "TERM")
        .current_dir(work.path())
        .args(["run", &lodge.url("/api/openapi.json")])
        .args(["--checks", CHECKS, "--mode", "all", "--header", "X-Role: helpdesk"])
        // A stream does not end; it has tests of its own.
        .args(["--exclude-path", "/api/events/stream"])
        .args(["--seed", "2026", "--max-time", SECONDS, "--request-timeout", "10"])
        .args(["--generation-database", "none", "--no-color"])
        .output()
        .unwrap();

    let report = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{report}{errors}");
    assert!(report.contains("generated"), "it sent no requests:\n{report}");
}
