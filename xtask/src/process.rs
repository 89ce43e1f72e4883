//! A program that we started and end again by its id.

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

use crate::program;
use crate::wait::wait_until;

/// The longest wait until all processes of a killed group are gone.
const GROUP_TIMEOUT: Duration = Duration::from_secs(2);

/// A running program. Dropping it kills it.
#[derive(Debug)]
pub struct Process {
    child: Child,
    log: PathBuf,
    ended: Option<ExitStatus>,
}

impl Process {
    /// Starts `command` in a group of its own, so that Ctrl-C reaches only us and we end programs in order.
    /// Its output is appended to `log`.
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

    /// Its id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The file of its output.
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// The end of its output, for an error message.
    pub fn end_of_log(&self) -> String {
        program::end_of(&self.log)
    }

    /// How it ended, or `None` while it runs.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        if self.ended.is_none() {
            // Waiting for one's own child fails only when its status was already collected: then it has ended, too.
            self.ended = self.child.try_wait().unwrap_or(Some(ExitStatus::default()));
        }
        self.ended
    }

    /// Sends a signal, if it still runs.
    pub fn signal(&mut self, signal: Signal) {
        if let Some(pid) = self.running_pid() {
            // It fails only if the process has just ended, which the next check notices.
            let _ = kill_process(pid, signal);
        }
    }

    /// Sends `signal`, waits for at most `timeout`, and then kills it. Returns whether it ended by itself.
    pub fn stop(&mut self, signal: Signal, timeout: Duration) -> bool {
        self.signal(signal);
        let has_ended = wait_until(timeout, || self.ended()).is_some();
        if !has_ended {
            self.kill();
        }
        has_ended
    }

    /// Kills it and the processes that it started.
    pub fn kill(&mut self) {
        if let Some(pid) = self.running_pid() {
            // As in `signal`.
            let _ = kill_process_group(pid, Signal::KILL);
            self.ended = Some(self.child.wait().unwrap_or_default());
            // Its children are now ours. A folder that they use may be removed as soon as they are gone.
            wait_until(GROUP_TIMEOUT, || {
                while let Ok(Some(_)) = waitpgid(pid, WaitOptions::NOHANG) {}
                test_kill_process_group(pid).is_err().then_some(())
            });
        }
    }

    /// Its id while it runs. The system does not reuse it before we collect the status, so a signal cannot hit
    /// another process.
    fn running_pid(&mut self) -> Option<Pid> {
        let id = i32::try_from(self.child.id()).ok()?;
        if self.ended().is_some() { None } else { Pid::from_raw(id) }
    }
}

/// Makes us the parent of processes whose parent is killed, instead of the system's first process, which may be slow to
/// collect them. [`Process::kill`] collects those of the program's own group; others remain as zombies until we end.
fn adopt_orphans() {
    // Without it the system's first process collects them.
    let _ = set_child_subreaper(Some(getpid()));
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}
