//! Running other programs.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The longest line of a log in an error message, in characters.
const MAX_LINE_CHARS: usize = 400;

/// A command that receives `signal` when the thread that started it ends, so that no process is left behind even when
/// we are killed. Needs `setpriv`, which every Debian has; without it the command is a plain one.
pub fn bound(program: impl AsRef<OsStr>, signal: &str) -> Command {
    if find("setpriv").is_none() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", signal, "--"]).arg(program);
    command
}

/// A command that runs in the checkout and ends with us.
pub fn here(program: impl AsRef<OsStr>) -> Command {
    let mut command = bound(program, "TERM");
    command.current_dir(crate::checkout::root());
    command
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    here(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command to its end with our own input and output.
///
/// # Errors
/// When the program cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let line = as_typed(command);
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs a command to its end and returns its standard output. An error holds the last lines of both outputs.
///
/// # Errors
/// When the program cannot be started or fails.
pub fn output(command: &mut Command) -> Result<String> {
    let line = as_typed(command);
    let output = command.stdin(Stdio::null()).output();
    let output = output.with_context(|| format!("cannot start `{line}`"))?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(printed);
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    bail!("`{line}` failed ({}):\n{}{}", output.status, last_lines(&printed), last_lines(&errors))
}

/// The first program of this name on the path.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|it| it.is_file())
}

/// The value of `PATH` with these folders in front.
///
/// # Errors
/// When the name of a folder contains a colon.
pub fn path_with(folders: &[PathBuf]) -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    env::join_paths(all).context("a folder of the path contains a colon")
}

/// The last lines of a log file, for an error message.
pub fn end_of(log: &Path) -> String {
    let bytes = std::fs::read(log).unwrap_or_default();
    last_lines(&String::from_utf8_lossy(&bytes))
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(20);
    let shortened = |line: &&str| line.chars().take(MAX_LINE_CHARS).collect::<String>();
    lines[from..].iter().map(|line| format!("    {}\n", shortened(line))).collect()
}

/// The command as a person would type it, without the wrapper of [`bound`].
fn as_typed(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    let wrapper = if words[0] == "setpriv" { 4 } else { 0 };
    words[wrapper..].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_holds_the_command_as_typed_and_its_output() {
        let mut command = bound("sh", "TERM");
        let error = output(command.args(["-c", "echo because >&2; exit 3"])).unwrap_err();
        let message = error.to_string();
        assert!(message.starts_with("`sh -c"), "{message}");
        assert!(message.contains("because"), "{message}");
    }

    #[test]
    fn an_error_holds_only_the_end_of_a_long_output() {
        let text: String = (1..=30).map(|n| format!("line {n}\n")).collect();
        let end = last_lines(&text);
        assert_eq!(end.lines().next(), Some("    line 11"));
        assert_eq!(end.lines().count(), 20);
    }
}
