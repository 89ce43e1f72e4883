//! How much a write adds to the write-ahead log of PostgreSQL.

use std::iter;

use anyhow::{Context, Result};

use crate::bench::connection::{Connection, HELPDESK, ticket_id};
use crate::bench::history::texts::Texts;
use crate::bench::setup::Setup;
use crate::program;

/// How many writes are measured together.
const WRITES: u32 = 200;
/// The lengths of the tickets that get messages, in characters.
const LENGTHS: [usize; 2] = [200, 9_500];

/// A sentence for each kind of write.
///
/// # Errors
/// When the server refuses a write, or `pg_waldump` does not run.
pub fn measure(setup: &Setup, texts: &Texts) -> Result<Vec<String>> {
    let mut client = Client { connection: Connection::to(setup.servers.port)?, keys: 0 };
    let mut notes = Vec::new();
    let text = text_of(texts, LENGTHS[0]);
    let opened = per_write(setup, || client.open(&text).map(drop))?;
    notes.push(format!("Opening a ticket of {} characters: {opened}.", LENGTHS[0]));
    for length in LENGTHS {
        let messages = format!("/api/tickets/{}/messages", client.open(&text_of(texts, length))?);
        let posted = per_write(setup, || client.post(&messages, ("body", "hello")).map(drop))?;
        let name = format!("The message \"hello\" under a ticket of {length} characters");
        notes.push(format!("{name}: {posted} (goal 3.0 kB without page images)."));
    }
    Ok(notes)
}

struct Client {
    connection: Connection,
    keys: u32,
}

impl Client {
    fn post(&mut self, path: &str, field: (&str, &str)) -> Result<String> {
        self.keys += 1;
        let key = format!("77616c00-0000-4000-8000-{:012}", self.keys);
        self.connection.post(path, HELPDESK, &key, field)?.expect(201)
    }

    fn open(&mut self, text: &str) -> Result<i64> {
        ticket_id(&self.post("/api/tickets", ("description", text))?)
    }
}

/// The words of a generated helpdesk, as many as fit.
fn text_of(texts: &Texts, length: usize) -> String {
    let sentences: Vec<_> = (0..).map(|number| texts.sentence(number)).take(length / 20).collect();
    let text: String = sentences.join(" ").chars().take(length - 1).collect();
    text + "."
}

/// Writes many times, the first time right after a checkpoint, and says how much each has added.
fn per_write(setup: &Setup, mut write: impl FnMut() -> Result<()>) -> Result<String> {
    setup.sql("CHECKPOINT")?;
    let start = position(setup)?;
    iter::repeat_with(&mut write).take(WRITES as usize).collect::<Result<()>>()?;
    let end = position(setup)?;
    let mut waldump = program::bound(setup.cluster.server().programs.path("pg_waldump"), "TERM");
    waldump.arg("-p").arg(setup.cluster.data().join("pg_wal"));
    let printed = program::output(waldump.args(["--stats", "-s", &start, "-e", &end]))?;
    let (records, images) =
        parse(&printed).with_context(|| format!("pg_waldump printed:\n{printed}"))?;
    let each = |bytes: f64| bytes / f64::from(WRITES) / 1_000.0;
    Ok(format!(
        "{:.1} kB of the log, and {:.1} kB of page images (the first {WRITES} after a checkpoint)",
        each(records),
        each(images)
    ))
}

/// The end of the log.
fn position(setup: &Setup) -> Result<String> {
    Ok(setup.sql("SELECT pg_current_wal_flush_lsn()")?.trim().to_owned())
}

/// The bytes of records and of page images, from the line of the sums.
fn parse(printed: &str) -> Option<(f64, f64)> {
    let line = printed.lines().find_map(|line| line.strip_prefix("Total"))?;
    let numbers = line.split_whitespace().filter_map(|word| word.parse().ok());
    let [_, records, images, _] = numbers.collect::<Vec<f64>>()[..] else { return None };
    Some((records, images))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_of_pg_waldump_are_read() {
        let printed = "XLOG  1 ( 2.00)  30 ( 4.00)  0 ( 0.00)  30 ( 1.00)\n\
            Total     50             2800 [25.45%]      8200 [74.55%]      11000 [100%]\n";
        assert_eq!(parse(printed), Some((2_800.0, 8_200.0)));
        assert_eq!(parse(""), None);
    }

    #[test]
    fn a_text_has_its_length() {
        let texts = Texts::of_corpus(1_000).unwrap();
        assert_eq!(LENGTHS.map(|length| text_of(&texts, length).chars().count()), LENGTHS);
    }
}
