//! `cargo xtask up`: from a fresh machine to an address that works.

pub mod database;
pub mod holder;
pub mod part;
pub mod ports;
pub mod supervisor;

use std::io::{self, Write};
use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;

use crate::interrupt::Interrupt;
use crate::progress::{say, silent_step, spoken};
use crate::servers::{self, ANALYSES, Servers};
use crate::{checkout, program, spa};
use database::Database;
use part::{Part, Server};
use ports::Ports;
use supervisor::Supervisor;

/// What can be chosen about a run.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    ports: Ports,
    /// Start with an empty database instead of demo data (counts on the first start only)
    #[arg(long)]
    empty: bool,
}

/// Builds what is not built, starts everything, prints the address, and watches until it is told to end.
///
/// # Errors
/// When a step fails; what was started until then is ended.
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
        database: database.url(),
        port: options.ports.port,
        analytics_ports: options.ports.analytics(),
        pulse_port: options.ports.pulse(),
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
        say(format!("Lodge is ready after {}. Ctrl-C ends it.", spoken(started.elapsed())));
        writeln!(io::stdout(), "{}", servers.address()).context("cannot print the address")?;
        supervisor.watch();
    }
    supervisor.stop();
    Ok(())
}

/// On the first start with a database of our own: demo data, unless it shall stay empty.
fn fill_once(database: &Database, servers: &Servers, empty: bool) -> Result<()> {
    if !database.is_first_start() {
        return Ok(());
    }
    if !empty {
        silent_step("Loading demo data (`--empty` leaves it out)", || {
            program::output(&mut servers.lodge("demo"))
        })?;
    }
    database.note_first_start()
}

fn api(servers: &Servers) -> Server {
    let servers = servers.clone();
    Server::new("The API", "api", servers.port, move || servers.serve())
}

fn services(servers: &Servers) -> Vec<Box<dyn Part>> {
    let analysis = |place: usize| {
        let servers = servers.clone();
        let (name, port) = (ANALYSES[place].0, servers.analytics_ports[place]);
        let spoken = format!("The analysis {name}");
        Box::new(Server::new(&spoken, name, port, move || servers.analysis(place))) as Box<dyn Part>
    };
    let pulse = servers.clone();
    let pulse = Server::new("The pulse", "pulse", servers.pulse_port, move || pulse.pulse());
    (0..ANALYSES.len()).map(analysis).chain([Box::new(pulse) as Box<dyn Part>]).collect()
}
