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

/// The database of a run.
#[derive(Debug)]
pub enum Database {
    /// In our own cluster.
    Own(Server),
    /// At an address of the user; it is neither started here nor filled with demo data by itself.
    Named(String),
}

impl Database {
    /// The database that `DATABASE_URL` names, or else our own, for which PostgreSQL is installed if it is missing.
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

    /// Its address.
    pub fn url(&self) -> String {
        match self {
            Self::Own(server) => server.url(NAME),
            Self::Named(url) => url.clone(),
        }
    }

    /// Starts our own cluster and creates the database in it; another database is not started.
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
        Cluster::persistent(programs.clone(), &checkout::home(), *port).map(Some)
    }

    /// Whether it is our own database and was neither filled nor left empty by `--empty` before.
    pub fn is_first_start(&self) -> bool {
        matches!(self, Self::Own(_)) && !first_start_record().exists()
    }

    /// Records that the first start of our own database is over.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub fn record_first_start(&self) -> Result<()> {
        if matches!(self, Self::Named(_)) {
            return Ok(());
        }
        fs::write(first_start_record(), "Demo data were loaded or left out on the first start.\n")
            .context("cannot record that the first start is over")
    }
}

/// Checks that our own cluster does not run yet, before anything is installed or built.
///
/// # Errors
/// When it runs.
pub fn check() -> Result<()> {
    let has_other = env::var_os("DATABASE_URL").is_some();
    let running = if has_other { None } else { Cluster::running_in(&checkout::home())? };
    let Some(running) = running else { return Ok(()) };
    bail!(
        "Lodge already runs from this folder: its database is process {} on port {}. Stop it first (Ctrl-C in its terminal)",
        running.id,
        running.port
    );
}

/// Runs `work` with the database of `up`, which is started for that time if it does not run.
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

fn first_start_record() -> PathBuf {
    checkout::home().join("first-start-is-over")
}
