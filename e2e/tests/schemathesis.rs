//! The API keeps what its own description promises, whatever it is asked.

use std::fs;

use e2e::{Lodge, setting};
use xtask::cluster::folder;
use xtask::program;

/// Together with its start and end this stays under two minutes.
const SECONDS: &str = "90";
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
    response_headers_conformance,response_schema_conformance";
/// What it does not understand it would leave out, and say so only in passing.
const SETTINGS: &str = "warnings.fail-on = \
    ['unresolvable_reference', 'unsupported_regex', 'missing_deserializer']";

#[test]
fn the_api_never_fails_and_answers_only_what_it_describes() {
    let lodge = Lodge::start().unwrap();
    program::output(&mut lodge.lodge("demo")).unwrap();
    let work = folder::fresh().unwrap();
    fs::write(work.join("schemathesis.toml"), SETTINGS).unwrap();

    let program = setting::path("LODGE_TEST_SCHEMATHESIS").unwrap();
    let asked = program::bound(program, "TERM")
        .current_dir(&work)
        .args(["run", &format!("{}/api/openapi.json", lodge.address())])
        .args(["--checks", CHECKS, "--mode", "all", "--header", "X-Role: helpdesk"])
        // A stream does not end; it has tests of its own.
        .args(["--exclude-path", "/api/events/stream"])
        .args(["--seed", "2026", "--max-time", SECONDS, "--request-timeout", "10"])
        .args(["--generation-database", "none", "--no-color"])
        .output()
        .unwrap();

    fs::remove_dir_all(work).unwrap();
    let report = String::from_utf8_lossy(&asked.stdout);
    let complaint = String::from_utf8_lossy(&asked.stderr);
    assert!(asked.status.success(), "{report}{complaint}");
    assert!(report.contains("generated"), "it asked nothing:\n{report}");
}
