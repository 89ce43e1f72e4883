//! The program that listens on a port.

use std::fs;
use std::path::{Path, PathBuf};

/// The state of a listening socket in the tables of the kernel.
const LISTENING: &str = "0A";

/// Name and id of the process, as in "nginx (process 1234)"; `None` when it belongs to another user.
pub fn of(port: u16) -> Option<String> {
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"];
    let socket = tables.iter().find_map(|table| socket(&fs::read_to_string(table).ok()?, port))?;
    let processes = fs::read_dir("/proc").ok()?.flatten();
    let mut ids = processes.filter_map(|it| it.file_name().to_str()?.parse::<u32>().ok());
    let id = ids.find(|id| has_open(&process(*id), &socket))?;
    let name = fs::read_to_string(process(id).join("comm")).ok()?;
    Some(format!("`{}` (process {id})", name.trim()))
}

fn process(id: u32) -> PathBuf {
    Path::new("/proc").join(id.to_string())
}

/// The name of a port's listening socket among the open files of its process.
fn socket(table: &str, port: u16) -> Option<String> {
    let suffix = format!(":{port:04X}");
    table.lines().find_map(|line| {
        let fields: Vec<_> = line.split_whitespace().collect();
        let listens = fields.get(1)?.ends_with(&suffix) && *fields.get(3)? == LISTENING;
        listens.then(|| fields.get(9).map(|inode| format!("socket:[{inode}]"))).flatten()
    })
}

fn has_open(process: &Path, socket: &str) -> bool {
    let files = fs::read_dir(process.join("fd")).into_iter().flatten().flatten();
    files.filter_map(|it| fs::read_link(it.path()).ok()).any(|it| it.as_os_str() == socket)
}
