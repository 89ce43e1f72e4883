//! One of the programs that make the house run.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::time::Duration;

use anyhow::{Context, Result};
use rustix::process::Signal;

use crate::cluster::Cluster;
use crate::process::Process;
use crate::{checkout, http, program};

/// How long a server may take to end what it is doing.
const STOP_LIMIT: Duration = Duration::from_secs(10);

/// What the supervisor must know about a program to keep it running.
pub trait Part: Send {
    /// What people call it, at the beginning of a sentence.
    fn name(&self) -> &str;
    /// Where it writes what it does.
    fn log(&self) -> PathBuf;
    /// Starts it, without waiting until it is ready.
    ///
    /// # Errors
    /// When the program cannot be started at all.
    fn launch(&mut self) -> Result<()>;
    /// How it ended; `None` while it runs.
    fn ended(&mut self) -> Option<ExitStatus>;
    /// Whether it does its work by now.
    fn is_ready(&self) -> bool;
    /// Ends it in good order, or else by force.
    fn stop(&mut self);
}

/// A program that answers HTTP and says at `/readyz` whether it is ready.
pub struct Server {
    name: String,
    log: PathBuf,
    port: u16,
    command: Box<dyn Fn() -> Command + Send>,
    process: Option<Process>,
}

impl Server {
    /// A server that `command` starts; `log` is the name of its log.
    pub fn new(
        name: &str,
        log: &str,
        port: u16,
        command: impl Fn() -> Command + Send + 'static,
    ) -> Self {
        let log = checkout::home().join(format!("{log}.log"));
        Self { name: name.to_owned(), log, port, command: Box::new(command), process: None }
    }
}

impl Part for Server {
    fn name(&self) -> &str {
        &self.name
    }

    fn log(&self) -> PathBuf {
        self.log.clone()
    }

    fn launch(&mut self) -> Result<()> {
        if self.process.is_none() {
            fs::create_dir_all(checkout::home()).context("cannot make the folder of the logs")?;
            fs::write(&self.log, "").context("cannot begin a new log")?;
        }
        self.process = Some(Process::start(&mut (self.command)(), &self.log)?);
        Ok(())
    }

    fn ended(&mut self) -> Option<ExitStatus> {
        self.process.as_mut().and_then(Process::ended)
    }

    fn is_ready(&self) -> bool {
        http::is_ready(self.port)
    }

    fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.stop(Signal::TERM, STOP_LIMIT);
        }
    }
}

impl Part for Cluster {
    fn name(&self) -> &'static str {
        "The database"
    }

    fn log(&self) -> PathBuf {
        self.log().to_owned()
    }

    fn launch(&mut self) -> Result<()> {
        Cluster::launch(self)
    }

    fn ended(&mut self) -> Option<ExitStatus> {
        Cluster::ended(self)
    }

    fn is_ready(&self) -> bool {
        Cluster::is_ready(self)
    }

    fn stop(&mut self) {
        Cluster::stop(self);
    }
}

/// The end of a part's log, for a report of what went wrong.
pub fn last_words(part: &dyn Part) -> String {
    program::tail_of(&part.log())
}
