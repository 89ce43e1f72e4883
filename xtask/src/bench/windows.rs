//! Many windows that show a list, counts and a ticket while the tickets change.

mod response;
mod window;

use std::os::fd::{AsFd, OwnedFd};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};
use clap::Args;
use rustix::event::{Timespec, epoll};

use super::event_stream::{ROLES, STREAMS_PER_ADDRESS, allow_many_files};
use super::load;
use super::percentiles::{milliseconds, percentile};
use super::process_usage::{database_processor_time, memory_kb, processor_time};
use super::setup::{DATABASE, Setup};
use super::writers::{Changes, Writers};
use crate::cluster::Cluster;
use crate::process::Process;
use crate::progress::say;
use crate::servers;
use crate::tools::postgresql;
use window::{Counters, Window};

/// How many ready connections one call reports.
const BATCH_SIZE: usize = 1_024;
/// How often windows are looked at whose delay may be over.
const POLL_INTERVAL: Timespec = Timespec { tv_sec: 0, tv_nsec: 5_000_000 };
/// What is not on every screen this long after the last change is missing.
const MAX_LATENCY: Duration = Duration::from_secs(30);

/// What is measured.
#[derive(Debug, Clone, Args)]
pub struct Options {
    /// How many windows are open, half of them of each role
    #[arg(long, value_name = "N", default_value_t = 500)]
    windows: u32,
    /// How many tickets the database has
    #[arg(long, value_name = "N", default_value_t = 100_000,
        value_parser = clap::value_parser!(u32).range(1_000..))]
    tickets: u32,
    /// How many changes happen in a second: tickets are opened and messages posted in turn
    #[arg(long, value_name = "N", default_value_t = 10,
        value_parser = clap::value_parser!(u32).range(1..))]
    changes: u32,
    /// For how long
    #[arg(long, value_name = "N", default_value_t = 60)]
    seconds: u32,
}

/// Measures and prints.
///
/// # Errors
/// When something does not build or run, or a window misses a change.
pub fn run(options: &Options) -> Result<()> {
    allow_many_files()?;
    let cluster = Cluster::temporary_and_durable(postgresql::ensure()?)?;
    let setup = Setup::new(cluster, servers::build()?)?;
    load::fill(&setup, options.tickets)?;
    let server = setup.start_api(&[STREAMS_PER_ADDRESS])?;
    let port = setup.servers.port;
    let head = setup.sql("SELECT last FROM event_head")?.trim().parse()?;
    let writers = Writers::new(port, head)?;
    let mut screens = Screens::open(port, options.windows, writers.tickets())?;
    screens.run(|screens| screens.are_fresh(writers.head()))?;

    let duration = Duration::from_secs(options.seconds.into());
    let (head, before) = (writers.head(), Usage::now(&setup, &server)?);
    screens.counters = Counters::default();
    let rate = Some(options.changes);
    thread::scope(|scope| {
        let writing = scope.spawn(|| writers.write(Changes::TicketsAndMessages, rate, duration));
        screens.run(|_| writing.is_finished())?;
        writing.join().map_err(|_| anyhow!("a writer panicked"))?
    })?;
    let usage = Usage::now(&setup, &server)?.since(&before);
    let limit = Instant::now() + MAX_LATENCY;
    screens.run(|screens| screens.are_fresh(writers.head()) || Instant::now() > limit)?;
    ensure!(screens.are_fresh(writers.head()), "a window misses a change");
    say(format!(
        "{} windows, {} tickets, {} changes in {:.0} s",
        options.windows,
        options.tickets,
        writers.head() - head,
        usage.time.as_secs_f64()
    ));
    usage.print();
    screens.counters.print();
    say(format!("the server holds {} MB", memory_kb(server.id(), "VmRSS:")? / 1_024));
    Ok(())
}

/// All windows, in one thread.
struct Screens {
    ready: OwnedFd,
    windows: Vec<Window>,
    counters: Counters,
}

impl Screens {
    /// Opens windows; each shows one of the tickets.
    fn open(port: u16, count: u32, tickets: &[i64]) -> Result<Self> {
        let ready = epoll::create(epoll::CreateFlags::CLOEXEC)?;
        let mut windows = Vec::new();
        for (number, ticket) in (0..count).zip(tickets.iter().cycle()) {
            let window = Window::open(port, ROLES[number as usize % 2], *ticket, number)?;
            for socket in window.sockets() {
                let data = epoll::EventData::new_u64(number.into());
                epoll::add(&ready, socket.as_fd(), data, epoll::EventFlags::IN)?;
            }
            windows.push(window);
        }
        Ok(Self { ready, windows, counters: Counters::default() })
    }

    /// Whether all show everything up to a position.
    fn are_fresh(&self, position: i64) -> bool {
        self.windows.iter().all(|window| window.is_fresh(position))
    }

    /// Lets the windows listen and fetch until it is over.
    fn run(&mut self, mut is_over: impl FnMut(&Self) -> bool) -> Result<()> {
        let (mut events, mut buffer) = (Vec::with_capacity(BATCH_SIZE), vec![0; 256 * 1_024]);
        while !is_over(self) {
            events.clear();
            let room = rustix::buffer::spare_capacity(&mut events);
            epoll::wait(&self.ready, room, Some(&POLL_INTERVAL))?;
            for event in &events {
                let window = &mut self.windows[usize::try_from(event.data.u64())?];
                window.read(&mut buffer, &mut self.counters)?;
            }
            for window in &mut self.windows {
                window.fetch_if_due()?;
            }
        }
        Ok(())
    }
}

/// What programs have taken so far, or in a time.
struct Usage {
    at: Instant,
    time: Duration,
    server: Duration,
    database: Duration,
    transactions: u64,
}

impl Usage {
    fn now(setup: &Setup, server: &Process) -> Result<Self> {
        let transactions = setup.sql(&format!(
            "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = '{DATABASE}'"
        ))?;
        Ok(Self {
            at: Instant::now(),
            time: Duration::ZERO,
            server: processor_time(server.id())?,
            database: database_processor_time(&setup.cluster)?,
            transactions: transactions.trim().parse()?,
        })
    }

    fn since(self, before: &Self) -> Self {
        Self {
            time: self.at - before.at,
            server: self.server.saturating_sub(before.server),
            database: self.database.saturating_sub(before.database),
            transactions: self.transactions - before.transactions,
            ..self
        }
    }

    fn print(&self) {
        let cores = |time: Duration| time.as_secs_f64() / self.time.as_secs_f64();
        say(format!("the server takes {:.2} cores (goal 0.5)", cores(self.server)));
        say(format!("PostgreSQL takes {:.2} cores (goal 0.5)", cores(self.database)));
        // The statistics of PostgreSQL come up to a second late.
        let transactions = self.transactions as f64 / self.time.as_secs_f64();
        say(format!("{transactions:.0} transactions a second"));
    }
}

impl Counters {
    fn print(&self) {
        let mut latencies = self.latencies.clone();
        latencies.sort_unstable();
        let [p50, p99, worst] =
            [50, 99, 100].map(|percent| milliseconds(percentile(&latencies, percent)));
        say(format!(
            "from a change to the fresh list in a window: p50 {p50:.0} ms, p99 {p99:.0} ms (goal 1,000), \
             worst {worst:.0} ms; {} lists of {} lacked a ticket",
            self.stale,
            latencies.len()
        ));
        say(format!(
            "{} responses with a body ({} MB), {} times 304, {} failures",
            self.full,
            self.bytes / 1_000_000,
            self.unmodified,
            self.failures
        ));
    }
}
