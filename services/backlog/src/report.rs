//! What the counts of the backlog look like as a chart.

mod sentences;

use kit::Answer;
use kit::answer::{series, tickets_figure};
use kit::words::share;
use shared::analysis::Period;
use shared::chart::{Figure, Mark, Point, Series, Stretch, TicketFilter, Unit};
use shared::ticket::Status;

use crate::buckets::Grain;
use sentences::{finding, notes, number};

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

/// What is to be told.
#[derive(Clone, Debug)]
pub struct Counts {
    pub period: Period,
    pub stretch: Stretch,
    pub grain: Grain,
    pub rows: Vec<Row>,
    /// How many were opened in the stretch of the same length that ends where this one begins.
    pub opened_before: usize,
}

const UNCLOSED: [Status; 2] = [Status::Open, Status::Active];

impl Row {
    fn unclosed(&self) -> usize {
        self.open + self.active
    }
}

/// The figures are the sums of the rows, so that card and chart cannot disagree.
pub fn report(counts: &Counts) -> Answer {
    let Counts { period, stretch, grain, rows, opened_before } = counts;
    let sum = |value: fn(&Row) -> usize| rows.iter().map(value).sum::<usize>();
    let [unclosed, opened] = [sum(Row::unclosed), sum(|row| row.opened)];
    let [open, active] = [sum(|row| row.open), sum(|row| row.active)];
    // Without an end, as what an import brings from times to come is counted, too.
    let since = TicketFilter::default().opened(Some(stretch.from), None);
    let figure = |name: &str, title: &str, value, status: &[Status]| {
        tickets_figure(name, title, value).of(of_status(&since, status))
    };
    let part =
        share(unclosed, opened).map(|it| format!("of {opened} opened in this period ({it})"));
    Answer {
        unit: Unit::Tickets,
        finding: finding(*period, opened, open, active, *opened_before),
        figures: vec![
            Figure { note: part, ..figure("unclosed", "Not closed yet", unclosed, &UNCLOSED) },
            figure("opened", "Opened in the period", opened, &[]),
            figure("open", "Open", open, &[Status::Open]),
            figure("active", "Active", active, &[Status::Active]),
            before(*stretch, opened, *opened_before),
        ],
        axis: grain.title().into(),
        series: vec![
            bars("unclosed", "Not closed yet", rows, &UNCLOSED, Row::unclosed),
            bars("opened", "All opened", rows, &[], |row| row.opened),
            bars("open", "Open", rows, &[Status::Open], |row| row.open),
            bars("active", "Active", rows, &[Status::Active], |row| row.active),
        ],
        notes: notes(*grain),
        period: Some(*stretch),
    }
}

fn before(stretch: Stretch, opened: usize, opened_before: usize) -> Figure {
    let Stretch { from, to } = stretch;
    let tickets = TicketFilter::default().opened(Some(from - (to - from)), Some(from));
    let note = match opened.cmp(&opened_before) {
        std::cmp::Ordering::Less => format!("{} fewer now", number(opened_before - opened)),
        std::cmp::Ordering::Equal => "as many now".to_owned(),
        std::cmp::Ordering::Greater => format!("{} more now", number(opened - opened_before)),
    };
    let figure = tickets_figure("opened_before", "Opened in the period before", opened_before);
    Figure { note: Some(note), ..figure.of(tickets) }
}

fn of_status(tickets: &TicketFilter, status: &[Status]) -> TicketFilter {
    TicketFilter { status: status.to_vec(), ..tickets.clone() }
}

/// What is not closed is drawn, everything else stands in the table.
fn bars(
    name: &str,
    title: &str,
    rows: &[Row],
    status: &[Status],
    value: fn(&Row) -> usize,
) -> Series {
    let mark = if name == "unclosed" { Mark::Bar } else { Mark::TableOnly };
    let point = |row: &Row| {
        Point::new(row.label.clone(), Some(value(row) as f64)).of(of_status(&row.tickets, status))
    };
    series(name, title, Unit::Tickets, mark, rows.iter().map(point))
}
