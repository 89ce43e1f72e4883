//! What PostgreSQL writes about itself into its data folder while it runs.

use std::fs;
use std::path::Path;

/// A postmaster that runs on a data folder, whoever started it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// The number the system knows it by.
    pub id: u32,
    /// The port it listens on.
    pub port: u16,
    /// Whether it takes connections: it does not yet while it recovers, and no more while it stops.
    pub ready: bool,
}

/// The postmaster of this folder, if its note is there and its process lives.
pub fn running(data: &Path) -> Option<Running> {
    let note = fs::read_to_string(data.join("postmaster.pid")).ok()?;
    let running = parse(&note)?;
    // After a power cut the note is still there, and its number may be another program's by now.
    let name = fs::read_to_string(format!("/proc/{}/comm", running.id)).ok()?;
    (name.trim() == "postgres").then_some(running)
}

/// The note's lines: process, folder, start, port, socket, address, shared memory, state.
fn parse(note: &str) -> Option<Running> {
    let mut lines = note.lines();
    let id = lines.next()?.trim().parse().ok()?;
    let port = lines.nth(2)?.trim().parse().ok()?;
    let ready = lines.nth(3).is_some_and(|state| state.trim() == "ready");
    Some(Running { id, port, ready })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_tells_process_port_and_state() {
        let note = "4711\n/data\n1790000000\n15462\n\n127.0.0.1\n 1 2\nready   \n";
        assert_eq!(parse(note), Some(Running { id: 4711, port: 15_462, ready: true }));
        let starting = note.replace("ready   ", "starting");
        assert_eq!(parse(&starting), Some(Running { id: 4711, port: 15_462, ready: false }));
        assert_eq!(parse("4711\n/data\n"), None);
    }
}
