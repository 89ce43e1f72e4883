//! Counts spikes over a history: `ordinary_days HISTORY.csv` over one that `lodge export` wrote, and
//! `ordinary_days DAYS REPORTS_PER_DAY` over an invented one without incidents.

#[path = "../tests/ordinary_days/campus.rs"]
mod campus;

use std::io::Write as _;

use anyhow::Context as _;
use campus::{Ticket, history, replay};
use shared::role::Role;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let history = match arguments.as_slice() {
        [file] => read(file)?,
        [days, reports_per_day] => history(days.parse()?, reports_per_day.parse()?, 1),
        _ => anyhow::bail!("give a CSV file, or a number of days and of reports a day"),
    };
    let first = history.first().context("an empty history")?.opened_at;
    let last = history.last().context("an empty history")?.opened_at;
    let mut out = std::io::stdout();
    let mut counts = [0, 0];
    replay(&history, |role, at, spike| {
        counts[usize::from(role == Role::Helpdesk)] += 1;
        let about = match (spike.words.as_slice(), spike.category) {
            ([], Some(category)) => category.to_string(),
            (words, _) => words.join(" + "),
        };
        // The reader may close the pipe early.
        let _ = writeln!(out, "{role}\t{at}\t{}\t{about}", spike.reports);
    });
    let days = (last - first).as_seconds_f64() / 86_400.0;
    writeln!(out, "{} reports in {days:.0} days", history.len())?;
    writeln!(out, "spikes: {} for users, {} for the helpdesk", counts[0], counts[1])?;
    Ok(())
}

/// A file as `lodge export` writes it and `lodge import` reads it.
fn read(file: &str) -> anyhow::Result<Vec<Ticket>> {
    let mut csv = csv::Reader::from_path(file)?;
    let headers = csv.headers()?.clone();
    let column =
        |name: &str| headers.iter().position(|it| it == name).context("a column is missing");
    let columns = [column("opened_at")?, column("closed_at")?, column("text")?];
    let category = column("category").ok();
    let mut tickets = Vec::new();
    for row in csv.records() {
        let row = row?;
        let [opened, closed, text] = columns.map(|it| row.get(it).unwrap_or_default());
        let category = category.and_then(|it| row.get(it)?.parse().ok());
        tickets.push(Ticket {
            opened_at: time(opened)?,
            closed_at: (!closed.is_empty()).then(|| time(closed)).transpose()?,
            category: category.unwrap_or(shared::ticket::Category::FacilityManagement),
            text: text.to_owned(),
        });
    }
    tickets.sort_by_key(|it| it.opened_at);
    Ok(tickets)
}

/// Times without an offset are taken for UTC: only their distances matter here.
fn time(text: &str) -> anyhow::Result<chrono::DateTime<chrono::Utc>> {
    let local = || text.parse::<chrono::NaiveDateTime>().map(|it| it.and_utc());
    let time = text.parse().or_else(|_| local());
    time.map_err(|error| anyhow::anyhow!("{text} is no time: {error}"))
}
