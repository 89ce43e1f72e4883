//! `lodge import`: historical tickets from a CSV file, in one pass and constant memory.

mod columns;
mod lines;
mod rows;
mod times;

use std::fs::File;
use std::io::{Read, stdin};
use std::path::Path;

use anyhow::{Context as _, bail};
use diesel_async::AsyncPgConnection;

use crate::config::ImportConfig;
use crate::db::bulk::import::{self, HistoricalTicket};
use crate::db::{self, bulk};
use crate::progress;
use rows::Rows;

/// How many rows share a transaction.
const BATCH: usize = 500;

/// Loads the file. Each refused row is reported on standard error with its line and reason; the others are
/// imported.
///
/// # Errors
///
/// When a row was refused, the columns are not those of an import, or the database fails.
pub async fn run(config: &ImportConfig) -> anyhow::Result<()> {
    let mut conn = db::connect_as_owner(&config.database.database_url).await?;
    let mut rows = Rows::begin(open(&config.file)?, config.campus.time_zone.clone())?;
    for name in rows.ignored() {
        eprintln!("the column {name:?} is unknown and ignored");
    }
    let progress = progress::counter("rows taken");
    let (mut taken, mut refused) = (0, 0);
    loop {
        let now = bulk::now(&mut conn).await?;
        let mut batch = Vec::with_capacity(BATCH);
        let mut read = 0;
        for row in rows.by_ref().take(BATCH) {
            read += 1;
            let row = row.with_context(|| format!("cannot read on; {}", rows_imported(taken)))?;
            match row.not_after(now) {
                Ok(ticket) => batch.push(ticket),
                Err(refusal) => {
                    progress.suspend(|| eprintln!("{refusal}"));
                    refused += 1;
                }
            }
        }
        store(&mut conn, &batch, taken).await?;
        taken += batch.len() as u64;
        progress.set_position(taken);
        if read < BATCH {
            break;
        }
    }
    progress.finish_and_clear();
    eprintln!("taken {taken}, refused {refused}");
    if refused > 0 {
        bail!("{refused} of {} rows were refused; the others are in", taken + refused);
    }
    Ok(())
}

async fn store(
    conn: &mut AsyncPgConnection,
    batch: &[HistoricalTicket],
    before: u64,
) -> anyhow::Result<()> {
    let stored = import::insert(conn, batch).await;
    stored.with_context(|| format!("the database failed; {}", rows_imported(before)))
}

fn rows_imported(taken: u64) -> String {
    format!("the first {taken} good rows are in")
}

fn open(path: &Path) -> anyhow::Result<Box<dyn Read>> {
    if path == Path::new("-") {
        return Ok(Box::new(stdin()));
    }
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    Ok(Box::new(file))
}
