//! `cargo xtask up`: builds and starts everything, from a fresh machine to an address that answers.

pub mod database;
pub mod port_owner;
pub mod ports;
pub mod service;
pub mod supervisor;

use std::io::{self, Write};
use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;

use crate::interrupt::Interrupt;
use crate::progress::{rounded, say, silent_step};
use crate::servers::{self, Servers};
use crate::{checkout, program, spa};
use database::Database;
use ports::Ports;
use service::{HttpService, Service};
use supervisor::Supervisor;

/// The settings of a run.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    ports: Ports,
    /// Start with an empty database instead of demo data (counts on the first start only)
    #[arg(long)]
    empty: bool,
}

/// Builds and starts everything, prints the address, and supervises it until Ctrl-C.
///
/// # Errors
/// When a step fails; everything started before is stopped.
pub fn run(options: &Options) -> Result<()> {
    let started = Instant::now();
    database::check()?;
    options.ports.check()?;
    let database = Database::choose(options.ports.database_port)?;
    spa::ensure()?;
    let programs = servers::build()?;

    let interrupt = Interrupt::watch()?;
    let cluster = database.start()?;
    let servers = Servers {
        programs,
        assets: checkout::dist(),
        search_index: checkout::home().join("search-index"),
        database_url: database.url(),
        port: options.ports.port,
        services: servers::addresses(options.ports.services()),
    };
    silent_step("Bringing the database up to date", || {
        program::output(&mut servers.lodge("migrate"))
    })?;
    fill_once(&database, &servers, options.empty)?;

    let mut supervisor = Supervisor::new(interrupt);
    if let Some(cluster) = cluster {
        supervisor.take_over(vec![Box::new(cluster)]);
    }
    supervisor.start(vec![Box::new(api(&servers))])?;
    supervisor.start(services(&servers))?;
    if supervisor.wait_until_ready()? {
        say(format!("Lodge is ready after {}. Ctrl-C ends it.", rounded(started.elapsed())));
        writeln!(io::stdout(), "{}", servers.address()).context("cannot print the address")?;
        supervisor.watch();
    }
    supervisor.stop();
    Ok(())
}

/// Loads demo data on the first start of our own database, unless it is to stay empty.
fn fill_once(database: &Database, servers: &Servers, empty: bool) -> Result<()> {
    if !database.is_first_start() {
        return Ok(());
    }
    if !empty {
        silent_step("Loading demo data (`--empty` leaves it out)", || {
            program::output(&mut servers.lodge("demo"))
        })?;
    }
    database.record_first_start()
}

fn api(servers: &Servers) -> HttpService {
    let servers = servers.clone();
    HttpService::new("The API", "api", servers.port, move || servers.api())
}

fn services(servers: &Servers) -> Vec<Box<dyn Service>> {
    let services = servers.services.iter().map(|&address| {
        let servers = servers.clone();
        let name = format!("The service {}", address.name);
        let command = move || servers.command_of(address);
        Box::new(HttpService::new(&name, address.name, address.port, command)) as Box<dyn Service>
    });
    services.collect()
}
