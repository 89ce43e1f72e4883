//! The rows of a file, each as a ticket or with the reason why it is refused.

use std::fmt::{self, Display, Formatter};
use std::io::Read;

use chrono::{DateTime, Utc};
use csv::{ByteRecord, Reader, ReaderBuilder};
use jiff::tz::TimeZone;
use shared::text;
use shared::ticket::{Category, CategoryBy};

use super::columns::Columns;
use super::lines::CountedLines;
use super::times::ReadTime;
use crate::db::bulk::import::HistoricalTicket;
use crate::spreadsheet;

/// Reads one row after the other.
pub struct Rows<R> {
    reader: Reader<CountedLines<R>>,
    columns: Columns,
    zone: TimeZone,
}

/// A row of the file, whatever its cells contain.
pub struct Row {
    /// The line where it begins, from 1.
    line: u64,
    ticket: Result<HistoricalTicket, String>,
}

/// A row that does not become a ticket, and why.
#[derive(Debug)]
pub struct Refusal {
    line: u64,
    reason: String,
}

impl Display for Refusal {
    fn fmt(&self, out: &mut Formatter) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.reason)
    }
}

impl<R: Read> Rows<R> {
    /// Reads the first line, which names the columns.
    ///
    /// # Errors
    ///
    /// When it cannot be read or a column is missing.
    pub fn begin(source: R, zone: TimeZone) -> anyhow::Result<Self> {
        let source = CountedLines::new(source);
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(source);
        let columns = Columns::of(reader.byte_headers()?)?;
        Ok(Self { reader, columns, zone })
    }

    /// The columns that are not read.
    pub fn ignored(&self) -> &[String] {
        &self.columns.ignored
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = csv::Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = ByteRecord::new();
        match self.reader.read_byte_record(&mut record) {
            Ok(false) => None,
            Ok(true) => Some(Ok(self.row(&record))),
            Err(error) => Some(Err(error)),
        }
    }
}

impl<R: Read> Rows<R> {
    fn row(&mut self, record: &ByteRecord) -> Row {
        let begin = record.position().map_or(0, csv::Position::byte);
        let line = self.reader.get_mut().line_at(begin);
        // Only a quoted cell contains a line break, and no quotation mark closes this one.
        let is_cut = self.reader.get_ref().ended_unquoted()
            && record.iter().next_back().is_some_and(|it| it.contains(&b'\n'));
        let ticket = if is_cut {
            Err("a quotation mark is opened and never closed".to_owned())
        } else {
            ticket(record, &self.columns, &self.zone)
        };
        Row { line, ticket: ticket.map_err(|reason| reason + &extent(record)) }
    }
}

impl Row {
    /// The ticket, unless one of its dates lies in the future, or before 1970, where the dates of cursors
    /// begin.
    pub fn not_after(self, now: DateTime<Utc>) -> Result<HistoricalTicket, Refusal> {
        let checked = self.ticket.and_then(|ticket| match ticket.closed_at {
            _ if ticket.opened_at > now => Err("opened_at lies in the future".to_owned()),
            _ if ticket.opened_at < DateTime::UNIX_EPOCH => {
                Err("opened_at lies before 1970".to_owned())
            }
            Some(closed_at) if closed_at > now => Err("closed_at lies in the future".to_owned()),
            _ => Ok(ticket),
        });
        checked.map_err(|reason| Refusal { line: self.line, reason })
    }
}

fn ticket(
    record: &ByteRecord,
    columns: &Columns,
    zone: &TimeZone,
) -> Result<HistoricalTicket, String> {
    if record.len() != columns.width {
        return Err(format!("{} fields instead of {}", record.len(), columns.width));
    }
    let opened_at = time(record, columns.opened_at, "opened_at", zone)?;
    let opened_at = opened_at.ok_or("opened_at is empty")?.earliest();
    let closed_at = match time(record, columns.closed_at, "closed_at", zone)? {
        None => None,
        Some(closed_at) => {
            Some(closed_at.earliest_from(opened_at).ok_or("closed_at is before opened_at")?)
        }
    };
    let text = spreadsheet::unguarded(cell(record, columns.text, "text")?);
    let description = text::cleaned(text).map_err(|error| format!("text: {error}"))?;
    let named = columns.category.map_or(Ok(None), |column| category(record, column))?;
    let (category, category_by, confidence) = match named {
        // Somebody decided on it, so a later edit must not change it.
        Some(category) => (category, CategoryBy::Helpdesk, None),
        None => {
            let classification = classifier::classify(&description);
            (classification.category, CategoryBy::Classifier, Some(classification.confidence))
        }
    };
    Ok(HistoricalTicket { description, category, category_by, confidence, opened_at, closed_at })
}

fn time(
    record: &ByteRecord,
    column: usize,
    name: &str,
    zone: &TimeZone,
) -> Result<Option<ReadTime>, String> {
    let text = cell(record, column, name)?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let time = ReadTime::parse(text, zone);
    time.map(Some).ok_or_else(|| format!("{name} is not a time: {}", excerpt(text)))
}

fn category(record: &ByteRecord, column: usize) -> Result<Option<Category>, String> {
    let text = cell(record, column, "category")?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| format!("there is no category {}", excerpt(text)))
}

fn cell<'a>(record: &'a ByteRecord, column: usize, name: &str) -> Result<&'a str, String> {
    // A row has as many fields as the header by now.
    std::str::from_utf8(&record[column]).map_err(|_| format!("{name} is not UTF-8"))
}

/// How many lines a row takes, where that may be the mistake.
fn extent(record: &ByteRecord) -> String {
    match record.as_slice().iter().filter(|it| **it == b'\n').count() {
        0 => String::new(),
        more => format!(" (the row takes {more} more lines)"),
    }
}

/// Enough of a cell to recognise it, on one line and harmless to a terminal.
fn excerpt(text: &str) -> String {
    let begin: String = text.chars().take(40).collect();
    let more = if begin.len() < text.len() { "…" } else { "" };
    format!("{begin:?}{more}")
}
