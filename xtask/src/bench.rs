//! `cargo xtask bench`: what is big, slow or small, measured. Nothing of it is a test.

mod analyses;
mod streams;

use std::fs;

use anyhow::{Context, Result};
use clap::Subcommand;

use crate::progress::say;
use crate::spa::precompress::brotli_size;
use crate::{checkout, program};

/// What to measure.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Bench {
    /// The classifier's size, and its speed on ordinary and on the worst texts
    Classifier,
    /// The analyses with 10,000 and with 1,000,000 tickets: time to an answer, time from zero, memory
    Analyses,
    /// Event streams: memory for each, and time from a change to its listeners
    Streams,
}

/// Measures, and prints figures with their limits.
///
/// # Errors
/// When something does not build or run; a limit that is passed is only told.
pub fn run(bench: Bench) -> Result<()> {
    match bench {
        Bench::Classifier => classifier(),
        Bench::Analyses => analyses::run(),
        Bench::Streams => streams::run(),
    }
}

fn classifier() -> Result<()> {
    let path = checkout::root().join("classifier/model.bin");
    let model = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let packed = brotli_size(&model)?;
    say(format!("model.bin: {} bytes, {packed} with brotli (limit 300000)", model.len()));
    program::run(program::cargo().args(["bench", "-p", "classifier", "--bench", "classifier"]))
}
