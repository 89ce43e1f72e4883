//! The database of one test.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};
use xtask::cluster::Cluster;
use xtask::cluster::server::Server;
use xtask::program;
use xtask::progress::say;
use xtask::tools::postgresql::{self, Programs};

use crate::environment;

/// A migrated database that nobody else uses. Dropping it removes it.
#[derive(Debug)]
pub enum Database {
    /// A copy of the template, in the server that all tests share.
    Shared {
        /// The server that all tests share.
        server: Server,
        /// The name of the copy.
        name: String,
    },
    /// In a server of its own, which a test may kill.
    OwnServer(Cluster),
}

impl Database {
    /// A fresh copy of the template.
    ///
    /// # Errors
    /// When the shared server is not there.
    pub fn copy_of_template() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let address = environment::text("LODGE_TEST_DATABASE_SERVER")?;
        let port = address.rsplit(':').next().and_then(|port| port.parse().ok());
        let port = port.with_context(|| format!("{address} has no port"))?;
        let server = Server { programs: programs()?, port };
        let name = format!("e2e_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        server.copy_database(&environment::text("LODGE_TEST_TEMPLATE")?, &name)?;
        Ok(Self::Shared { server, name })
    }

    /// An empty migrated database in a server of its own.
    ///
    /// # Errors
    /// When the server does not start or the migrations fail.
    pub fn on_own_server() -> Result<Self> {
        let cluster = Cluster::temporary(programs()?)?;
        cluster.server().make_database("lodge")?;
        let mut migrate = program::here(environment::path("LODGE_TEST_BIN")?.join("lodge"));
        program::output(migrate.arg("migrate").env("DATABASE_URL", cluster.server().url("lodge")))?;
        Ok(Self::OwnServer(cluster))
    }

    /// The content of a backup, in a server of its own.
    ///
    /// # Errors
    /// When the server does not start or the backup cannot be restored.
    pub fn restored_from(backup: &Path) -> Result<Self> {
        // The migrations have made the roles, which belong to the server and are in no backup.
        let database = Self::on_own_server()?;
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
            Self::Shared { server, .. } => server,
            Self::OwnServer(cluster) => cluster.server(),
        }
    }

    /// Its address.
    pub fn url(&self) -> String {
        match self {
            Self::Shared { server, name } => server.url(name),
            Self::OwnServer(cluster) => cluster.server().url("lodge"),
        }
    }

    /// The result of one statement run as superuser, a line per row.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses the statement.
    pub fn sql(&self, statement: &str) -> Result<String> {
        match self {
            Self::Shared { server, name } => server.sql(name, statement),
            Self::OwnServer(cluster) => cluster.server().sql("lodge", statement),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Self::Shared { server, name } = self
            && let Err(error) = server.drop_database(name)
        {
            say(format!("could not drop {name}: {error:#}"));
        }
    }
}

fn programs() -> Result<Programs> {
    postgresql::find().context("PostgreSQL is not there: `cargo xtask test` installs it")
}
