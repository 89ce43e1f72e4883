//! Runs `lodge`, and keeps its exit code and output.

use std::io::Write as _;
use std::process::{Command, Stdio};

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
