//! Measures many open event streams: the memory of each, and the latency from an event to its listeners.

mod listeners;
mod writers;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use rustix::process::{Resource, getrlimit, setrlimit};

use crate::cluster::Cluster;
use crate::process::Process;
use crate::progress::say;
use crate::servers::{self, Servers};
use crate::tools::postgresql;
use crate::wait::wait_until;
use crate::{checkout, http, program};
use listeners::Listeners;
use writers::Writers;

/// How long messages are posted in each measurement.
const DURATION: Duration = Duration::from_secs(15);
/// Events a second; the last time as many as fifty writers can make without a pause.
const RATES: [Option<u32>; 3] = [Some(10), Some(50), None];
/// An event that has not come this long after the last one was posted is missing.
const MAX_LATENCY: Duration = Duration::from_secs(20);
/// How long the server may take to be ready.
const START_TIMEOUT: Duration = Duration::from_secs(30);

/// Measures and prints.
///
/// # Errors
/// When something does not build or run, or a listener misses an event.
pub fn run() -> Result<()> {
    if cfg!(debug_assertions) {
        // The listeners must not be what is slow.
        let release = ["run", "--release", "-p", "xtask", "--", "bench", "streams"];
        return program::run(program::cargo().args(release));
    }
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit).context("cannot open many files")?;

    let cluster = Cluster::temporary(postgresql::ensure()?)?;
    cluster.server().make_database("lodge")?;
    let (programs, url) = (servers::build()?, cluster.server().url("lodge"));
    let logs = tempfile::tempdir()?.keep();
    let servers = Servers::on_free_ports(programs, checkout::dist(), &logs, url)?;
    program::output(&mut servers.lodge("migrate"))?;
    let measured = measure(&servers, &logs.join("api"));
    fs::remove_dir_all(&logs).context("cannot remove the logs")?;
    measured
}

fn measure(servers: &Servers, log: &Path) -> Result<()> {
    let mut serve = servers.api();
    serve.env("LODGE_STREAMS_PER_ADDRESS", "10000").env("LODGE_LOG", "warn");
    let server = Process::start(&mut serve, log)?;
    let is_ready = || http::is_ready(servers.port).then_some(());
    ensure!(wait_until(START_TIMEOUT, is_ready).is_some(), "not ready:\n{}", server.end_of_log());

    let mut load =
        Load { listeners: Listeners::new(servers.port)?, writers: Writers::new(servers.port)? };
    // What is allocated before the first stream is not the price of one.
    load.listeners.open(1)?;
    load.run(Some(50))?;
    let mut before = (1, resident_kb(&server)?);
    say(format!("1 stream: the server takes {} kB", before.1));
    for streams in [1_000, 2_000, 5_000] {
        load.listeners.open(streams)?;
        let now = resident_kb(&server)?;
        let each = f64::from(now.saturating_sub(before.1)) / f64::from(streams - before.0);
        say(format!("{streams} streams: the server takes {now} kB, {each:.1} kB for each new one"));
        if streams > 1_000 {
            for rate in RATES {
                load.run(rate)?;
            }
            let after = resident_kb(&server)?;
            say(format!("{streams} streams, afterwards: the server takes {after} kB"));
        }
        before = (streams, resident_kb(&server)?);
    }
    Ok(())
}

struct Load {
    listeners: Listeners,
    writers: Writers,
}

impl Load {
    /// Posts messages at so many events a second, or without a pause, and prints the latencies.
    fn run(&mut self, rate: Option<u32>) -> Result<()> {
        let Self { listeners, writers } = self;
        let before = writers.head();
        let mut latencies = thread::scope(|scope| {
            let writing = scope.spawn(|| writers.write(rate, DURATION));
            let latencies = listeners.listen(|_| writing.is_finished());
            writing.join().map_err(|_| anyhow!("a writer panicked"))??;
            latencies
        })?;
        let (head, limit) = (writers.head(), Instant::now() + MAX_LATENCY);
        latencies.extend(listeners.listen(|it| it.have(head) || Instant::now() > limit)?);
        ensure!(listeners.have(head), "a listener misses events");
        latencies.sort_unstable();
        let [p50, p99, worst] = [50, 99, 100].map(|percent| {
            let index = (latencies.len() * percent / 100).saturating_sub(1);
            Duration::from_micros(latencies[index].into()).as_secs_f64() * 1_000.0
        });
        let speed = f64::from(u32::try_from(head - before)?) / DURATION.as_secs_f64();
        say(format!(
            "{} open, {speed:.0} events/s: p50 {p50:.1} ms, p99 {p99:.1} ms, worst {worst:.1} ms; \
             each of {} messages once and in order",
            listeners.len(),
            latencies.len()
        ));
        Ok(())
    }
}

/// The resident memory of a program in kB.
fn resident_kb(process: &Process) -> Result<u32> {
    let status = fs::read_to_string(format!("/proc/{}/status", process.id()))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|value| value.trim().strip_suffix(" kB")?.parse().ok());
    number.context("the system does not say how much memory a program holds")
}
