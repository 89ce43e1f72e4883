//! What the counts of the backlog look like as a chart.

use kit::Answer;
use kit::answer::{series, tickets_figure};
use kit::words::{counted, thousands};
use shared::analysis::Period;
use shared::chart::{Mark, Series, Unit};

use crate::buckets::Grain;

/// The tickets opened in one bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    /// All of them, the closed ones too.
    pub opened: usize,
    pub open: usize,
    pub active: usize,
}

impl Row {
    fn unclosed(&self) -> usize {
        self.open + self.active
    }
}

/// The figures are the sums of the rows, so that card and chart cannot disagree.
pub fn report(period: Period, grain: Grain, rows: &[Row]) -> Answer {
    let sum = |value: fn(&Row) -> usize| rows.iter().map(value).sum::<usize>();
    let [unclosed, opened] = [sum(Row::unclosed), sum(|row| row.opened)];
    let [open, active] = [sum(|row| row.open), sum(|row| row.active)];
    Answer {
        unit: Unit::Tickets,
        finding: finding(period, opened, open, active),
        figures: vec![
            tickets_figure("unclosed", "Not closed yet", unclosed),
            tickets_figure("opened", "Opened in the period", opened),
            tickets_figure("open", "Open", open),
            tickets_figure("active", "Active", active),
        ],
        axis: grain.title().into(),
        series: vec![
            counts("unclosed", "Not closed yet", Mark::Bar, rows, Row::unclosed),
            counts("opened", "All opened", Mark::TableOnly, rows, |row| row.opened),
            counts("open", "Open", Mark::TableOnly, rows, |row| row.open),
            counts("active", "Active", Mark::TableOnly, rows, |row| row.active),
        ],
        notes: notes(grain),
    }
}

fn counts(name: &str, title: &str, mark: Mark, rows: &[Row], value: fn(&Row) -> usize) -> Series {
    let points = rows.iter().map(|row| (row.label.clone(), Some(value(row) as f64), false));
    series(name, title, Unit::Tickets, mark, points)
}

fn finding(period: Period, opened: usize, open: usize, active: usize) -> String {
    let unit = period.unit.as_ref().trim_end_matches('s');
    let period = match period.last {
        1 => unit.to_owned(),
        last => counted(last as usize, unit),
    };
    let unclosed = open + active;
    let verb = if unclosed == 1 { "is" } else { "are" };
    match (opened, unclosed) {
        (0, _) => format!("No ticket was opened in the last {period}."),
        (_, 0) => {
            format!("Of {} opened in the last {period}, all are closed.", counted(opened, "ticket"))
        }
        _ => format!(
            "Of {} opened in the last {period}, {} {verb} not closed yet: {} open, {} active.",
            counted(opened, "ticket"),
            number(unclosed),
            number(open),
            number(active),
        ),
    }
}

fn number(count: usize) -> String {
    thousands(i64::try_from(count).unwrap_or(i64::MAX))
}

fn notes(grain: Grain) -> Vec<String> {
    let noun = grain.noun();
    let mut notes = vec![format!(
        "A ticket counts in the {noun} of its opening, if that is within the period and the ticket \
         is not closed now. The first {noun} is only the part of it that the period covers."
    )];
    if grain == Grain::Month {
        notes.push("A period of more than 120 days is shown by months, to stay readable.".into());
    }
    notes
}

#[cfg(test)]
mod tests {
    use shared::analysis::PeriodUnit;

    use super::*;

    #[test]
    fn the_finding_is_a_sentence_for_none_for_all_closed_and_for_some() {
        let day = Period { last: 24, unit: PeriodUnit::Hours };
        let hour = Period { last: 1, unit: PeriodUnit::Hours };
        assert_eq!(finding(day, 0, 0, 0), "No ticket was opened in the last 24 hours.");
        assert_eq!(finding(hour, 3, 0, 0), "Of 3 tickets opened in the last hour, all are closed.");
        assert_eq!(
            finding(day, 1_500, 1, 0),
            "Of 1,500 tickets opened in the last 24 hours, 1 is not closed yet: 1 open, 0 active."
        );
    }
}
