//! Measures many open event streams: the memory of each, and the latency from an event to its listeners.

mod listeners;

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};

use super::event_stream::{STREAMS_PER_ADDRESS, allow_many_files};
use super::percentiles::{milliseconds, percentile};
use super::process_usage::memory_kb;
use super::setup::Setup;
use super::writers::{Changes, Writers};
use crate::cluster::Cluster;
use crate::progress::say;
use crate::servers;
use crate::tools::postgresql;
use listeners::Listeners;

/// How long messages are posted in each measurement.
const DURATION: Duration = Duration::from_secs(15);
/// Events a second; the last time as many as fifty writers can make without a pause.
const RATES: [Option<u32>; 3] = [Some(10), Some(50), None];
/// An event that has not come this long after the last one was posted is missing.
const MAX_LATENCY: Duration = Duration::from_secs(20);

/// Measures and prints.
///
/// # Errors
/// When something does not build or run, or a listener misses an event.
pub fn run() -> Result<()> {
    allow_many_files()?;
    let setup = Setup::new(Cluster::temporary(postgresql::ensure()?)?, servers::build()?)?;
    let server = setup.start_api(&[STREAMS_PER_ADDRESS])?;
    let port = setup.servers.port;
    let mut load = Load { listeners: Listeners::new(port)?, writers: Writers::new(port, 0)? };
    // What is allocated before the first stream is not the price of one.
    load.listeners.open(1)?;
    load.run(Some(50))?;
    let mut before = (1, memory_kb(server.id(), "VmRSS:")?);
    say(format!("1 stream: the server takes {} kB", before.1));
    for streams in [1_000, 2_000, 5_000] {
        load.listeners.open(streams)?;
        let now = memory_kb(server.id(), "VmRSS:")?;
        let each = f64::from(now.saturating_sub(before.1)) / f64::from(streams - before.0);
        say(format!("{streams} streams: the server takes {now} kB, {each:.1} kB for each new one"));
        if streams > 1_000 {
            for rate in RATES {
                load.run(rate)?;
            }
            let after = memory_kb(server.id(), "VmRSS:")?;
            say(format!("{streams} streams, afterwards: the server takes {after} kB"));
        }
        before = (streams, memory_kb(server.id(), "VmRSS:")?);
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
            let writing = scope.spawn(|| writers.write(Changes::Messages, rate, DURATION));
            let latencies = listeners.listen(|_| writing.is_finished());
            writing.join().map_err(|_| anyhow!("a writer panicked"))??;
            latencies
        })?;
        let (head, limit) = (writers.head(), Instant::now() + MAX_LATENCY);
        latencies.extend(listeners.listen(|it| it.have(head) || Instant::now() > limit)?);
        ensure!(listeners.have(head), "a listener misses events");
        latencies.sort_unstable();
        let [p50, p99, worst] =
            [50, 99, 100].map(|percent| milliseconds(percentile(&latencies, percent)));
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
