//! Statements to a PostgreSQL server on this machine, as its superuser.

use anyhow::{Result, ensure};

use crate::program;
use crate::tools::postgresql::Programs;

/// A server that listens on this machine.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its programs, `psql` among them.
    pub programs: Programs,
    /// The port on which it listens.
    pub port: u16,
}

impl Server {
    /// The address of the server, without a database.
    pub fn address(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}", self.port)
    }

    /// The address of one of its databases.
    pub fn url(&self, database: &str) -> String {
        format!("{}/{database}", self.address())
    }

    /// The result of one statement in a database, a line per row.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses the statement.
    pub fn sql(&self, database: &str, statement: &str) -> Result<String> {
        let mut psql = program::bound(self.programs.path("psql"), "TERM");
        psql.args(["-XAtq", "-v", "ON_ERROR_STOP=1", "-d", &self.url(database), "-c", statement]);
        program::output(&mut psql)
    }

    /// Creates an empty database unless there is one of that name. Returns whether it did.
    ///
    /// # Errors
    /// When the name is not a plain word or the server refuses.
    pub fn make_database(&self, name: &str) -> Result<bool> {
        check_name(name)?;
        let existing =
            self.sql("postgres", &format!("SELECT 1 FROM pg_database WHERE datname = '{name}'"))?;
        if existing.trim() == "1" {
            return Ok(false);
        }
        self.sql("postgres", &format!("CREATE DATABASE {name}"))?;
        Ok(true)
    }

    /// Creates a database as a copy of another.
    ///
    /// # Errors
    /// When a name is not a plain word, `name` is taken, or somebody is connected to `template`.
    pub fn copy_database(&self, template: &str, name: &str) -> Result<()> {
        check_name(name)?;
        check_name(template)?;
        self.sql("postgres", &format!("CREATE DATABASE {name} TEMPLATE {template}"))?;
        Ok(())
    }

    /// Drops a database and all connections to it.
    ///
    /// # Errors
    /// When the name is not a plain word or the server refuses.
    pub fn drop_database(&self, name: &str) -> Result<()> {
        check_name(name)?;
        self.sql("postgres", &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))?;
        Ok(())
    }
}

/// Names become part of statements unquoted.
fn check_name(name: &str) -> Result<()> {
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    ensure!(
        !name.is_empty() && name.chars().all(plain),
        "`{name}` is no plain name for a database"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_more_than_a_word_never_reaches_a_statement() {
        assert!(check_name("lodge_template").is_ok());
        for name in ["", "lodge; DROP DATABASE lodge", "Lodge", "a-b"] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }
}
