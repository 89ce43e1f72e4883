//! All checks that do not run the product.

use anyhow::Result;

use crate::tools::cargo::{DENY, MACHETE, Tool, ensure};
use crate::tools::{python, wasm};
use crate::{checkout, program, spa};

/// The feature with the trainer of the classifier, which no server needs but tests do.
pub const TRAINER: &str = "classifier/train";

/// A check.
pub type Check = fn() -> Result<()>;

/// Every check by name, in the order they run.
pub fn all() -> Vec<(&'static str, Check)> {
    vec![
        ("formatting", formatting),
        ("spelling", spelling),
        ("unused dependencies", unused_dependencies),
        ("licences and sources of dependencies", licences),
        ("clippy, servers and tests", clippy),
        ("clippy, browser application", clippy_of_wasm),
        ("documentation", documentation),
    ]
}

/// The budgets of the browser application.
///
/// # Errors
/// When one is exceeded.
pub fn size() -> Result<()> {
    spa::size::check(&checkout::dist())
}

/// Builds all programs and tests, as the test runner needs them.
///
/// # Errors
/// When they do not build.
pub fn build() -> Result<()> {
    cargo(&["build", "--workspace", "--features", TRAINER, "--all-targets", "--locked"])
}

/// The examples in the documentation. They use what [`build`] has built.
///
/// # Errors
/// When one fails.
pub fn examples() -> Result<()> {
    cargo(&["test", "--doc", "--workspace", "--features", TRAINER, "--quiet", "--locked"])
}

fn formatting() -> Result<()> {
    cargo(&["fmt", "--all", "--check"])
}

fn spelling() -> Result<()> {
    program::run(&mut program::here(python::ensure_typos()?))
}

fn unused_dependencies() -> Result<()> {
    run(&MACHETE, &[])
}

/// Advisories are left out: their database is on a Git host, and a test must not depend on one.
fn licences() -> Result<()> {
    // The sources of all crates, also those of other systems.
    cargo(&["fetch", "--locked"])?;
    run(&DENY, &["--offline", "check", "bans", "licenses", "sources"])
}

fn run(tool: &Tool, arguments: &[&str]) -> Result<()> {
    let program = ensure(tool)?.join(tool.binary);
    program::run(program::here(program).args(arguments))
}

fn clippy() -> Result<()> {
    let all = [
        "clippy",
        "--workspace",
        "--exclude",
        "frontend",
        "--features",
        TRAINER,
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ];
    cargo(&all)
}

fn clippy_of_wasm() -> Result<()> {
    wasm::ensure_target()?;
    let lints = ["--target", wasm::TARGET, "--locked", "--", "-D", "warnings"];
    for program in [
        &["frontend"][..],
        &["classifier", "--features", "browser"],
        &["charts", "--features", "browser"],
    ] {
        cargo(&[&["clippy", "-p"], program, &lints].concat())?;
    }
    Ok(())
}

fn documentation() -> Result<()> {
    let mut doc = program::cargo();
    doc.args(["doc", "--no-deps", "--document-private-items", "--locked"])
        .env("RUSTDOCFLAGS", "-D warnings");
    program::run(&mut doc)
}

fn cargo(arguments: &[&str]) -> Result<()> {
    program::run(program::cargo().args(arguments))
}
