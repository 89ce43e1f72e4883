//! A program we started and end again, by the id it was given.

use std::fs::OpenOptions;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
pub use rustix::process::Signal;
use rustix::process::{
    Pid, WaitOptions, getpid, kill_process, kill_process_group, set_child_subreaper,
    test_kill_process_group, waitpgid,
};

use crate::{patience, program};

/// How long the group of a killed program may take to disappear.
const GROUP_LIMIT: Duration = Duration::from_secs(2);

/// A running program. Dropping it kills it.
#[derive(Debug)]
pub struct Process {
    child: Child,
    log: PathBuf,
    ended: Option<ExitStatus>,
}

impl Process {
    /// Starts `command` in a group of its own, so that Ctrl-C at the terminal reaches only us, and we end things in order.
    /// What it prints is added to `log`.
    ///
    /// # Errors
    /// When the log cannot be written or the program cannot be started.
    pub fn start(command: &mut Command, log: &Path) -> Result<Self> {
        adopt_orphans();
        let file = OpenOptions::new().create(true).append(true).open(log);
        let file = file.with_context(|| format!("cannot write {}", log.display()))?;
        let errors = file.try_clone().context("cannot share a log file")?;
        command.stdin(Stdio::null()).stdout(file).stderr(errors).process_group(0);
        let child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
        Ok(Self { child, log: log.to_owned(), ended: None })
    }

    /// The number the system knows it by.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Where its output is written.
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// The end of what it printed, for a report of what went wrong.
    pub fn last_words(&self) -> String {
        program::tail_of(&self.log)
    }

    /// How it ended, or `None` while it runs.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        if self.ended.is_none() {
            // Waiting for one's own child fails only when somebody else took its status: then it is gone, too.
            self.ended = self.child.try_wait().unwrap_or(Some(ExitStatus::default()));
        }
        self.ended
    }

    /// Sends a signal, if it still runs.
    pub fn signal(&mut self, signal: Signal) {
        if let Some(pid) = self.living() {
            // It can only fail by having ended just now, which is seen at the next look.
            let _ = kill_process(pid, signal);
        }
    }

    /// Asks it to end with `signal`, gives it until `limit`, and then kills it. Says whether it ended by itself.
    pub fn stop(&mut self, signal: Signal, limit: Duration) -> bool {
        self.signal(signal);
        let ended = patience::until(limit, || self.ended()).is_some();
        if !ended {
            self.kill();
        }
        ended
    }

    /// Ends it and what it started at once.
    pub fn kill(&mut self) {
        if let Some(pid) = self.living() {
            // As in `signal`.
            let _ = kill_process_group(pid, Signal::KILL);
            self.ended = Some(self.child.wait().unwrap_or_default());
            // The others are our children now: whoever clears up after them waits until they are gone.
            patience::until(GROUP_LIMIT, || {
                while let Ok(Some(_)) = waitpgid(pid, WaitOptions::NOHANG) {}
                test_kill_process_group(pid).is_err().then_some(())
            });
        }
    }

    /// Its number. Until we have taken its status nobody else gets it, so a signal cannot hit a stranger.
    fn living(&mut self) -> Option<Pid> {
        let id = i32::try_from(self.child.id()).ok()?;
        if self.ended().is_some() { None } else { Pid::from_raw(id) }
    }
}

/// What a program leaves behind when it is killed comes to us and not to the system's first process, which
/// may take its time. [`Process::kill`] takes leave of what is in the program's own group; the rest is
/// gone, but stays in the system's list until we end.
fn adopt_orphans() {
    // Where it is refused, they are waited for as before.
    let _ = set_child_subreaper(Some(getpid()));
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}
