//! Bare PostgreSQL: pgbench sends statements that do what requests to Lodge do.

use std::collections::HashMap;
use std::fs;

use anyhow::{Context, Result};

use crate::bench::setup::{DATABASE, Setup};
use crate::program;

/// The names of the statements.
pub const OPEN: &str = "open";
pub const POST: &str = "post";
pub const THREAD: &str = "thread";
pub const LIST: &str = "list";
/// Opens a ticket whose event is numbered by a sequence, so that nobody waits for the commit of another.
const OPEN_WITH_GAPS: &str = "open_with_gaps";

const STATEMENTS: [(&str, &str); 5] = [
    (OPEN, include_str!("bare/open.sql")),
    (OPEN_WITH_GAPS, include_str!("bare/open_with_gaps.sql")),
    (POST, include_str!("bare/post.sql")),
    (THREAD, include_str!("bare/thread.sql")),
    (LIST, include_str!("bare/list.sql")),
];
const PREPARE: &str = include_str!("bare/prepare.sql");
/// A copy, so that Lodge finds its data as they were.
const COPY: &str = "bare";

/// What was measured, by the names of the statements.
pub struct Bare(HashMap<&'static str, [Rate; 2]>);

/// For 16 clients and for one.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Rate {
    /// Transactions a second.
    rate: f64,
    /// The mean time of one, in milliseconds.
    latency: f64,
}

/// Runs each statement for so many seconds, by 16 clients and by one, as the owner of the tables.
///
/// # Errors
/// When the database refuses, or pgbench does not run.
pub fn measure(setup: &Setup, seconds: u32) -> Result<Bare> {
    let server = setup.cluster.server();
    // Copying the files leaves no trace in the log of changes that a checkpoint would have to work off later.
    server.sql(
        "postgres",
        &format!("CREATE DATABASE {COPY} TEMPLATE {DATABASE} STRATEGY file_copy"),
    )?;
    server.sql(COPY, PREPARE)?;
    server.sql(COPY, "VACUUM (ANALYZE)")?;
    server.sql(COPY, "CHECKPOINT")?;
    let [unclosed, threads] = ["unclosed", "unclosed_threads"].map(|table| {
        let count = server.sql(COPY, &format!("SELECT count(*) FROM {table}"))?;
        Ok::<_, anyhow::Error>(format!("{table}={}", count.trim()))
    });
    let variables = [unclosed?, threads?];
    let script = setup.folder().join("statement.sql");
    let mut rates = HashMap::new();
    for (name, statement) in STATEMENTS {
        fs::write(&script, statement)?;
        let run = |clients: &str, threads: &str| {
            let mut pgbench = program::bound(server.programs.path("pgbench"), "TERM");
            pgbench.args(["-n", "-M", "prepared", "-c", clients, "-j", threads]);
            pgbench.args(["-T", &seconds.to_string(), "-D", &variables[0], "-D", &variables[1]]);
            pgbench.arg("-f").arg(&script).arg(server.url(COPY));
            let printed = program::output(&mut pgbench)?;
            parse(&printed).with_context(|| format!("pgbench printed:\n{printed}"))
        };
        rates.insert(name, [run("16", "2")?, run("1", "1")?]);
    }
    server.drop_database(COPY)?;
    server.sql("postgres", "CHECKPOINT")?;
    Ok(Bare(rates))
}

impl Bare {
    /// Transactions a second of a statement, for 16 clients.
    pub fn rate(&self, statement: &str) -> Option<f64> {
        Some(self.0.get(statement)?[0].rate)
    }

    /// A sentence for each statement.
    pub fn notes(&self) -> Vec<String> {
        let of = |(name, _): &(&'static str, &str)| {
            let [many, single] = self.0.get(name)?;
            let name = name.replace('_', " ");
            Some(format!(
                "Bare PostgreSQL, {name}: {:.0}/s for 16 clients, {:.0}/s and a mean of {:.2} ms for one.",
                many.rate, single.rate, single.latency
            ))
        };
        STATEMENTS.iter().filter_map(of).collect()
    }
}

fn parse(printed: &str) -> Option<Rate> {
    let number = |name: &str| -> Option<f64> {
        let line = printed.lines().find_map(|line| line.strip_prefix(name))?;
        line.split(' ').next()?.parse().ok()
    };
    Some(Rate { rate: number("tps = ")?, latency: number("latency average = ")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_pgbench_are_read() {
        let printed = "number of failed transactions: 0 (0.000%)\nlatency average = 0.562 ms\n\
            initial connection time = 31.2 ms\ntps = 28446.905 (without initial connection time)\n";
        assert_eq!(parse(printed), Some(Rate { rate: 28_446.905, latency: 0.562 }));
        assert_eq!(parse("pgbench: error"), None);
    }
}
