//! What befalls a house: services that are killed while they read, a backup that has to be used.

use std::path::{Path, PathBuf};

use anyhow::Result;
use xtask::process::Process;

use super::{Lodge, place_of};
use crate::database::Database;

impl Lodge {
    /// Starts one analysis and does not wait until it is ready: to kill it while it reads.
    ///
    /// # Errors
    /// When there is none of that name, or it cannot be started at all.
    pub fn begin_analysis(&mut self, name: &str) -> Result<()> {
        let place = place_of(name)?;
        let log = self.logs.join(name);
        self.analyses[place] = Some(Process::start(&mut self.servers.analysis(place), &log)?);
        Ok(())
    }

    /// Writes a backup of the database, as an operator would.
    ///
    /// # Errors
    /// When `pg_dump` fails.
    pub fn back_up(&self) -> Result<PathBuf> {
        let file = self.logs.join("backup.dump");
        self.database.dump(&file)?;
        Ok(file)
    }

    /// Gives up the database and goes on with a backup, in a fresh server. The API is started anew, the
    /// analyses are not told.
    ///
    /// # Errors
    /// When the backup cannot be restored or the API does not become ready.
    pub fn restore(&mut self, backup: &Path) -> Result<()> {
        self.kill_api();
        self.database = Database::restored(backup)?;
        self.servers.database = self.database.url();
        self.start_api()
    }
}
