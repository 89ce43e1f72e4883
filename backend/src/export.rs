//! `lodge export`: all tickets as a CSV file that `lodge import` reads.

pub mod corrections;
mod destination;

use std::io::Write;

use anyhow::Context as _;
use chrono::{DateTime, SecondsFormat, Utc};
use csv::Writer;

use crate::config::ExportConfig;
use crate::db;
use crate::db::bulk::export::{self, ExportRow};
use crate::{progress, spreadsheet};
use destination::Destination;

/// Writes all tickets as they are at one moment. An existing file is replaced only when the new one is
/// complete.
///
/// # Errors
///
/// When the file cannot be written or the database fails; then there is no new file.
pub async fn run(config: &ExportConfig) -> anyhow::Result<()> {
    let mut conn = db::connect_as_owner(&config.database.database_url).await?;
    let progress = progress::counter("tickets written");
    let mut writer = Writer::from_writer(Destination::open(&config.file)?);
    writer.write_record(["opened_at", "closed_at", "text", "category"])?;
    export::for_each(&mut conn, |row| {
        write(&mut writer, row)?;
        progress.inc(1);
        anyhow::Ok(())
    })
    .await?;
    let destination = writer.into_inner().map_err(csv::IntoInnerError::into_error);
    destination.and_then(Destination::persist).context("cannot write the file")?;
    progress.finish_and_clear();
    eprintln!("{} tickets exported", progress.position());
    Ok(())
}

fn write(writer: &mut Writer<impl Write>, row: &ExportRow) -> csv::Result<()> {
    writer.write_record([
        rfc3339(row.opened_at).as_str(),
        &row.closed_at.map(rfc3339).unwrap_or_default(),
        &spreadsheet::guarded(&row.description),
        row.category.as_ref(),
    ])
}

fn rfc3339(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Micros, true)
}
