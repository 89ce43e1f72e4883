//! Everything that is checked without running the product.

use anyhow::Result;

use crate::progress::say;
use crate::tools::wasm;
use crate::{checkout, program, spa};

/// The trainer of the classifier is built and tested with everything else, though no server needs it.
pub const TRAINER: &str = "classifier/train";

/// One thing that is checked.
pub type Check = fn() -> Result<()>;

/// Every cheap check by name, in the order they run.
pub fn all() -> Vec<(&'static str, Check)> {
    vec![
        ("formatting", formatting),
        ("spelling", spelling),
        ("licences and sources of crates", licences),
        ("clippy, servers and tests", clippy),
        ("clippy, browser application", clippy_of_wasm),
        ("documentation", documentation),
        ("examples in the documentation", examples),
    ]
}

/// The size budget of the browser application.
///
/// # Errors
/// When it is too heavy.
pub fn size() -> Result<()> {
    spa::size::check(&checkout::dist())
}

/// Builds all programs and tests, as the test runner will want them.
///
/// # Errors
/// When they do not build.
pub fn build() -> Result<()> {
    cargo(&["build", "--workspace", "--features", TRAINER, "--all-targets", "--locked"])
}

fn formatting() -> Result<()> {
    cargo(&["fmt", "--all", "--check"])
}

fn spelling() -> Result<()> {
    if_installed("typos", &[])
}

fn licences() -> Result<()> {
    if_installed("cargo-deny", &["--offline", "check", "bans", "licenses", "sources"])
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

fn examples() -> Result<()> {
    cargo(&["test", "--doc", "--quiet", "--locked"])
}

fn cargo(words: &[&str]) -> Result<()> {
    program::run(program::cargo().args(words))
}

/// These are asked for before a release, not from everybody who wants to run the tests.
fn if_installed(tool: &str, words: &[&str]) -> Result<()> {
    if program::find(tool).is_none() {
        say(format!("  {tool} is not installed: left out"));
        return Ok(());
    }
    program::run(program::here(tool).args(words))
}
