//! Where a cluster's data lies: a folder that the account of PostgreSQL can reach, and only it can read.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};

use super::account::Account;

/// The data folder in `home`; when the account cannot get there (a checkout under `/root`, say), one in `/var/tmp` named after `home`.
pub fn for_data(home: &Path, account: Option<&Account>) -> PathBuf {
    if account.is_none_or(|account| can_reach(account, home)) {
        return home.join("database");
    }
    let mut hash = DefaultHasher::new();
    home.hash(&mut hash);
    PathBuf::from(format!("/var/tmp/lodge-{:016x}", hash.finish()))
}

/// A new empty folder for data nobody will miss.
///
/// # Errors
/// When the temporary folder of this machine cannot be written.
pub fn fresh() -> Result<PathBuf> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let (process, count) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let folder = std::env::temp_dir().join(format!("lodge-test-{process}-{count}"));
    if folder.exists() {
        // Left by a process of the same number that was killed before it could clear up.
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// Makes `folder`, which the account owns and nobody else can read, and lets `work` fill it.
/// It is filled beside its place and then moved there, so that what was interrupted is never taken for a cluster.
///
/// # Errors
/// When it cannot be made or handed over, or `work` fails.
pub fn fill<T>(
    folder: &Path,
    account: Option<&Account>,
    work: impl FnOnce(&Path) -> Result<T>,
) -> Result<()> {
    let told = || format!("cannot prepare {}", folder.display());
    let making = folder.with_extension("making");
    if making.exists() {
        fs::remove_dir_all(&making).with_context(told)?;
    }
    fs::create_dir_all(&making).with_context(told)?;
    fs::set_permissions(&making, fs::Permissions::from_mode(0o700)).with_context(told)?;
    if let Some(account) = account {
        chown(&making, Some(account.user), Some(account.group)).with_context(told)?;
    }
    work(&making)?;
    fs::rename(&making, folder).with_context(told)
}

/// Whether every folder on the way, as far as there is one yet, lets the account through.
fn can_reach(account: &Account, home: &Path) -> bool {
    home.ancestors().filter_map(|folder| fs::metadata(folder).ok()).all(|folder| {
        let door = if folder.uid() == account.user {
            0o100
        } else if folder.gid() == account.group {
            0o010
        } else {
            0o001
        };
        folder.mode() & door != 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_folder_on_the_way_sends_the_data_elsewhere() {
        let folder = fresh().unwrap();
        let home = folder.join("checkout/.lodge");
        let stranger = Account { user: 4_000_000, group: 4_000_000 };
        assert_eq!(for_data(&home, Some(&stranger)), home.join("database"));

        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        assert!(for_data(&home, Some(&stranger)).starts_with("/var/tmp"));
        assert_eq!(for_data(&home, None), home.join("database"));
        fs::remove_dir_all(folder).unwrap();
    }
}
