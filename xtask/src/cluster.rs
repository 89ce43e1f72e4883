//! A PostgreSQL cluster that is created, started, stopped and killed here, and that only this machine can reach.

pub mod account;
pub mod data_folder;
pub mod postmaster;
pub mod server;

use std::fs::{self, Permissions};
use std::ops::RangeInclusive;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::process::Signal;
use tempfile::TempDir;

use crate::process::Process;
use crate::progress::say;
use crate::tools::postgresql::Programs;
use crate::wait::wait_until;
use crate::{http, program};
use account::Account;
use postmaster::Running;
use server::Server;

/// The longest wait until PostgreSQL takes connections, which includes recovery after a kill.
const START_TIMEOUT: Duration = Duration::from_secs(60);
/// The longest wait until it has written everything to disk, before it is killed.
const STOP_TIMEOUT: Duration = Duration::from_secs(15);
/// Options for data that may be lost when the machine goes down. A commit still survives a kill.
const TEMPORARY_OPTIONS: [&str; 3] = ["fsync=off", "full_page_writes=off", "max_connections=300"];

/// The least and the most memory for PostgreSQL's cache of pages.
const CACHE_BYTES: RangeInclusive<u64> = 128 << 20..=1 << 30;

/// A cluster, running or not. Dropping it stops it.
#[derive(Debug)]
pub struct Cluster {
    server: Server,
    data: PathBuf,
    log: PathBuf,
    account: Option<Account>,
    options: Vec<String>,
    postmaster: Option<Process>,
    temporary: Option<TempDir>,
}

impl Cluster {
    /// The persistent cluster in `home`, not started; its first start creates it.
    ///
    /// # Errors
    /// When we are root and there is no other account to run PostgreSQL as.
    pub fn persistent(programs: Programs, home: &Path, port: u16) -> Result<Self> {
        let account = Account::of_postgresql()?;
        let data = data_folder::of_home(home, account.as_ref());
        let log = home.join("database.log");
        let server = Server { programs, port };
        Ok(Self {
            server,
            data,
            log,
            account,
            options: durable_options(),
            postmaster: None,
            temporary: None,
        })
    }

    /// A running cluster for tests on a free port, in a folder of its own that is removed with it.
    ///
    /// # Errors
    /// When it cannot be created or started.
    pub fn temporary(programs: Programs) -> Result<Self> {
        let options = TEMPORARY_OPTIONS.map(str::to_owned).to_vec();
        Self::in_temporary_folder(programs, options)
    }

    /// The same for measurements: its settings are those of a persistent cluster, so a commit waits for the disk.
    ///
    /// # Errors
    /// As [`Cluster::temporary`].
    pub fn temporary_and_durable(programs: Programs) -> Result<Self> {
        Self::in_temporary_folder(programs, durable_options())
    }

    fn in_temporary_folder(programs: Programs, options: Vec<String>) -> Result<Self> {
        let account = Account::of_postgresql()?;
        // The account of PostgreSQL must be able to enter it.
        let readable = Permissions::from_mode(0o755);
        let folder = tempfile::Builder::new().prefix("lodge-").permissions(readable).tempdir()?;
        let [port] = http::free_ports()?;
        let server = Server { programs, port };
        let mut cluster = Self {
            server,
            data: folder.path().join("data"),
            log: folder.path().join("log"),
            account,
            options,
            postmaster: None,
            temporary: Some(folder),
        };
        cluster.start()?;
        Ok(cluster)
    }

    /// The postmaster of the persistent cluster in `home`, whoever started it.
    ///
    /// # Errors
    /// As [`Cluster::persistent`].
    pub fn running_in(home: &Path) -> Result<Option<Running>> {
        let account = Account::of_postgresql()?;
        Ok(postmaster::running(&data_folder::of_home(home, account.as_ref())))
    }

    /// Its server, for statements.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The postmaster of this data folder, whoever started it.
    pub fn running(&self) -> Option<Running> {
        postmaster::running(&self.data)
    }

    /// Its data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The file of its log.
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// Starts it, creates it first if necessary, and waits until it takes connections.
    ///
    /// # Errors
    /// When it cannot be created, or is not ready in time; its log is part of the error.
    pub fn start(&mut self) -> Result<()> {
        self.launch()?;
        let is_ready = wait_until(START_TIMEOUT, || {
            let has_ended = self.ended().is_some();
            (has_ended || self.is_ready()).then_some(!has_ended)
        });
        if is_ready != Some(true) {
            bail!("PostgreSQL did not start:\n{}", program::end_of(&self.log));
        }
        Ok(())
    }

    /// Starts it without waiting until [`Cluster::is_ready`].
    ///
    /// # Errors
    /// When it cannot be created, or the program cannot be started at all.
    pub fn launch(&mut self) -> Result<()> {
        if !self.data.join("PG_VERSION").exists() {
            self.create()?;
        }
        let postgres = self.server.programs.path("postgres");
        let mut command = account::command(postgres, "INT", self.account.as_ref());
        command.arg("-D").arg(&self.data).args(["-p", &self.server.port.to_string()]);
        for option in ["listen_addresses=127.0.0.1", "unix_socket_directories="] {
            command.args(["-c", option]);
        }
        for option in &self.options {
            command.args(["-c", option]);
        }
        if self.temporary.is_some() {
            // Where PostgreSQL is installed with its translations: no test may depend on English messages.
            command.env("LANGUAGE", "de");
        }
        self.postmaster = Some(Process::start(&mut command, &self.log)?);
        Ok(())
    }

    fn create(&self) -> Result<()> {
        let initdb = self.server.programs.path("initdb");
        let mut initdb = account::command(initdb, "TERM", self.account.as_ref());
        initdb.args(["--username=postgres", "--auth=trust", "--data-checksums"]);
        initdb.args(["--encoding=UTF8", "--locale=C.UTF-8"]);
        if self.temporary.is_some() {
            initdb.arg("--no-sync");
        }
        let home = self.log.parent().context("a log without a folder")?;
        fs::create_dir_all(home).with_context(|| format!("cannot create {}", home.display()))?;
        if !self.data.starts_with(home) {
            let (home, data) = (home.display(), self.data.display());
            say(format!(
                "PostgreSQL does not run as root, and other accounts cannot enter {home}: its data is in {data}"
            ));
        }
        data_folder::create(&self.data, self.account.as_ref(), |folder| {
            program::output(initdb.arg("-D").arg(folder))
                .context("cannot create a PostgreSQL cluster")
        })
    }

    /// Whether the postmaster we started takes connections.
    pub fn is_ready(&self) -> bool {
        let own = self.postmaster.as_ref().map(Process::id);
        own.is_some() && self.running().is_some_and(|it| Some(it.id) == own && it.is_ready)
    }

    /// How the postmaster we started ended; `None` while it runs or when we started none.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.postmaster.as_mut().and_then(Process::ended)
    }

    /// Ends all connections and stops. Everything committed is on disk afterwards.
    pub fn stop(&mut self) {
        if let Some(mut postmaster) = self.postmaster.take() {
            postmaster.stop(Signal::INT, STOP_TIMEOUT);
        }
    }

    /// Ends it at once, whatever it does; the next start recovers.
    pub fn kill(&mut self) {
        if let Some(mut postmaster) = self.postmaster.take() {
            // Unlike a plain kill this waits for its children, whose shared memory would block the next start.
            postmaster.stop(Signal::QUIT, STOP_TIMEOUT);
        }
    }
}

/// Options for data that must not be lost. PostgreSQL's manual proposes a quarter of the memory for its cache.
fn durable_options() -> Vec<String> {
    let system = rustix::system::sysinfo();
    let memory = u64::from(system.mem_unit) * system.totalram;
    let cache = (memory / 4).clamp(*CACHE_BYTES.start(), *CACHE_BYTES.end());
    vec![format!("shared_buffers={}kB", cache >> 10)]
}

impl Drop for Cluster {
    fn drop(&mut self) {
        match self.temporary {
            // Its folder goes with it.
            Some(_) => self.kill(),
            None => self.stop(),
        }
    }
}
