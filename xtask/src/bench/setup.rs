//! A temporary database and the servers on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::cluster::Cluster;
use crate::process::Process;
use crate::servers::Servers;
use crate::wait::wait_until;
use crate::{http, program};

/// The database of a measurement.
pub const DATABASE: &str = "lodge";

/// The longest wait for a program to be ready.
const READY_TIMEOUT: Duration = Duration::from_secs(600);

/// A page that the API accepts; no browser asks for it.
const PAGE: &str = r#"<meta content="lodge:time-zone"><meta content="lodge:emergency"><meta content="lodge:build">
<body class="lodge:screen">"#;

/// A migrated database, and the servers that can be started on it. Everything is removed with it.
pub struct Setup {
    pub cluster: Cluster,
    pub servers: Servers,
    folder: TempDir,
}

impl Setup {
    /// # Errors
    /// When the database cannot be created or migrated.
    pub fn new(cluster: Cluster, programs: PathBuf) -> Result<Self> {
        cluster.server().make_database(DATABASE)?;
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("index.html"), PAGE)?;
        let (assets, url) = (folder.path().to_owned(), cluster.server().url(DATABASE));
        let servers = Servers::on_free_ports(programs, assets, folder.path(), url)?;
        program::output(&mut servers.lodge("migrate"))?;
        Ok(Self { cluster, servers, folder })
    }

    /// Starts the API with some environment variables, and waits until it is ready.
    ///
    /// # Errors
    /// When it does not start in time.
    pub fn start_api(&self, environment: &[(&str, &str)]) -> Result<Process> {
        let mut api = self.servers.api();
        api.env("LODGE_LOG", "warn").envs(environment.iter().copied());
        Ok(self.start(&mut api, self.servers.port)?.0)
    }

    /// Starts a program, and waits until it is ready. Says how long that took.
    ///
    /// # Errors
    /// When it does not start in time.
    pub fn start(&self, command: &mut Command, port: u16) -> Result<(Process, Duration)> {
        let started_at = Instant::now();
        let mut process = Process::start(command, &self.folder.path().join("log"))?;
        let is_ready = wait_until(READY_TIMEOUT, || {
            let is_ready = http::is_ready(port);
            (is_ready || process.ended().is_some()).then_some(is_ready)
        });
        let took = (is_ready == Some(true)).then(|| started_at.elapsed());
        let took = took.with_context(|| format!("not ready:\n{}", process.end_of_log()))?;
        Ok((process, took))
    }

    /// A folder for files of the measurement.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The result of one statement in the database.
    ///
    /// # Errors
    /// When it is refused.
    pub fn sql(&self, statement: &str) -> Result<String> {
        self.cluster.server().sql(DATABASE, statement)
    }
}
