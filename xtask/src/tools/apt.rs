//! Installs packages of Debian.

use std::io::{self, IsTerminal};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Result, bail};

use crate::program;
use crate::progress::silent_step;

/// Installs packages, as root or through `sudo`.
///
/// # Errors
/// When this is not Debian, we lack the rights, or the installation fails; the error says what to do instead.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let names = packages.join(" ");
    let by_hand = format!("apt-get install --no-install-recommends {names}");
    if program::find("apt-get").is_none() {
        bail!("{why}: install it (Debian calls it `{names}`) and start again");
    }
    if !may_install() {
        bail!("{why}, and this user may not install packages. Type: sudo {by_hand}");
    }
    update()?;
    silent_step(&format!("Installing {names} with apt: {why}"), || {
        let mut install = apt_get(&["install", "--yes", "--no-install-recommends"]);
        program::output(install.args(packages)).map(drop)
    })
}

/// A command as root, through `sudo` if necessary.
pub fn as_root(words: &[&str]) -> Command {
    let root = rustix::process::geteuid().is_root();
    let words = if root { words.to_vec() } else { [&["sudo"], words].concat() };
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}

/// Whether [`install`] can work: we are root, or `sudo` needs no password, or somebody is there to type it.
pub fn may_install() -> bool {
    let needs_no_password = || program::output(Command::new("sudo").args(["-n", "true"])).is_ok();
    let root = rustix::process::geteuid().is_root();
    root || program::find("sudo").is_some() && (needs_no_password() || ask_for_password())
}

/// Lets `sudo` ask at the terminal, before a progress line covers the question.
fn ask_for_password() -> bool {
    io::stdin().is_terminal() && program::run(Command::new("sudo").arg("-v")).is_ok()
}

/// Updates the list of packages once per run: on a fresh machine it is empty.
fn update() -> Result<()> {
    static DONE: OnceLock<()> = OnceLock::new();
    if DONE.get().is_none() {
        silent_step("Updating the list of Debian's packages", || {
            program::output(&mut apt_get(&["update"])).map(drop)
        })?;
        DONE.get_or_init(|| ());
    }
    Ok(())
}

fn apt_get(words: &[&str]) -> Command {
    as_root(&[&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"], words].concat())
}
