//! How fast and how large the analyses are, with few tickets and with a million.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::connection::Connection;
use super::history::{self, History};
use super::percentiles::{milliseconds, percentile};
use super::process_usage::memory_kb;
use super::setup::Setup;
use crate::cluster::Cluster;
use crate::program;
use crate::progress::say;
use crate::servers::{self, analyses};
use crate::tools::postgresql;

const SIZES: [u32; 2] = [10_000, 1_000_000];

/// How many responses are timed for each request.
const RESPONSES: usize = 2_000;

/// The goals, printed beside the figures: milliseconds, seconds, megabytes.
const GOALS: (f64, f64, f64) = (5.0, 60.0, 200.0);

/// The requests to each analysis: the most frequent, and those with the most to count.
const REQUESTS: &[(&str, &[&str])] = &[
    (
        "backlog",
        &[
            "/chart",
            "/chart?last=48&unit=hours",
            "/chart?last=120&unit=days",
            "/chart?last=3650&unit=days",
        ],
    ),
    ("resolution", &["/chart"]),
    ("workload", &["/chart", "/chart?open=true"]),
];

/// Measures all analyses with each number of tickets, on a database that is thrown away.
///
/// # Errors
/// When something does not build, start or answer.
pub fn run() -> Result<()> {
    let programs = servers::build()?;
    let database = postgresql::ensure()?;
    for tickets in SIZES {
        let setup = Setup::new(Cluster::temporary(database.clone())?, programs.clone())?;
        let history = History { tickets, open_of_50: 1, active_of_50: 1, texts: None };
        let events = history::fill(&setup, &history)?;
        say(format!("{tickets} tickets, {events} events"));
        let _api = setup.start_api(&[])?;
        for name in analyses() {
            measure(&setup, name)?;
        }
    }
    Ok(())
}

fn measure(setup: &Setup, name: &str) -> Result<()> {
    let service = setup.servers.service(name)?;
    let mut command = on_one_core(&setup.servers.command_of(service));
    let (process, ready) = setup.start(&mut command, service.port)?;
    let (goal_milliseconds, goal_seconds, goal_megabytes) = GOALS;
    say(format!(
        "{name}: ready from zero after {:.1} s (goal {goal_seconds})",
        ready.as_secs_f64()
    ));
    let mut connection = Connection::to(service.port)?;
    let (_, paths) = REQUESTS.iter().find(|it| it.0 == name).context("no requests")?;
    for path in *paths {
        let took = (0..RESPONSES).map(|_| time(&mut connection, path));
        let mut took = took.collect::<Result<Vec<_>>>()?;
        took.sort_unstable();
        let [half, most, last] =
            [50, 99, 100].map(|percent| milliseconds(percentile(&took, percent)));
        say(format!(
            "{name}{path}: median {half:.2} ms, p99 {most:.2} ms (goal {goal_milliseconds}), longest {last:.2} ms"
        ));
    }
    let [now, peak] = ["VmRSS:", "VmHWM:"].map(|what| memory_kb(process.id(), what));
    say(format!(
        "{name}: {} MB, at most {} MB (goal {goal_megabytes})",
        now? / 1_024,
        peak? / 1_024
    ));
    Ok(())
}

/// How long it takes from a `GET` to the last byte of its response.
fn time(connection: &mut Connection, path: &str) -> Result<Duration> {
    let sent_at = Instant::now();
    connection.get(path, "")?.expect(200)?;
    Ok(sent_at.elapsed())
}

/// The same command, allowed to one core only. The id of the process stays the program's.
fn on_one_core(command: &Command) -> Command {
    let mut pinned = program::here("taskset");
    pinned.args(["-c", "0"]).arg(command.get_program()).args(command.get_args());
    pinned
}
