//! The database of one test.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};
use xtask::cluster::Cluster;
use xtask::cluster::server::Server;
use xtask::program;
use xtask::progress::say;
use xtask::tools::postgresql::{self, Programs};

use crate::setting;

/// A migrated database that nobody else uses. Dropping it removes it.
#[derive(Debug)]
pub enum Database {
    /// A copy of the template in the server all tests share.
    Copy {
        /// The server all tests share.
        server: Server,
        /// The name of the copy.
        name: String,
    },
    /// In a server of its own, which may be killed.
    Alone(Cluster),
}

impl Database {
    /// A fresh copy of the template.
    ///
    /// # Errors
    /// When the shared server is not there.
    pub fn copy() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let address = setting::word("LODGE_TEST_DATABASE_SERVER")?;
        let port = address.rsplit(':').next().and_then(|port| port.parse().ok());
        let port = port.with_context(|| format!("{address} has no port"))?;
        let server = Server { programs: programs()?, port };
        let name = format!("e2e_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        server.copy_database(&setting::word("LODGE_TEST_TEMPLATE")?, &name)?;
        Ok(Self::Copy { server, name })
    }

    /// A database in a server of its own.
    ///
    /// # Errors
    /// When the server does not start or the migrations fail.
    pub fn alone() -> Result<Self> {
        let cluster = Cluster::throw_away(programs()?)?;
        cluster.server().make_database("lodge")?;
        let mut migrate = program::here(setting::path("LODGE_TEST_BIN")?.join("lodge"));
        program::output(migrate.arg("migrate").env("DATABASE_URL", cluster.server().url("lodge")))?;
        Ok(Self::Alone(cluster))
    }

    /// What a backup holds, in a server of its own.
    ///
    /// # Errors
    /// When the server does not start or the backup cannot be restored.
    pub fn restored(backup: &Path) -> Result<Self> {
        // The migrations have made the roles, which belong to the server and are in no backup.
        let database = Self::alone()?;
        let server = database.server();
        server.drop_database("lodge")?;
        server.make_database("lodge")?;
        let mut restore = program::bound(server.programs.path("pg_restore"), "TERM");
        restore.args(["--exit-on-error", "-d", &database.url()]).arg(backup);
        program::output(&mut restore)?;
        Ok(database)
    }

    /// Writes a backup.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn dump(&self, file: &Path) -> Result<()> {
        let mut dump = program::bound(self.server().programs.path("pg_dump"), "TERM");
        dump.args(["-Fc", "-d", &self.url(), "-f"]).arg(file);
        program::output(&mut dump).map(drop)
    }

    fn server(&self) -> &Server {
        match self {
            Self::Copy { server, .. } => server,
            Self::Alone(cluster) => cluster.server(),
        }
    }

    /// Its address.
    pub fn url(&self) -> String {
        match self {
            Self::Copy { server, name } => server.url(name),
            Self::Alone(cluster) => cluster.server().url("lodge"),
        }
    }

    /// Runs one statement with all rights, and gives a line per row.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses the statement.
    pub fn sql(&self, statement: &str) -> Result<String> {
        match self {
            Self::Copy { server, name } => server.sql(name, statement),
            Self::Alone(cluster) => cluster.server().sql("lodge", statement),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Self::Copy { server, name } = self
            && let Err(error) = server.drop_database(name)
        {
            say(format!("could not drop {name}: {error:#}"));
        }
    }
}

fn programs() -> Result<Programs> {
    postgresql::find().context("PostgreSQL is not there: `cargo xtask test` installs it")
}
