//! Lodge, running.

mod upheaval;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use xtask::cluster::{Cluster, folder};
use xtask::http;
use xtask::patience::until;
use xtask::process::{Process, Signal};
use xtask::progress::say;
use xtask::servers::{ANALYSES, Servers};

use crate::database::Database;
use crate::setting::{self, PATIENCE};

/// How long a server may take to end.
const STOP_LIMIT: Duration = Duration::from_secs(10);

/// The API, the three analyses and the pulse on a database of their own. Dropping it ends them and removes everything.
#[derive(Debug)]
pub struct Lodge {
    servers: Servers,
    logs: PathBuf,
    analyses: Vec<Option<Process>>,
    pulse: Option<Process>,
    api: Option<Process>,
    database: Database,
}

impl Lodge {
    /// Starts everything on a copy of the migrated database, and waits until it is ready.
    ///
    /// # Errors
    /// When a part does not become ready; its log is shown.
    pub fn start() -> Result<Self> {
        Self::on(Database::copy()?)
    }

    /// The same with a database server of its own, for tests that kill it.
    ///
    /// # Errors
    /// As [`Lodge::start`].
    pub fn start_with_own_database_server() -> Result<Self> {
        Self::on(Database::alone()?)
    }

    /// The one address that everything answers on.
    pub fn address(&self) -> String {
        self.servers.address()
    }

    /// `lodge` with one of its subcommands, on this database.
    pub fn lodge(&self, subcommand: &str) -> Command {
        self.servers.lodge(subcommand)
    }

    /// The answer of plain SQL, a line per row.
    ///
    /// # Errors
    /// When the database refuses the statement.
    pub fn sql(&self, statement: &str) -> Result<String> {
        self.database.sql(statement)
    }

    /// Kills the API, as a crash would.
    pub fn kill_api(&mut self) {
        self.api = None;
    }

    /// Starts the API again and waits until it is ready.
    ///
    /// # Errors
    /// When it does not become ready.
    pub fn start_api(&mut self) -> Result<()> {
        let api = Process::start(&mut self.servers.serve(), &self.logs.join("api"))?;
        wait_until_ready(self.api.insert(api), self.servers.port)
    }

    /// Kills one analysis, by its name.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn kill_analysis(&mut self, name: &str) -> Result<()> {
        let place = place_of(name)?;
        self.analyses[place] = None;
        Ok(())
    }

    /// Starts one analysis again and waits until it is ready.
    ///
    /// # Errors
    /// When there is none of that name, or it does not become ready.
    pub fn start_analysis(&mut self, name: &str) -> Result<()> {
        let place = place_of(name)?;
        let analysis = Process::start(&mut self.servers.analysis(place), &self.logs.join(name))?;
        wait_until_ready(self.analyses[place].insert(analysis), self.servers.analytics_ports[place])
    }

    /// Kills the pulse.
    pub fn kill_pulse(&mut self) {
        self.pulse = None;
    }

    /// Starts the pulse, perhaps again, and waits until it is ready.
    ///
    /// # Errors
    /// When it does not become ready.
    pub fn start_pulse(&mut self) -> Result<()> {
        let pulse = Process::start(&mut self.servers.pulse(), &self.logs.join("pulse"))?;
        wait_until_ready(self.pulse.insert(pulse), self.servers.pulse_port)
    }

    /// The database server of [`Lodge::start_with_own_database_server`], to be killed and started.
    ///
    /// # Errors
    /// When this Lodge shares its server with other tests.
    pub fn database_server(&mut self) -> Result<&mut Cluster> {
        match &mut self.database {
            Database::Alone(cluster) => Ok(cluster),
            Database::Copy { .. } => anyhow::bail!("other tests use this server, too"),
        }
    }

    fn on(database: Database) -> Result<Self> {
        let [port, backlog, resolution, workload, pulse_port] = http::free_ports()?;
        let servers = Servers {
            programs: setting::path("LODGE_TEST_BIN")?,
            assets: setting::path("LODGE_TEST_DIST")?,
            database: database.url(),
            port,
            analytics_ports: [backlog, resolution, workload],
            pulse_port,
        };
        let analyses = ANALYSES.iter().map(|_| None).collect();
        let logs = folder::fresh()?;
        let mut lodge = Self { servers, logs, analyses, pulse: None, api: None, database };
        lodge.start_api()?;
        for (name, _) in ANALYSES {
            lodge.start_analysis(name)?;
        }
        lodge.start_pulse()?;
        Ok(lodge)
    }
}

impl Drop for Lodge {
    fn drop(&mut self) {
        let services = self.analyses.iter_mut().chain([&mut self.pulse]);
        let mut all: Vec<_> = services.chain([&mut self.api]).flatten().collect();
        // Each may take a second to take leave of the others.
        all.iter_mut().for_each(|it| it.signal(Signal::TERM));
        for process in all {
            process.stop(Signal::TERM, STOP_LIMIT);
            if thread::panicking() {
                say(format!("the end of {}:\n{}", process.log().display(), process.last_words()));
            }
        }
        remove(&self.logs);
    }
}

fn place_of(name: &str) -> Result<usize> {
    ANALYSES
        .iter()
        .position(|it| it.0 == name)
        .with_context(|| format!("there is no analysis {name}"))
}

fn wait_until_ready(process: &mut Process, port: u16) -> Result<()> {
    let ready = until(PATIENCE, || {
        let ended = process.ended().is_some();
        if ended { Some(false) } else { http::is_ready(port).then_some(true) }
    });
    ensure!(
        ready == Some(true),
        "{} is not ready:\n{}",
        process.log().display(),
        process.last_words()
    );
    Ok(())
}

/// A folder of a test that could not be removed is a nuisance, not a failure.
pub(crate) fn remove(folder: &Path) {
    if let Err(error) = fs::remove_dir_all(folder) {
        say(format!("could not remove {}: {error}", folder.display()));
    }
}
