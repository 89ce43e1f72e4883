//! Faults: processes that are killed, perhaps while they start, and a database that is restored from a backup.

use std::path::{Path, PathBuf};

use anyhow::Result;
use xtask::cluster::Cluster;
use xtask::process::Process;

use super::Lodge;
use crate::database::Database;

impl Lodge {
    /// Kills the API.
    pub fn kill_api(&mut self) {
        self.api = None;
    }

    /// Kills a service, by its name.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn kill_service(&mut self, name: &str) -> Result<()> {
        let name = self.servers.service(name)?.name;
        self.services.remove(name);
        Ok(())
    }

    /// Starts a service without waiting until it is ready, so that a test can kill it while it reads.
    ///
    /// # Errors
    /// When there is none of that name, or it cannot be started at all.
    pub fn launch_service(&mut self, name: &str) -> Result<&mut Process> {
        let service = self.servers.service(name)?;
        let log = self.log_of(name);
        let process = Process::start(&mut self.servers.command_of(service), &log)?;
        Ok(self.services.entry(service.name).insert_entry(process).into_mut())
    }

    /// The database server of [`Lodge::start_with_own_database_server`], to be killed and started.
    ///
    /// # Errors
    /// When this Lodge shares its server with other tests.
    pub fn database_server(&mut self) -> Result<&mut Cluster> {
        match &mut self.database {
            Database::OwnServer(cluster) => Ok(cluster),
            Database::Shared { .. } => anyhow::bail!("other tests use this server, too"),
        }
    }

    /// Writes a backup of the database, as an operator would.
    ///
    /// # Errors
    /// When `pg_dump` fails.
    pub fn back_up(&self) -> Result<PathBuf> {
        let file = self.log_of("backup.dump");
        self.database.dump(&file)?;
        Ok(file)
    }

    /// Replaces the database by a backup in a fresh server. The API is restarted, the services are not.
    ///
    /// # Errors
    /// When the backup cannot be restored or the API does not become ready.
    pub fn restore(&mut self, backup: &Path) -> Result<()> {
        self.kill_api();
        self.database = Database::restored_from(backup)?;
        self.servers.database_url = self.database.url();
        self.start_api()
    }
}
