//! `lodge corrections`: the categories that the helpdesk corrected, as a file to train the classifier with.

use anyhow::Context as _;
use csv::{QuoteStyle, WriterBuilder};

use super::destination::Destination;
use crate::config::ExportConfig;
use crate::db;
use crate::db::bulk::corrections;
use crate::spreadsheet;

/// Writes the file. An existing file is replaced only when the new one is complete.
///
/// # Errors
///
/// When the file cannot be written or the database fails; then there is no new file.
pub async fn run(config: &ExportConfig) -> anyhow::Result<()> {
    let mut conn = db::connect_as_owner(&config.database.database_url).await?;
    let corrections = corrections::list(&mut conn).await?;
    let mut writer = WriterBuilder::new()
        .delimiter(b'\t')
        .quote_style(QuoteStyle::Never)
        .from_writer(Destination::open(&config.file)?);
    writer.write_record(["text", "assigned", "corrected"])?;
    for row in &corrections {
        let text = on_one_line(&row.text);
        let text = spreadsheet::guarded(&text);
        writer.write_record([&*text, row.assigned.as_ref(), row.corrected.as_ref()])?;
    }
    let destination = writer.into_inner().map_err(csv::IntoInnerError::into_error);
    destination.and_then(Destination::persist).context("cannot write the file")?;
    eprintln!("{} corrections written", corrections.len());
    Ok(())
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
