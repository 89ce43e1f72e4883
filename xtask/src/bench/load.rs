//! The speed of requests with many tickets, beside bare PostgreSQL with equivalent statements.

mod bare;
mod lines;
mod report;
mod wal;
mod wrk;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Args;

use super::connection::{Connection, HELPDESK};
use super::history::texts::{TICKETS_OF_RARE, Texts};
use super::history::{self, History};
use super::process_usage::{
    database_memory_kb, database_processor_time, folder_size, memory_kb, processor_time,
};
use super::setup::Setup;
use crate::cluster::Cluster;
use crate::process::Process;
use crate::progress::{rounded, say, silent_step};
use crate::servers::{self, analyses};
use crate::tools;
use crate::wait::wait_until;
use lines::{Goal, Line};
use report::{Measured, Report};
use wrk::Wrk;

/// The tickets of 50 that are open, and those that are active: 28 % of all together.
pub const UNCLOSED_OF_50: (u32, u32) = (7, 7);
/// How many connections send requests at the same time, the first time and the second time.
const CLIENTS: [u32; 2] = [16, 1];
/// The longest wait for the search index, and for statements that go on after their client has left.
const IDLE_TIMEOUT: Duration = Duration::from_secs(300);
/// A program that takes less than this share of a processor has finished its work.
const IDLE_SHARE: f64 = 0.05;

/// What is measured.
#[derive(Debug, Clone, Args)]
pub struct Options {
    /// How many tickets the database has; several numbers, separated by commas, are measured one after the other
    #[arg(long, value_name = "N", value_delimiter = ',', default_values_t = [100_000, 1_000_000],
        value_parser = clap::value_parser!(u32).range(1_000..))]
    tickets: Vec<u32>,
    /// How long each kind of request is sent, over 16 connections and again over one
    #[arg(long, value_name = "N", default_value_t = 10,
        value_parser = clap::value_parser!(u32).range(1..))]
    seconds: u32,
}

/// Measures with each number of tickets, and prints the tables.
///
/// # Errors
/// When something does not build, start or answer at all.
pub fn run(options: &Options) -> Result<()> {
    let (wrk, database) = (tools::wrk::ensure()?, tools::postgresql::ensure()?);
    let programs = servers::build()?;
    let mut reports = Vec::new();
    for &tickets in &options.tickets {
        let cluster = Cluster::temporary_and_durable(database.clone())?;
        let setup = Setup::new(cluster, programs.clone())?;
        let report = measure(&setup, tickets, options.seconds, &wrk)?;
        report.print();
        reports.push(report);
    }
    for pair in reports.windows(2) {
        report::print_growth(&pair[0], &pair[1]);
    }
    Ok(())
}

fn measure(setup: &Setup, tickets: u32, seconds: u32, wrk: &Path) -> Result<Report> {
    let texts = fill(setup, tickets)?;
    let bare = silent_step("Measuring bare PostgreSQL", || bare::measure(setup, seconds))?;
    let api = setup.start_api(&[])?;
    let mut notes = vec![wait_for_search(setup, &texts, &api)?];
    let (port, folder) = (setup.servers.port, setup.folder().to_owned());
    let wrk = Wrk { program: wrk.to_owned(), port, seconds, folder };
    let mut lines = Vec::new();
    for line in lines::before_chart(setup, &texts)? {
        let bare = line.bare.and_then(|statement| bare.rate(statement));
        lines.push(measure_line(setup, &wrk, &line, bare)?);
    }
    notes.extend(bare.notes());
    notes.push(memory(setup, &api)?);
    notes.extend(wal::measure(setup, &texts)?);
    let services = start_analyses(setup)?;
    lines.push(measure_line(setup, &wrk, &lines::chart(), None)?);
    drop(services);
    Ok(Report { tickets, lines, notes })
}

/// Fills the database as for all measurements under load.
///
/// # Errors
/// When the database refuses.
pub fn fill(setup: &Setup, tickets: u32) -> Result<Texts> {
    let (open_of_50, active_of_50) = UNCLOSED_OF_50;
    let texts = Texts::of_corpus(tickets)?;
    let history = History { tickets, open_of_50, active_of_50, texts: Some(&texts) };
    silent_step(&format!("Filling a database with {tickets} tickets"), || {
        history::fill(setup, &history)
    })?;
    Ok(texts)
}

fn measure_line(setup: &Setup, wrk: &Wrk, line: &Line, bare: Option<f64>) -> Result<Measured> {
    silent_step(&line.name, || {
        let runs = CLIENTS.map(|clients| -> Result<_> {
            wait_for_statements(setup)?;
            wrk.run(line, clients)
        });
        let [many, single] = runs;
        let (many, single) = (many?, single?);
        Ok(Measured { name: line.name.clone(), goal: line.goal, many, single, bare })
    })
}

/// Waits for statements that go on although nobody waits for them any more.
fn wait_for_statements(setup: &Setup) -> Result<()> {
    const ACTIVE: &str = "SELECT count(*) FROM pg_stat_activity
        WHERE state = 'active' AND backend_type = 'client backend' AND pid <> pg_backend_pid()";
    let is_idle = wait_until(IDLE_TIMEOUT, || match setup.sql(ACTIVE) {
        Ok(active) => (active.trim() == "0").then_some(Ok(())),
        Err(error) => Some(Err(error)),
    });
    is_idle.context("statements do not end")?
}

/// Waits until a rare word is found, and the server and PostgreSQL have nothing more to do. Says how long it took.
fn wait_for_search(setup: &Setup, texts: &Texts, api: &Process) -> Result<String> {
    let started_at = Instant::now();
    let port = setup.servers.port;
    let time = || -> Result<Duration> {
        Ok(processor_time(api.id())? + database_processor_time(&setup.cluster)?)
    };
    let path = format!("/api/tickets?q={}", texts.rare[0]);
    let mut connection = Connection::to(port)?;
    let hits = wait_until(IDLE_TIMEOUT, || {
        let response = connection.get(&path, HELPDESK).or_else(|_| {
            connection.reopen()?;
            connection.get(&path, HELPDESK)
        });
        let hits = lines::items_in(&response.ok()?.body);
        (hits >= TICKETS_OF_RARE).then_some(hits)
    });
    let Some(hits) = hits else {
        return Ok(format!("**A rare word is not found** after {}.", rounded(IDLE_TIMEOUT)));
    };
    let mut last = (Instant::now(), time()?);
    let is_idle = wait_until(IDLE_TIMEOUT, || {
        if last.0.elapsed() < Duration::from_secs(1) {
            return None;
        }
        let now = (Instant::now(), time().ok()?);
        let share = (now.1 - last.1).as_secs_f64() / (now.0 - last.0).as_secs_f64();
        last = now;
        (share < IDLE_SHARE).then_some(())
    });
    ensure!(is_idle.is_some(), "the server does not come to rest");
    let took = rounded(started_at.elapsed());
    Ok(format!("A rare word is found ({hits} tickets) and the server at rest after {took}."))
}

/// Starts the services that answer analyses, each when the one before has read the log.
fn start_analyses(setup: &Setup) -> Result<Vec<Process>> {
    let start = |name| {
        let service = setup.servers.service(name)?;
        let (process, took) = setup.start(&mut setup.servers.command_of(service), service.port)?;
        say(format!("{name}: ready from zero after {}", rounded(took)));
        Ok(process)
    };
    analyses().map(start).collect()
}

fn memory(setup: &Setup, api: &Process) -> Result<String> {
    let server = memory_kb(api.id(), "VmRSS:")? / 1_024;
    let database = database_memory_kb(&setup.cluster)? / 1_024;
    let index = folder_size(&setup.servers.search_index)? / 1_024 / 1_024;
    Ok(format!(
        "Memory after that: the server {server} MB (goal 80, with a search index 250), PostgreSQL {database} MB; \
         the search index takes {index} MB on disk."
    ))
}
