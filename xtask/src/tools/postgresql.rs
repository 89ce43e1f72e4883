//! The programs of a PostgreSQL server.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::{apt, number_in, version_of};
use crate::program;

/// The oldest release that Lodge is tested with.
const OLDEST: u32 = 15;
/// Read by Debian's package when it is installed.
const NO_CLUSTER: &str = "/etc/postgresql-common/createcluster.d/lodge.conf";

/// The folder of `postgres`, `initdb` and `psql`.
#[derive(Debug, Clone)]
pub struct Programs {
    folder: PathBuf,
}

impl Programs {
    /// One of the programs.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// Finds a PostgreSQL server of release 15 or later with its contributed extensions, or installs one.
///
/// # Errors
/// When there is none and it cannot be installed.
pub fn ensure() -> Result<Programs> {
    if let Some(programs) = find() {
        return Ok(programs);
    }
    let why = format!("Lodge keeps its data in PostgreSQL {OLDEST} or later, which is missing");
    if apt::may_install() {
        without_cluster(|| apt::install(&["postgresql"], &why))?;
    } else {
        apt::install(&["postgresql"], &why)?;
    }
    find().context(
        "PostgreSQL is installed, but not found: name the folder of its programs in PG_BINDIR",
    )
}

/// The first folder with a complete server that is new enough: of `PG_BINDIR`, Debian's newest, or on the path.
pub fn find() -> Option<Programs> {
    let configured = env::var_os("PG_BINDIR").map(PathBuf::from);
    let pg_config = program::output(Command::new("pg_config").arg("--bindir")).ok();
    let pg_config = pg_config.map(|it| PathBuf::from(it.trim()));
    let on_path = program::find("postgres").and_then(|it| Some(it.parent()?.to_owned()));
    let folders = configured.into_iter().chain(debian()).chain(pg_config).chain(on_path);
    folders.map(|folder| Programs { folder }).find(is_complete)
}

/// Debian's releases, each in a folder of its own, the newest first.
fn debian() -> Vec<PathBuf> {
    let releases = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut releases: Vec<(u32, PathBuf)> = releases
        .filter_map(|it| Some((it.file_name().to_str()?.parse().ok()?, it.path().join("bin"))))
        .collect();
    releases.sort_unstable_by(|one, other| other.cmp(one));
    releases.into_iter().map(|it| it.1).collect()
}

fn is_complete(programs: &Programs) -> bool {
    let has_all = ["postgres", "initdb", "psql"].iter().all(|it| programs.path(it).is_file());
    has_all
        && version_of(&programs.path("postgres"))
            .as_deref()
            .and_then(number_in)
            .is_some_and(|it| it.0 >= OLDEST)
}

/// Keeps Debian from starting a server of its own when the package is installed.
fn without_cluster(install: impl FnOnce() -> Result<()>) -> Result<()> {
    let shell = |line: String| program::output(&mut apt::as_root(&["sh", "-c", &line]));
    shell(format!(
        "mkdir -p $(dirname {NO_CLUSTER}) && echo 'create_main_cluster = false' > {NO_CLUSTER}"
    ))?;
    let installed = install();
    shell(format!("rm -f {NO_CLUSTER}"))?;
    installed
}
