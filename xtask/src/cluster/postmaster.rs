//! The file `postmaster.pid`, in which a running PostgreSQL describes itself.

use std::fs;
use std::path::Path;

/// A postmaster that runs on a data folder, whoever started it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// The id of its process.
    pub id: u32,
    /// The port on which it listens.
    pub port: u16,
    /// Whether it takes connections: it does not while it recovers or stops.
    pub is_ready: bool,
}

/// The postmaster of this data folder, if its file is there and its process runs.
pub fn running(data: &Path) -> Option<Running> {
    let file = fs::read_to_string(data.join("postmaster.pid")).ok()?;
    let running = parse(&file)?;
    // After a power cut the file is still there, and its id may belong to another program.
    let name = fs::read_to_string(format!("/proc/{}/comm", running.id)).ok()?;
    (name.trim() == "postgres").then_some(running)
}

/// The lines of the file: process, folder, start, port, socket, address, shared memory, state.
fn parse(file: &str) -> Option<Running> {
    let mut lines = file.lines();
    let id = lines.next()?.trim().parse().ok()?;
    let port = lines.nth(2)?.trim().parse().ok()?;
    let is_ready = lines.nth(3).is_some_and(|state| state.trim() == "ready");
    Some(Running { id, port, is_ready })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_process_port_and_state() {
        let file = "4711\n/data\n1790000000\n15462\n\n127.0.0.1\n 1 2\nready   \n";
        assert_eq!(parse(file), Some(Running { id: 4711, port: 15_462, is_ready: true }));
        let starting = file.replace("ready   ", "starting");
        assert_eq!(parse(&starting), Some(Running { id: 4711, port: 15_462, is_ready: false }));
        assert_eq!(parse("4711\n/data\n"), None);
    }
}
