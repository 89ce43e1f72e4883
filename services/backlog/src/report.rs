//! The counts of the backlog as a report.

use analysis_runtime::Report;
use analysis_runtime::report::{series, tickets_figure};
use shared::analysis::Period;
use shared::chart::{
    Detail, Figure, Finding, Mark, Note, Point, Series, TicketFilter, TimeRange, Unit,
};
use shared::ticket::Status;

use crate::buckets::Grain;

/// The tickets opened in one bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    /// All of them, the closed ones too.
    pub opened: usize,
    pub open: usize,
    pub active: usize,
    /// How a list is asked for all of them.
    pub tickets: TicketFilter,
}

/// What a report is made from.
#[derive(Clone, Debug)]
pub struct Counts {
    pub period: Period,
    /// The period in absolute times.
    pub range: TimeRange,
    pub grain: Grain,
    pub rows: Vec<Row>,
    /// How many were opened in the range of the same length that ends where this one begins.
    pub opened_before: usize,
}

const UNCLOSED: [Status; 2] = [Status::Open, Status::Active];

impl Row {
    fn unclosed(&self) -> usize {
        self.open + self.active
    }
}

/// The figures are the sums of the rows, so that card and chart cannot disagree.
pub fn report(counts: &Counts) -> Report {
    let Counts { period, range, grain, rows, opened_before } = counts;
    let sum = |value: fn(&Row) -> usize| rows.iter().map(value).sum::<usize>();
    let [unclosed, opened] = [sum(Row::unclosed), sum(|row| row.opened)];
    let [open, active] = [sum(|row| row.open), sum(|row| row.active)];
    // Without an end, because an import may bring times that the database's clock has not reached.
    let since = TicketFilter::default().opened(Some(range.from), None);
    let figure =
        |name, value, status: &[Status]| tickets_figure(name, value).of(of_status(&since, status));
    let part = Detail::PartOfOpened { part: unclosed as u64, opened: opened as u64 };
    let mut notes = vec![Note::OpeningTime { axis: grain.axis().to_owned() }];
    notes.extend((*grain == Grain::Month).then_some(Note::ByMonth));
    Report {
        unit: Unit::Tickets,
        finding: Some(Finding::Backlog {
            period: *period,
            opened: opened as u64,
            open: open as u64,
            active: active as u64,
            opened_before: *opened_before as u64,
        }),
        figures: vec![
            Figure { detail: Some(part), ..figure("unclosed", unclosed, &UNCLOSED) },
            figure("opened", opened, &[]),
            figure("open", open, &[Status::Open]),
            figure("active", active, &[Status::Active]),
            before(*range, opened, *opened_before),
        ],
        axis: grain.axis(),
        series: vec![
            bars("unclosed", Mark::Bar, rows, &UNCLOSED, Row::unclosed),
            bars("opened", Mark::TableOnly, rows, &[], |row| row.opened),
            bars("open", Mark::TableOnly, rows, &[Status::Open], |row| row.open),
            bars("active", Mark::TableOnly, rows, &[Status::Active], |row| row.active),
        ],
        notes,
        time_range: Some(*range),
    }
}

fn before(range: TimeRange, opened: usize, opened_before: usize) -> Figure {
    let TimeRange { from, to } = range;
    let tickets = TicketFilter::default().opened(Some(from - (to - from)), Some(from));
    let detail = Detail::ComparedWithNow { before: opened_before as u64, now: opened as u64 };
    let figure = tickets_figure("opened_before", opened_before).of(tickets);
    Figure { detail: Some(detail), ..figure }
}

fn of_status(tickets: &TicketFilter, status: &[Status]) -> TicketFilter {
    TicketFilter { status: status.to_vec(), ..tickets.clone() }
}

fn bars(
    name: &str,
    mark: Mark,
    rows: &[Row],
    status: &[Status],
    value: fn(&Row) -> usize,
) -> Series {
    let point = |row: &Row| {
        Point::new(row.label.clone(), Some(value(row) as f64)).of(of_status(&row.tickets, status))
    };
    series(name, Unit::Tickets, mark, rows.iter().map(point))
}
