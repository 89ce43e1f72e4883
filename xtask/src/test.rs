//! `cargo xtask test`: all checks and all tests, from formatting to a real browser.

pub mod checks;
pub mod environment;
pub mod report;

use anyhow::{Result, bail};
use clap::Args;

use crate::interrupt::Interrupt;
use crate::tools::cargo::ensure_nextest;
use crate::{program, spa};
use environment::Environment;
use report::Report;

/// The choice of tests.
#[derive(Debug, Args)]
pub struct Options {
    /// `api`, `e2e`, or arguments of the test runner (`-p backend`, a part of a name); all checks and tests by default
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    chosen: Vec<String>,
}

/// Runs all checks, then all tests; or only the chosen tests.
///
/// # Errors
/// When a check or a test fails. All checks run in any case, the tests only if no check failed.
pub fn run(options: &Options) -> Result<()> {
    let nextest = ensure_nextest()?;
    let mut report = Report::default();
    if options.chosen.is_empty() {
        for (name, check) in checks::all() {
            report.run(name, check);
        }
    }
    report.run("browser application (release)", spa::ensure);
    if options.chosen.is_empty() {
        report.run("size of the browser application", checks::size);
    }
    report.run("servers and tests (debug)", checks::build);
    if options.chosen.is_empty() {
        report.run("examples in the documentation", checks::examples);
    }
    let environment = report.run("database, browser and tools for the tests", Environment::prepare);
    if let Some(environment) = environment
        && report.failed().is_empty()
    {
        report.show("then the tests:");
        return tests(&nextest, &environment, &options.chosen);
    }
    report.show("the tests were not run");
    bail!("failed: {}", report.failed().join(", "))
}

fn tests(nextest: &std::path::Path, environment: &Environment, chosen: &[String]) -> Result<()> {
    let mut cargo = program::cargo();
    cargo.args(["nextest", "run"]).env("PATH", program::path_with(&[nextest.to_owned()])?);
    match chosen.first().map(String::as_str) {
        Some("api") => cargo.args(["-p", "backend"]).args(&chosen[1..]),
        Some("e2e") => cargo.args(["-p", "e2e"]).args(&chosen[1..]),
        _ if chosen.iter().any(|it| it.starts_with("-p") || it.starts_with("--package")) => {
            cargo.args(chosen)
        }
        _ => cargo.args(["--workspace", "--features", checks::TRAINER]).args(chosen),
    };
    environment.pass_to(&mut cargo);
    // Ctrl-C ends the runner; we stop the database and remove its folder afterwards.
    let _interrupt = Interrupt::watch()?;
    program::run(&mut cargo)
}
