//! `cargo xtask bench`: measures size and speed. A result is no test and fails nothing.

mod analyses;
mod connection;
mod event_stream;
mod history;
mod load;
mod percentiles;
mod process_usage;
mod setup;
mod streams;
mod windows;
mod writers;

use std::env;
use std::fs;

use anyhow::{Context, Result};
use clap::Subcommand;

use crate::progress::say;
use crate::spa::precompress::brotli_size;
use crate::{checkout, program};

/// The subject of a measurement.
#[derive(Debug, Clone, Subcommand)]
pub enum Bench {
    /// The size of the classifier, and its speed on ordinary and on the worst texts
    Classifier,
    /// The analyses with 10,000 and with 1,000,000 tickets: response time, start time, memory
    Analyses,
    /// Event streams: memory of each, and latency from an event to its listeners
    Streams,
    /// Requests with 100,000 and with 1,000,000 tickets beside bare PostgreSQL: rate, response time, memory
    ///
    /// Fills a temporary database, and sends each kind of request over 16 connections and over one, with the
    /// load generator wrk. Bare PostgreSQL runs equivalent statements of pgbench on a copy of the database. Prints
    /// tables in Markdown. Meaningful only on a machine that does nothing else.
    Load(load::Options),
    /// 500 windows that show a list, counts and a ticket while 10 changes a second happen
    ///
    /// Each window has an event stream, and fetches what an event makes stale as the browser does. Prints the
    /// processor time of the server and of PostgreSQL, and the latency from a change to the fresh list.
    Windows(windows::Options),
}

/// Measures and prints the results with their limits.
///
/// # Errors
/// When something does not build or run. An exceeded limit is no error.
pub fn run(bench: &Bench) -> Result<()> {
    match bench {
        Bench::Classifier => classifier(),
        Bench::Analyses => analyses::run(),
        Bench::Load(options) => load::run(options),
        // The listeners must not be what is slow.
        Bench::Streams | Bench::Windows(_) if cfg!(debug_assertions) => again_in_release(),
        Bench::Streams => streams::run(),
        Bench::Windows(options) => windows::run(options),
    }
}

fn again_in_release() -> Result<()> {
    let mut cargo = program::cargo();
    cargo.args(["run", "--release", "-p", "xtask", "--"]);
    program::run(cargo.args(env::args_os().skip(1)))
}

fn classifier() -> Result<()> {
    let path = checkout::root().join("classifier/model.bin");
    let model = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let compressed = brotli_size(&model)?;
    say(format!("model.bin: {} bytes, {compressed} with brotli (limit 300000)", model.len()));
    program::run(program::cargo().args(["bench", "-p", "classifier", "--bench", "classifier"]))
}
