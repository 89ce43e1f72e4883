//! What many open event streams cost: memory for each, and time from a change to its listeners.

mod listening;
mod writing;

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
use listening::Crowd;
use writing::Writers;

/// How long events are sent in each measurement.
const TIME: Duration = Duration::from_secs(15);
/// So many events a second; the last time as many as fifty writers can make without a pause.
const RATES: [Option<u32>; 3] = [Some(10), Some(50), None];
/// What has not come by then after the last event is missing.
const LATEST: Duration = Duration::from_secs(20);
/// How long the server may take to be ready.
const START_LIMIT: Duration = Duration::from_secs(30);

/// Measures, and prints figures.
///
/// # Errors
/// When something does not build or run, or a listener misses an event.
pub fn run() -> Result<()> {
    if cfg!(debug_assertions) {
        // The listeners must not be what is slow.
        let ourselves = ["run", "--release", "-p", "xtask", "--", "bench", "streams"];
        return program::run(program::cargo().args(ourselves));
    }
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit).context("cannot open many files")?;

    let cluster = Cluster::temporary(postgresql::ensure()?)?;
    cluster.server().make_database("lodge")?;
    let servers =
        Servers::on_free_ports(servers::build()?, checkout::dist(), cluster.server().url("lodge"))?;
    program::output(&mut servers.lodge("migrate"))?;
    let logs = tempfile::tempdir()?.keep();
    let measured = measure(&servers, &logs.join("api"));
    fs::remove_dir_all(&logs).context("cannot remove the logs")?;
    measured
}

fn measure(servers: &Servers, log: &Path) -> Result<()> {
    let mut serve = servers.api();
    serve.env("LODGE_STREAMS_PER_ADDRESS", "10000").env("LODGE_LOG", "warn");
    let server = Process::start(&mut serve, log)?;
    let is_ready = || http::is_ready(servers.port).then_some(());
    ensure!(wait_until(START_LIMIT, is_ready).is_some(), "not ready:\n{}", server.end_of_log());

    let mut house =
        House { crowd: Crowd::new(servers.port)?, writers: Writers::new(servers.port)? };
    // What is there before the first stream is not the price of one.
    house.crowd.open(1)?;
    house.send(Some(50))?;
    let mut before = (1, resident(&server)?);
    say(format!("1 stream: the server takes {} kB", before.1));
    for streams in [1_000, 2_000, 5_000] {
        house.crowd.open(streams)?;
        let now = resident(&server)?;
        let each = f64::from(now.saturating_sub(before.1)) / f64::from(streams - before.0);
        say(format!("{streams} streams: the server takes {now} kB, {each:.1} kB for each new one"));
        if streams > 1_000 {
            for rate in RATES {
                house.send(rate)?;
            }
            say(format!(
                "{streams} streams, afterwards: the server takes {} kB",
                resident(&server)?
            ));
        }
        before = (streams, resident(&server)?);
    }
    Ok(())
}

struct House {
    crowd: Crowd,
    writers: Writers,
}

impl House {
    /// Writes for a time, at so many events a second or without a pause, and says how late they were heard.
    fn send(&mut self, rate: Option<u32>) -> Result<()> {
        let Self { crowd, writers } = self;
        let before = writers.head();
        let mut delays = thread::scope(|scope| {
            let writing = scope.spawn(|| writers.write(rate, TIME));
            let heard = crowd.listen(|_| writing.is_finished());
            writing.join().map_err(|_| anyhow!("a writer broke down"))??;
            heard
        })?;
        let (head, limit) = (writers.head(), Instant::now() + LATEST);
        delays.extend(crowd.listen(|it| it.knows(head) || Instant::now() > limit)?);
        ensure!(crowd.knows(head), "a listener misses events");
        delays.sort_unstable();
        let [half, most, all] = [50, 99, 100].map(|percent| {
            let place = (delays.len() * percent / 100).saturating_sub(1);
            Duration::from_micros(delays[place].into()).as_secs_f64() * 1_000.0
        });
        let speed = f64::from(u32::try_from(head - before)?) / TIME.as_secs_f64();
        say(format!(
            "{} open, {speed:.0} events/s: p50 {half:.1} ms, p99 {most:.1} ms, worst {all:.1} ms; \
             each of {} messages once and in order",
            crowd.len(),
            delays.len()
        ));
        Ok(())
    }
}

/// Kilobytes of memory that a program holds.
fn resident(process: &Process) -> Result<u32> {
    let status = fs::read_to_string(format!("/proc/{}/status", process.id()))?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
    let number = line.and_then(|it| it.trim().strip_suffix(" kB")?.parse().ok());
    number.context("the system does not say how much memory a program holds")
}
