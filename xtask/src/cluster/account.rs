//! The account that runs PostgreSQL, which refuses to run as root.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::program;

/// An unprivileged user of this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account {
    /// The id of the user.
    pub user: u32,
    /// The id of its first group.
    pub group: u32,
}

impl Account {
    /// `None` when we are not root and can run it ourselves; otherwise `postgres` or `nobody`.
    ///
    /// # Errors
    /// When we are root on a machine without either.
    pub fn of_postgresql() -> Result<Option<Self>> {
        if !rustix::process::geteuid().is_root() {
            return Ok(None);
        }
        let users = fs::read_to_string("/etc/passwd").context("cannot read /etc/passwd")?;
        let account = Self::named("postgres", &users).or_else(|| Self::named("nobody", &users));
        let account = account.context(
            "PostgreSQL does not run as root, and this machine has no user `postgres` or `nobody` to run it as",
        )?;
        Ok(Some(account))
    }

    /// The user of this name in the text of `/etc/passwd`.
    fn named(name: &str, users: &str) -> Option<Self> {
        let fields = users.lines().map(|line| line.split(':').collect::<Vec<_>>());
        let of_name = fields.into_iter().find(|fields| fields.first() == Some(&name))?;
        Some(Self { user: of_name.get(2)?.parse().ok()?, group: of_name.get(3)?.parse().ok()? })
    }
}

/// A command that runs as `account` without the groups of root, or as ourselves. It receives `signal` when we end.
pub fn command(program: PathBuf, signal: &str, account: Option<&Account>) -> Command {
    let mut command = program::bound(program, signal);
    command.current_dir("/");
    if let Some(account) = account {
        command.uid(account.user).gid(account.group).env("HOME", "/");
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        let users = "postgresql:x:1:2::/:/bin/sh\npostgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n";
        assert_eq!(Account::named("postgres", users), Some(Account { user: 101, group: 104 }));
        assert_eq!(Account::named("nobody", users), None);
    }
}
