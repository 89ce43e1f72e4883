//! The memory and the time of processors that programs take.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::cluster::Cluster;

/// The resident memory of a process in kB, now (`VmRSS`) or at most (`VmHWM`).
///
/// # Errors
/// When it does not run.
pub fn memory_kb(process: u32, what: &str) -> Result<u32> {
    figure_in(&format!("/proc/{process}/status"), what)
}

/// The memory of PostgreSQL in kB: of what its processes share, each has its part.
///
/// # Errors
/// When it does not run.
pub fn database_memory_kb(cluster: &Cluster) -> Result<u32> {
    let processes = processes_of(cluster)?;
    let each = processes.iter().filter_map(|id| {
        // A process may have ended meanwhile.
        figure_in(&format!("/proc/{id}/smaps_rollup"), "Pss:").ok()
    });
    Ok(each.sum())
}

/// How long processors have worked for a process.
///
/// # Errors
/// When it does not run.
pub fn processor_time(process: u32) -> Result<Duration> {
    Ok(times(&stat(process)?)?.0)
}

/// How long processors have worked for PostgreSQL, processes that have ended included.
///
/// # Errors
/// When it does not run.
pub fn database_processor_time(cluster: &Cluster) -> Result<Duration> {
    let processes = processes_of(cluster)?;
    let (own, of_ended) = times(&stat(processes[0])?)?;
    let others = processes[1..].iter().filter_map(|id| processor_time(*id).ok());
    Ok(own + of_ended + others.sum::<Duration>())
}

/// The postmaster, followed by its children.
fn processes_of(cluster: &Cluster) -> Result<Vec<u32>> {
    let postmaster = cluster.running().context("PostgreSQL does not run")?.id;
    let all = fs::read_dir("/proc")?.flatten();
    let all = all.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let is_child = |id: &u32| {
        let parent = stat(*id).ok().and_then(|stat| stat.get(1)?.parse().ok());
        parent == Some(postmaster)
    };
    Ok(std::iter::once(postmaster).chain(all.filter(is_child)).collect())
}

/// The fields of `/proc/<id>/stat` after the name of the program: its state is the first.
fn stat(process: u32) -> Result<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, fields) = stat.rsplit_once(") ").context("a process without a name")?;
    Ok(fields.split(' ').map(str::to_owned).collect())
}

/// The processor time of a process, and that of its children that have ended.
fn times(stat: &[String]) -> Result<(Duration, Duration)> {
    let time = |fields: [usize; 2]| -> Result<Duration> {
        let mut ticks = 0;
        for field in fields {
            ticks += stat.get(field).context("too few fields")?.parse::<u64>()?;
        }
        Ok(Duration::from_millis(ticks * 1_000 / rustix::param::clock_ticks_per_second()))
    };
    Ok((time([11, 12])?, time([13, 14])?))
}

/// A figure in kB of a file of the system.
fn figure_in(file: &str, name: &str) -> Result<u32> {
    let text = fs::read_to_string(file)?;
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|value| value.trim().strip_suffix(" kB")?.parse().ok());
    number.context("the system does not say how much memory a program holds")
}

/// The size of a folder with everything in it, in bytes.
///
/// # Errors
/// When it cannot be read.
pub fn folder_size(folder: &Path) -> Result<u64> {
    let mut size = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        size += if metadata.is_dir() { folder_size(&entry.path())? } else { metadata.len() };
    }
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_holds_memory_and_takes_time() {
        let id = std::process::id();
        assert!(memory_kb(id, "VmRSS:").unwrap() > 0);
        assert!(memory_kb(id, "VmHWM:").unwrap() > 0);
        assert!(processor_time(id).unwrap() < Duration::from_secs(3_600));
    }
}
