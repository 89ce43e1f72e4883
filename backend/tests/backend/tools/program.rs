//! Runs `lodge`, and keeps its exit code and output; or runs its server.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::process::{Child, ChildStderr, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::TestDatabase;

pub struct Outcome {
    /// The exit code.
    pub code: i32,
    pub output: String,
    pub errors: String,
}

impl Outcome {
    /// What it said, if it succeeded.
    pub fn of_success(self) -> Self {
        assert_eq!(self.code, 0, "{}", self.errors);
        self
    }
}

/// Runs `lodge` on a database, with something on its standard input.
pub fn lodge(database: &TestDatabase, arguments: &[&str], input: &[u8]) -> Outcome {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lodge"))
        .args(arguments)
        .env("DATABASE_URL", &database.url)
        .env_remove("LODGE_TIME_ZONE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // A program that stops reading early closes the pipe; what it says of that is tested.
    let writing = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let result = child.wait_with_output().unwrap();
    writing.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Outcome {
        code: result.status.code().unwrap(),
        output: text(result.stdout),
        errors: text(result.stderr),
    }
}

/// `lodge serve` at a free port. It is killed when it is dropped.
pub struct Server {
    pub child: Child,
    pub address: String,
    _search_index: TempDir,
    /// What nobody has read of its log.
    pub log: Lines<BufReader<ChildStderr>>,
}

impl Server {
    /// Starts it on a database, with arguments and an environment that `change` adds.
    pub fn start(database: &TestDatabase, change: impl FnOnce(&mut Command)) -> Self {
        let search_index = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_lodge"));
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--assets", "no-such-folder"])
            .env("DATABASE_URL", &database.url)
            .env("LODGE_SEARCH_INDEX", search_index.path())
            .env("LODGE_LOG", "info")
            .stderr(Stdio::piped());
        change(&mut command);
        let mut child = command.spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = log.find_map(|line| {
            let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
            line["fields"]["address"].as_str().map(|address| format!("http://{address}"))
        });
        Self { child, address: address.unwrap(), _search_index: search_index, log }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have exited.
        let _ = self.child.kill();
    }
}

/// Imports a text, in UTC unless the arguments say otherwise.
pub fn import(database: &TestDatabase, csv: impl AsRef<[u8]>) -> Outcome {
    import_in("UTC", database, csv)
}

/// Imports a text with local times.
pub fn import_in(zone: &str, database: &TestDatabase, csv: impl AsRef<[u8]>) -> Outcome {
    lodge(database, &["import", "--time-zone", zone, "-"], csv.as_ref())
}

/// What an export writes.
pub fn export(database: &TestDatabase) -> String {
    lodge(database, &["export", "-"], b"").of_success().output
}
