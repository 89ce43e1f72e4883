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

/// Makes sure of a PostgreSQL server of release 15 or later with its contributed extensions.
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
    find()
        .context("PostgreSQL is installed, but not found: say by PG_BINDIR where its programs lie")
}

/// The first folder that holds a whole server that is new enough: as told, Debian's newest, or what the path knows.
pub fn find() -> Option<Programs> {
    let told = env::var_os("PG_BINDIR").map(PathBuf::from);
    let configured = program::output(Command::new("pg_config").arg("--bindir")).ok();
    let configured = configured.map(|it| PathBuf::from(it.trim()));
    let beside = program::find("postgres").and_then(|it| Some(it.parent()?.to_owned()));
    let folders = told.into_iter().chain(debian()).chain(configured).chain(beside);
    folders.map(|folder| Programs { folder }).find(is_whole)
}

/// Debian keeps each release in a folder of its own; the newest first.
fn debian() -> Vec<PathBuf> {
    let releases = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut releases: Vec<(u32, PathBuf)> = releases
        .filter_map(|it| Some((it.file_name().to_str()?.parse().ok()?, it.path().join("bin"))))
        .collect();
    releases.sort_unstable_by(|one, other| other.cmp(one));
    releases.into_iter().map(|it| it.1).collect()
}

fn is_whole(programs: &Programs) -> bool {
    let complete = ["postgres", "initdb", "psql"].iter().all(|it| programs.path(it).is_file());
    complete
        && version_of(&programs.path("postgres"))
            .as_deref()
            .and_then(number_in)
            .is_some_and(|it| it.0 >= OLDEST)
}

/// Debian starts a server of its own when the package is installed, which nobody asked for: not while this runs.
fn without_cluster(install: impl FnOnce() -> Result<()>) -> Result<()> {
    let shell = |line: String| program::output(&mut apt::as_root(&["sh", "-c", &line]));
    shell(format!(
        "mkdir -p $(dirname {NO_CLUSTER}) && echo 'create_main_cluster = false' > {NO_CLUSTER}"
    ))?;
    let installed = install();
    shell(format!("rm -f {NO_CLUSTER}"))?;
    installed
}
