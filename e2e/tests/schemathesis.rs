//! The API keeps what its own description promises, whatever it is asked.

use std::fs;

use e2e::{Lodge, setting};
use xtask::cluster::folder;
use xtask::program;

/// Together with its start and end this stays under two minutes.
const SECONDS: &str = "90";
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
    response_headers_conformance,response_schema_conformance";

#[test]
fn the_api_never_fails_and_answers_only_what_it_describes() {
    let lodge = Lodge::start().unwrap();
    program::output(&mut lodge.lodge("demo")).unwrap();
    let work = folder::fresh().unwrap();

    let mut schemathesis =
        program::bound(setting::path("LODGE_TEST_SCHEMATHESIS").unwrap(), "TERM");
    schemathesis
        .current_dir(&work)
        .args(["run", &format!("{}/api/openapi.json", lodge.address())])
        .args(["--checks", CHECKS, "--mode", "all", "--header", "X-Role: helpdesk"])
        .args(["--seed", "2026", "--max-time", SECONDS, "--request-timeout", "10"])
        .args(["--generation-database", "none", "--warnings", "off", "--no-color"]);
    let asked = program::output(&mut schemathesis);

    fs::remove_dir_all(work).unwrap();
    // What it found is in the error, with a request that shows it.
    let report = asked.unwrap();
    assert!(
        report.contains("Test cases:") || report.contains("passed"),
        "it asked nothing:\n{report}"
    );
}
