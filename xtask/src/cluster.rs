//! A PostgreSQL cluster of our own: made, started, stopped and killed here, reachable from this machine only.

pub mod account;
pub mod folder;
pub mod postmaster;
pub mod server;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::process::Signal;

use crate::process::Process;
use crate::progress::say;
use crate::tools::postgresql::Programs;
use crate::{http, patience, program};
use account::Account;
use postmaster::Running;
use server::Server;

/// How long PostgreSQL may take to come up, which includes recovery after a kill.
const START_LIMIT: Duration = Duration::from_secs(60);
/// How long it may take to write down what it holds before it is killed.
const STOP_LIMIT: Duration = Duration::from_secs(15);
/// For data nobody will miss should the machine go down. A commit still outlives a kill.
const CARELESS: [&str; 3] = ["fsync=off", "full_page_writes=off", "max_connections=300"];

/// A cluster, running or not. Dropping it stops it.
#[derive(Debug)]
pub struct Cluster {
    server: Server,
    data: PathBuf,
    log: PathBuf,
    account: Option<Account>,
    options: Vec<&'static str>,
    postmaster: Option<Process>,
    throw_away: Option<PathBuf>,
}

impl Cluster {
    /// The lasting cluster of `home`, not started, and not made before its first start.
    ///
    /// # Errors
    /// When we are root and there is nobody else to run PostgreSQL as.
    pub fn lasting(programs: Programs, home: &Path, port: u16) -> Result<Self> {
        let account = Account::of_postgresql()?;
        let data = folder::for_data(home, account.as_ref());
        let log = home.join("database.log");
        let server = Server { programs, port };
        Ok(Self {
            server,
            data,
            log,
            account,
            options: Vec::new(),
            postmaster: None,
            throw_away: None,
        })
    }

    /// A running cluster for tests on a free port, in a folder of its own that goes when it is dropped.
    ///
    /// # Errors
    /// When it cannot be made or started.
    pub fn throw_away(programs: Programs) -> Result<Self> {
        let account = Account::of_postgresql()?;
        let folder = folder::fresh()?;
        let [port] = http::free_ports()?;
        let server = Server { programs, port };
        let mut cluster = Self {
            server,
            data: folder.join("data"),
            log: folder.join("log"),
            account,
            options: CARELESS.to_vec(),
            postmaster: None,
            throw_away: Some(folder),
        };
        cluster.start()?;
        Ok(cluster)
    }

    /// The postmaster of the lasting cluster of `home`, whoever started it.
    ///
    /// # Errors
    /// As [`Cluster::lasting`].
    pub fn running_in(home: &Path) -> Result<Option<Running>> {
        let account = Account::of_postgresql()?;
        Ok(postmaster::running(&folder::for_data(home, account.as_ref())))
    }

    /// How to talk to it.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The postmaster of this data folder, whoever started it.
    pub fn running(&self) -> Option<Running> {
        postmaster::running(&self.data)
    }

    /// Where its log is written.
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// Starts it, the first time after making it, and waits until it takes connections.
    ///
    /// # Errors
    /// When it cannot be made, or does not come up in time; its log is part of the error.
    pub fn start(&mut self) -> Result<()> {
        self.launch()?;
        let ready = patience::until(START_LIMIT, || {
            let gone = self.ended().is_some();
            (gone || self.is_ready()).then_some(!gone)
        });
        if ready != Some(true) {
            bail!("PostgreSQL did not start:\n{}", program::tail_of(&self.log));
        }
        Ok(())
    }

    /// Starts it without waiting. [`Cluster::is_ready`] tells when it takes connections.
    ///
    /// # Errors
    /// When it cannot be made, or the program cannot be started at all.
    pub fn launch(&mut self) -> Result<()> {
        if !self.data.join("PG_VERSION").exists() {
            self.make()?;
        }
        let postgres = self.server.programs.path("postgres");
        let mut command = account::command(postgres, "INT", self.account.as_ref());
        command.arg("-D").arg(&self.data).args(["-p", &self.server.port.to_string()]);
        for option in
            ["listen_addresses=127.0.0.1", "unix_socket_directories="].iter().chain(&self.options)
        {
            command.args(["-c", option]);
        }
        self.postmaster = Some(Process::start(&mut command, &self.log)?);
        Ok(())
    }

    fn make(&self) -> Result<()> {
        let initdb = self.server.programs.path("initdb");
        let mut initdb = account::command(initdb, "TERM", self.account.as_ref());
        initdb.args(["--username=postgres", "--auth=trust", "--data-checksums"]);
        initdb.args(["--encoding=UTF8", "--locale=C.UTF-8"]);
        if self.throw_away.is_some() {
            initdb.arg("--no-sync");
        }
        let home = self.log.parent().context("a log lies in a folder")?;
        fs::create_dir_all(home).with_context(|| format!("cannot make {}", home.display()))?;
        if !self.data.starts_with(home) {
            let (home, data) = (home.display(), self.data.display());
            say(format!(
                "PostgreSQL does not run as root and nobody else can enter {home}: its data lie in {data}"
            ));
        }
        folder::fill(&self.data, self.account.as_ref(), |folder| {
            program::output(initdb.arg("-D").arg(folder))
                .context("cannot make a PostgreSQL cluster")
        })
    }

    /// Whether the postmaster we started takes connections.
    pub fn is_ready(&self) -> bool {
        let ours = self.postmaster.as_ref().map(Process::id);
        ours.is_some() && self.running().is_some_and(|it| Some(it.id) == ours && it.ready)
    }

    /// How the postmaster we started ended; `None` while it runs or when we started none.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.postmaster.as_mut().and_then(Process::ended)
    }

    /// Ends all connections and stops. What was committed is on disk afterwards.
    pub fn stop(&mut self) {
        if let Some(mut postmaster) = self.postmaster.take() {
            postmaster.stop(Signal::INT, STOP_LIMIT);
        }
    }

    /// Ends it at once and in the midst of everything; the next start recovers.
    pub fn kill(&mut self) {
        if let Some(mut postmaster) = self.postmaster.take() {
            // Unlike a plain kill this waits for its children, whose memory would be in the way of the next start.
            postmaster.stop(Signal::QUIT, STOP_LIMIT);
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let Some(folder) = self.throw_away.take() else { return self.stop() };
        self.kill();
        if let Err(error) = fs::remove_dir_all(&folder) {
            say(format!("could not remove {}: {error}", folder.display()));
        }
    }
}
