//! The programs that the supervisor keeps running.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::time::Duration;

use anyhow::{Context, Result};
use rustix::process::Signal;

use crate::cluster::Cluster;
use crate::process::Process;
use crate::{checkout, http, program};

/// The longest wait until a server has finished its requests.
const STOP_TIMEOUT: Duration = Duration::from_secs(10);

/// A program that the supervisor keeps running.
pub trait Service: Send {
    /// Its name as the beginning of a sentence, such as `The API`.
    fn name(&self) -> &str;
    /// The file of its log.
    fn log(&self) -> PathBuf;
    /// Starts it without waiting until it is ready.
    ///
    /// # Errors
    /// When the program cannot be started at all.
    fn launch(&mut self) -> Result<()>;
    /// Its exit status; `None` while it runs.
    fn ended(&mut self) -> Option<ExitStatus>;
    /// Whether it can do its work.
    fn is_ready(&self) -> bool;
    /// Stops it in order, or kills it after a time.
    fn stop(&mut self);
}

/// A program that answers HTTP, with its readiness at `/readyz`.
pub struct HttpService {
    name: String,
    log: PathBuf,
    port: u16,
    command: Box<dyn Fn() -> Command + Send>,
    process: Option<Process>,
}

impl HttpService {
    /// A program that `command` starts; `log` is the name of its log without extension.
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

impl Service for HttpService {
    fn name(&self) -> &str {
        &self.name
    }

    fn log(&self) -> PathBuf {
        self.log.clone()
    }

    fn launch(&mut self) -> Result<()> {
        if self.process.is_none() {
            fs::create_dir_all(checkout::home()).context("cannot create the folder of the logs")?;
            fs::write(&self.log, "").context("cannot start a new log")?;
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
            process.stop(Signal::TERM, STOP_TIMEOUT);
        }
    }
}

impl Service for Cluster {
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

/// The end of its log, for an error message.
pub fn end_of_log(service: &dyn Service) -> String {
    program::end_of(&service.log())
}
