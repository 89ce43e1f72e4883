//! Runs wrk and reads what it measured.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::lines::Line;
use crate::{checkout, http, program};

/// A response that takes longer has failed.
const RESPONSE_TIMEOUT: &str = "10s";

/// wrk, and the server that it sends requests to.
pub struct Wrk {
    pub program: PathBuf,
    pub port: u16,
    pub seconds: u32,
    /// For the files with the requests.
    pub folder: PathBuf,
}

/// What one run measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// Successful answers a second.
    pub rate: f64,
    /// None without an answer.
    pub p50: Option<Duration>,
    pub p99: Option<Duration>,
    /// Responses that were neither 200 nor another success.
    pub refused: u64,
    /// Requests without a response.
    pub lost: u64,
}

impl Wrk {
    /// Sends the requests of a line over so many connections.
    ///
    /// # Errors
    /// When wrk does not run.
    pub fn run(&self, line: &Line, clients: u32) -> Result<Run> {
        let file = self.folder.join("requests");
        fs::write(&file, line.requests.join("\n") + "\n")?;
        let mut command: Command = program::bound(&self.program, "TERM");
        // One thread: it needs a fraction of a core, and the rest is the server's.
        command.args(["-t", "1", "-c", &clients.to_string(), "-d", &format!("{}s", self.seconds)]);
        command.args(["--timeout", RESPONSE_TIMEOUT, "-s"]);
        command.arg(checkout::root().join("xtask/src/bench/load/requests.lua"));
        command.arg(format!("http://{}", http::loopback(self.port)));
        // A question of the first run would be no new one in the second.
        let first = if clients > 1 { "0" } else { "500000" };
        command.arg("--").arg(&file).args([line.role, &beginning_of_keys(line, clients), first]);
        let printed = program::output(&mut command)?;
        let run = parse(&printed).with_context(|| format!("wrk printed:\n{printed}"))?;
        Ok(run.of_answers(line.requests_of_answer))
    }
}

impl Run {
    /// The same for answers that take several requests, one after the other.
    fn of_answers(self, requests: u32) -> Self {
        let together = |time: Duration| time * requests;
        Self {
            rate: self.rate / f64::from(requests),
            p50: self.p50.map(together),
            p99: self.p99.map(together),
            ..self
        }
    }
}

/// A UUID without its last six digits, another one for each run of this process on a database.
fn beginning_of_keys(line: &Line, clients: u32) -> String {
    let line: u32 = line.name.bytes().fold(0, |sum, byte| sum.wrapping_mul(31) ^ u32::from(byte));
    format!("{line:08x}-0000-4000-8000-{clients:06}")
}

/// The line that `xtask/src/bench/load/requests.lua` writes at the end.
fn parse(printed: &str) -> Option<Run> {
    let line = printed.lines().find_map(|line| line.strip_prefix("lodge "))?;
    let numbers: Vec<u64> = line.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [requests, micros, p50, p99, refused, lost] = numbers[..] else { return None };
    let time = |micros| (requests > 0).then_some(Duration::from_micros(micros));
    let seconds = Duration::from_micros(micros).as_secs_f64();
    let answers = u32::try_from(requests.saturating_sub(refused)).ok()?;
    let rate = f64::from(answers) / seconds;
    Some(Run { rate, p50: time(p50), p99: time(p99), refused, lost })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refused_requests_are_no_answers() {
        let run = parse("Running 2s test\nlodge 1000 2000000 1500 20000 200 1\n").unwrap();
        assert!((run.rate - 400.0).abs() < 1e-9);
        assert_eq!((run.p99, run.refused, run.lost), (Some(Duration::from_millis(20)), 200, 1));
        assert_eq!(run.of_answers(2).p50, Some(Duration::from_millis(3)));
        assert_eq!(parse("lodge 0 2000000 0 0 0 16").unwrap().p50, None);
        assert_eq!(parse("unable to connect"), None);
    }
}
