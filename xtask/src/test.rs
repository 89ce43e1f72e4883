//! `cargo xtask test`: all checks and all tests, from formatting to a real browser.

pub mod checks;
pub mod environment;
pub mod report;

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};
use clap::Args;

use crate::interrupt::Interrupt;
use crate::tools::cargo::ensure_nextest;
use crate::{program, spa};
use environment::Environment;
use report::Report;

/// The variable that lets the browser tests store photographs instead of comparing them.
pub const RECORD_PHOTOGRAPHS: &str = "LODGE_RECORD_PHOTOGRAPHS";

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
        return run_command(&mut tests(&nextest, &environment, &options.chosen)?);
    }
    report.show("the tests were not run");
    bail!("failed: {}", report.failed().join(", "))
}

/// Photographs the style guide, and stores the pictures that have changed in `e2e/photographs`.
///
/// # Errors
/// When something cannot be built, or the pages cannot be photographed.
pub fn record_photographs() -> Result<()> {
    let nextest = ensure_nextest()?;
    spa::ensure()?;
    checks::build()?;
    let environment = Environment::prepare()?;
    let chosen = ["e2e", "styleguide::every_component"].map(str::to_owned);
    run_command(tests(&nextest, &environment, &chosen)?.env(RECORD_PHOTOGRAPHS, "1"))
}

/// The test runner with the chosen tests.
fn tests(nextest: &Path, environment: &Environment, chosen: &[String]) -> Result<Command> {
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
    Ok(cargo)
}

fn run_command(command: &mut Command) -> Result<()> {
    // Ctrl-C ends the runner; we stop the database and remove its folder afterwards.
    let _interrupt = Interrupt::watch()?;
    program::run(command)
}
