//! The database of a run: our own cluster, or the one that `DATABASE_URL` names.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::checkout;
use crate::cluster::Cluster;
use crate::cluster::server::Server;
use crate::progress::{say, silent_step};
use crate::tools::postgresql;

/// The name of the database in our own cluster.
const NAME: &str = "lodge";

/// Which database is used.
#[derive(Debug)]
pub enum Database {
    /// In our own cluster.
    Own(Server),
    /// Somebody else's; we neither start it nor put demo data into it unasked.
    Named(String),
}

impl Database {
    /// Chooses by `DATABASE_URL`, and makes sure of PostgreSQL if it is to be our own.
    ///
    /// # Errors
    /// When PostgreSQL is missing and cannot be installed.
    pub fn choose(port: u16) -> Result<Self> {
        match env::var("DATABASE_URL") {
            Ok(url) => {
                say(
                    "Using the database that DATABASE_URL names (`cargo xtask demo` loads demo data into it)",
                );
                Ok(Self::Named(url))
            }
            Err(_) => Ok(Self::Own(Server { programs: postgresql::ensure()?, port })),
        }
    }

    /// The address for programs.
    pub fn url(&self) -> String {
        match self {
            Self::Own(server) => server.url(NAME),
            Self::Named(url) => url.clone(),
        }
    }

    /// Starts our own cluster, with the database in it; nothing to start otherwise.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(&self) -> Result<Option<Cluster>> {
        let Some(mut cluster) = self.cluster()? else { return Ok(None) };
        silent_step("Starting the database", || {
            cluster.start()?;
            cluster.server().make_database(NAME)
        })?;
        Ok(Some(cluster))
    }

    fn cluster(&self) -> Result<Option<Cluster>> {
        let Self::Own(Server { programs, port }) = self else { return Ok(None) };
        Cluster::lasting(programs.clone(), &checkout::home(), *port).map(Some)
    }

    /// Whether our own database was never filled, nor left empty on purpose.
    pub fn is_first_start(&self) -> bool {
        matches!(self, Self::Own(_)) && !note().exists()
    }

    /// Notes that the first start of our own database is over; another one is not ours to note.
    ///
    /// # Errors
    /// When the note cannot be written.
    pub fn note_first_start(&self) -> Result<()> {
        if matches!(self, Self::Named(_)) {
            return Ok(());
        }
        fs::write(note(), "Demo data were loaded or left out on the first start.\n")
            .context("cannot note that the first start is over")
    }
}

/// Looks whether our own cluster is free to be started, before anything is installed or built.
///
/// # Errors
/// When it runs already.
pub fn check() -> Result<()> {
    let other = env::var_os("DATABASE_URL").is_some();
    let running = if other { None } else { Cluster::running_in(&checkout::home())? };
    let Some(running) = running else { return Ok(()) };
    bail!(
        "Lodge already runs from this folder: its database is process {} on port {}. End that first (Ctrl-C in its terminal)",
        running.id,
        running.port
    );
}

/// Runs `work` on the database of `up`, which is started for that long if it does not run.
///
/// # Errors
/// When it cannot be started, or `work` fails.
pub fn while_running<T>(port: u16, work: impl FnOnce(&Database) -> Result<T>) -> Result<T> {
    let database = Database::choose(port)?;
    let Some(cluster) = database.cluster()? else { return work(&database) };
    if let Some(running) = cluster.running() {
        let programs = cluster.server().programs.clone();
        return work(&Database::Own(Server { programs, port: running.port }));
    }
    let _started = database.start()?;
    work(&database)
}

fn note() -> PathBuf {
    checkout::home().join("first-start-is-over")
}
