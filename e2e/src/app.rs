//! Lodge with all its services, running for one test.

mod faults;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Result, ensure};
use tempfile::TempDir;
use xtask::http;
use xtask::process::{Process, Signal};
use xtask::progress::say;
use xtask::servers::{SERVICES, Servers};
use xtask::wait::wait_until;

use crate::database::Database;
use crate::{MAX_WAIT, environment};

/// The longest wait for a server to stop.
const STOP_TIMEOUT: Duration = Duration::from_secs(10);

/// The API and its services on a database of their own. Dropping it stops them and removes everything.
#[derive(Debug)]
pub struct Lodge {
    servers: Servers,
    logs: TempDir,
    services: BTreeMap<&'static str, Process>,
    api: Option<Process>,
    database: Database,
}

impl Lodge {
    /// Starts everything on a copy of the migrated database, and waits until it is ready.
    ///
    /// # Errors
    /// When a server does not become ready; the error holds its log.
    pub fn start() -> Result<Self> {
        Self::on(Database::copy_of_template()?)
    }

    /// The same with a database server of its own, for tests that kill it.
    ///
    /// # Errors
    /// As [`Lodge::start`].
    pub fn start_with_own_database_server() -> Result<Self> {
        Self::on(Database::on_own_server()?)
    }

    fn on(database: Database) -> Result<Self> {
        let programs = environment::path("LODGE_TEST_BIN")?;
        let assets = environment::path("LODGE_TEST_DIST")?;
        let logs = tempfile::tempdir()?;
        let servers = Servers::on_free_ports(programs, assets, logs.path(), database.url())?;
        let mut lodge = Self { servers, logs, services: BTreeMap::new(), api: None, database };
        lodge.start_api()?;
        for name in SERVICES {
            lodge.start_service(name)?;
        }
        Ok(lodge)
    }

    /// The one address that everything answers on.
    pub fn address(&self) -> String {
        self.servers.address()
    }

    /// The address of a screen, by its path.
    pub fn url(&self, path: &str) -> String {
        self.address() + path
    }

    /// `lodge` with one of its subcommands, on this database.
    pub fn command(&self, subcommand: &str) -> Command {
        self.servers.lodge(subcommand)
    }

    /// The result of plain SQL, a line per row.
    ///
    /// # Errors
    /// When the database refuses the statement.
    pub fn sql(&self, statement: &str) -> Result<String> {
        self.database.sql(statement)
    }

    /// Starts the API, perhaps again, and waits until it is ready.
    ///
    /// # Errors
    /// When it does not become ready.
    pub fn start_api(&mut self) -> Result<()> {
        self.start_api_with(&[])
    }

    /// The same with more settings, after those that every test has.
    ///
    /// # Errors
    /// As [`Lodge::start_api`].
    pub fn start_api_with(&mut self, settings: &[&str]) -> Result<()> {
        let api = Process::start(self.servers.api().args(settings), &self.log_of("api"))?;
        wait_until_ready(self.api.insert(api), self.servers.port)
    }

    /// Starts a service by its name, perhaps again, and waits until it is ready.
    ///
    /// # Errors
    /// When there is none of that name, or it does not become ready.
    pub fn start_service(&mut self, name: &str) -> Result<()> {
        let port = self.servers.service(name)?.port;
        wait_until_ready(self.launch_service(name)?, port)
    }

    fn log_of(&self, name: &str) -> PathBuf {
        self.logs.path().join(name)
    }
}

impl Drop for Lodge {
    fn drop(&mut self) {
        let mut all: Vec<_> = self.services.values_mut().chain(&mut self.api).collect();
        // Each may take a second to close its connections.
        all.iter_mut().for_each(|process| process.signal(Signal::TERM));
        for process in all {
            process.stop(Signal::TERM, STOP_TIMEOUT);
            if thread::panicking() {
                let (log, end) = (process.log().display(), process.end_of_log());
                say(format!("the end of {log}:\n{end}"));
            }
        }
    }
}

fn wait_until_ready(process: &mut Process, port: u16) -> Result<()> {
    let ready = wait_until(MAX_WAIT, || {
        let has_ended = process.ended().is_some();
        if has_ended { Some(false) } else { http::is_ready(port).then_some(true) }
    });
    let (log, end) = (process.log().display(), process.end_of_log());
    ensure!(ready == Some(true), "{log} is not ready:\n{end}");
    Ok(())
}
