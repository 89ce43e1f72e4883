//! `lodge export`: all tickets as a CSV file that `lodge import` reads.

pub mod corrections;
mod destination;
pub mod formula;

use std::io::Write;

use anyhow::Context as _;
use chrono::{DateTime, SecondsFormat, Utc};
use csv::Writer;

use crate::config::ExportConfig;
use crate::db;
use crate::db::bulk::sheet::{self, SheetRow};
use crate::progress::Progress;
use destination::Destination;

/// Writes the file, as it is at one moment. An existing file is replaced only when all is written.
///
/// # Errors
///
/// When the file cannot be written or the database fails; then there is no file.
pub async fn run(config: &ExportConfig) -> anyhow::Result<()> {
    let mut conn = db::connect_as_owner(&config.database.database_url).await?;
    let mut progress = Progress::new("tickets written");
    let mut written = 0;
    let mut writer = Writer::from_writer(Destination::open(&config.file)?);
    writer.write_record(["opened_at", "closed_at", "text", "category"])?;
    sheet::read(&mut conn, |row| {
        write(&mut writer, row)?;
        written += 1;
        progress.reached(written);
        anyhow::Ok(())
    })
    .await?;
    let destination = writer.into_inner().map_err(csv::IntoInnerError::into_error);
    destination.and_then(Destination::keep).context("cannot write the file")?;
    progress.pause();
    eprintln!("{written} tickets exported");
    Ok(())
}

fn write(writer: &mut Writer<impl Write>, row: &SheetRow) -> csv::Result<()> {
    writer.write_record([
        time(row.opened_at).as_str(),
        &row.closed_at.map(time).unwrap_or_default(),
        &formula::guarded(&row.description),
        row.category.as_ref(),
    ])
}

fn time(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Micros, true)
}
