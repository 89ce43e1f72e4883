//! The data folder of a cluster, which the account of PostgreSQL can reach and only it can read.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::account::Account;

/// The data folder in `home`. If the account cannot reach that, as in a checkout under `/root`, it is one in
/// `/var/tmp` with a name made of `home`.
pub fn of_home(home: &Path, account: Option<&Account>) -> PathBuf {
    if account.is_none_or(|account| can_reach(account, home)) {
        return home.join("database");
    }
    let mut hash = DefaultHasher::new();
    home.hash(&mut hash);
    PathBuf::from(format!("/var/tmp/lodge-{:016x}", hash.finish()))
}

/// Creates `folder` for the account alone, and lets `fill` write into it.
/// It is filled under another name and then renamed, so that an interrupted attempt is never mistaken for a cluster.
///
/// # Errors
/// When it cannot be created or handed over, or `fill` fails.
pub fn create<T>(
    folder: &Path,
    account: Option<&Account>,
    fill: impl FnOnce(&Path) -> Result<T>,
) -> Result<()> {
    let context = || format!("cannot prepare {}", folder.display());
    let partial = folder.with_extension("partial");
    if partial.exists() {
        fs::remove_dir_all(&partial).with_context(context)?;
    }
    fs::create_dir_all(&partial).with_context(context)?;
    fs::set_permissions(&partial, fs::Permissions::from_mode(0o700)).with_context(context)?;
    if let Some(account) = account {
        chown(&partial, Some(account.user), Some(account.group)).with_context(context)?;
    }
    fill(&partial)?;
    fs::rename(&partial, folder).with_context(context)
}

/// Whether the account may enter every existing folder on the way to `home`.
fn can_reach(account: &Account, home: &Path) -> bool {
    home.ancestors().filter_map(|folder| fs::metadata(folder).ok()).all(|folder| {
        let needed_bit = if folder.uid() == account.user {
            0o100
        } else if folder.gid() == account.group {
            0o010
        } else {
            0o001
        };
        folder.mode() & needed_bit != 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_elsewhere_if_a_folder_on_the_way_is_locked() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("checkout/.lodge");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        let stranger = Account { user: 4_000_000, group: 4_000_000 };
        assert_eq!(of_home(&home, Some(&stranger)), home.join("database"));

        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        assert!(of_home(&home, Some(&stranger)).starts_with("/var/tmp"));
        assert_eq!(of_home(&home, None), home.join("database"));
    }
}
