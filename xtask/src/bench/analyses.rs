//! How fast and how large the analyses are, with few tickets and with a million.

mod connection;
mod history;

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::cluster::Cluster;
use crate::process::Process;
use crate::progress::say;
use crate::servers::{self, Servers, analyses};
use crate::tools::postgresql;
use crate::wait::wait_until;
use crate::{http, program};
use connection::Connection;

const SIZES: [u32; 2] = [10_000, 1_000_000];

/// How many responses are timed for each request.
const RESPONSES: usize = 2_000;

/// The longest wait for a service to be ready.
const READY_TIMEOUT: Duration = Duration::from_secs(600);

/// The goals, printed beside the figures: milliseconds, seconds, megabytes.
const GOALS: (f64, f64, f64) = (5.0, 60.0, 200.0);

const DATABASE: &str = "lodge";

/// A page that the API accepts; no browser asks for it.
const PAGE: &str = r#"<meta content="lodge:time-zone"><body class="lodge:screen">"#;

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
    let assets = tempfile::tempdir()?.keep();
    fs::write(assets.join("index.html"), PAGE)?;
    for tickets in SIZES {
        let cluster = Cluster::temporary(database.clone())?;
        cluster.server().make_database(DATABASE)?;
        let url = cluster.server().url(DATABASE);
        let servers = Servers::on_free_ports(programs.clone(), assets.clone(), &assets, url)?;
        program::output(&mut servers.lodge("migrate"))?;
        let events = history::fill(cluster.server(), DATABASE, tickets)?;
        say(format!("{tickets} tickets, {events} events"));
        let log = assets.join("log");
        let api = Process::start(servers.api().env("LODGE_LOG", "warn"), &log)?;
        let is_ready = wait_until(READY_TIMEOUT, || http::is_ready(servers.port).then_some(()));
        is_ready.with_context(|| format!("the API is not ready:\n{}", api.end_of_log()))?;
        for name in analyses() {
            measure(&servers, name, &log)?;
        }
    }
    Ok(fs::remove_dir_all(assets)?)
}

fn measure(servers: &Servers, name: &str, log: &std::path::Path) -> Result<()> {
    let service = servers.service(name)?;
    let port = service.port;
    let started_at = Instant::now();
    let service = Process::start(&mut on_one_core(&servers.command_of(service)), log)?;
    let ready = wait_until(READY_TIMEOUT, || http::is_ready(port).then(|| started_at.elapsed()));
    let ready = ready.with_context(|| format!("not ready:\n{}", service.end_of_log()))?;
    let (goal_milliseconds, goal_seconds, goal_megabytes) = GOALS;
    say(format!(
        "{name}: ready from zero after {:.1} s (goal {goal_seconds})",
        ready.as_secs_f64()
    ));
    let mut connection = Connection::to(port)?;
    let (_, paths) = REQUESTS.iter().find(|it| it.0 == name).context("no requests")?;
    for path in *paths {
        let mut took = (0..RESPONSES).map(|_| connection.time(path)).collect::<Result<Vec<_>>>()?;
        took.sort_unstable();
        let at = |share: usize| took[(took.len() - 1) * share / 1_000].as_secs_f64() * 1_000.0;
        let (half, most, last) = (at(500), at(990), at(1_000));
        say(format!(
            "{name}{path}: median {half:.2} ms, p99 {most:.2} ms (goal {goal_milliseconds}), longest {last:.2} ms"
        ));
    }
    let now = megabytes(service.id(), "VmRSS:")?;
    let peak = megabytes(service.id(), "VmHWM:")?;
    say(format!("{name}: {now:.0} MB, at most {peak:.0} MB (goal {goal_megabytes})"));
    Ok(())
}

/// The same command, allowed to one core only. The id of the process stays the program's.
fn on_one_core(command: &Command) -> Command {
    let mut pinned = program::here("taskset");
    pinned.args(["-c", "0"]).arg(command.get_program()).args(command.get_args());
    pinned
}

fn megabytes(process: u32, what: &str) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|it| it.strip_prefix(what)).context("no such figure")?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    ensure!(kilobytes > 0.0, "a process without memory");
    Ok(kilobytes / 1_024.0)
}
