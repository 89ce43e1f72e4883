//! How many tickets are active, by category.

use std::collections::HashMap;

use analysis_runtime::report::{series, tickets_figure};
use analysis_runtime::{LogEntry, Projection, Query, Report};
use chrono::{DateTime, Utc};
use jiff::tz::TimeZone;
use shared::analysis::{Analysis, Parameter, WORKLOAD};
use shared::chart::{
    CategoryCount, ChartKind, Figure, Finding, Mark, Point, Series, TicketFilter, Unit,
};
use shared::ids::TicketId;
use shared::ticket::{Category, Status};

/// The flag that adds the open tickets.
const OPEN: &str = "open";

/// How many tickets there are of each category, in the order of [`Category::ALL`].
type Counts = [usize; Category::COUNT];

/// What is not closed yet, and how much of each kind there is.
#[derive(Debug)]
pub struct Workload {
    unclosed: HashMap<TicketId, (Status, Category)>,
    counts: HashMap<(Status, Category), usize>,
}

impl Projection for Workload {
    fn analysis() -> Analysis {
        Analysis {
            name: WORKLOAD.into(),
            parameters: vec![Parameter::Flag { name: OPEN.into(), default: false }],
            kind: ChartKind::Bars,
        }
    }

    fn new(_: TimeZone) -> Self {
        Self { unclosed: HashMap::new(), counts: HashMap::new() }
    }

    fn apply(&mut self, event: &LogEntry) {
        let former = if event.status == Status::Closed {
            self.unclosed.remove(&event.ticket)
        } else {
            let kind = (event.status, event.category);
            *self.counts.entry(kind).or_default() += 1;
            self.unclosed.insert(event.ticket, kind)
        };
        if let Some(count) = former.and_then(|kind| self.counts.get_mut(&kind)) {
            *count -= 1;
        }
    }

    fn report(&self, query: &Query, _: DateTime<Utc>) -> Report {
        let active = self.count(Status::Active);
        let mut report = Report {
            unit: Unit::Tickets,
            finding: Some(finding(active)),
            figures: vec![figure(Status::Active, active)],
            axis: "category",
            series: vec![bars(Status::Active, active)],
            notes: Vec::new(),
            time_range: None,
        };
        if query.has_flag(OPEN) {
            let open = self.count(Status::Open);
            report.figures.push(figure(Status::Open, open));
            report.series.push(bars(Status::Open, open));
        }
        report
    }
}

impl Workload {
    fn count(&self, status: Status) -> Counts {
        Category::ALL
            .map(|category| self.counts.get(&(status, category)).copied().unwrap_or_default())
    }
}

/// All categories together.
fn figure(status: Status, counts: Counts) -> Figure {
    let tickets = TicketFilter { status: vec![status], ..TicketFilter::default() };
    tickets_figure(status.as_ref(), counts.iter().sum()).of(tickets)
}

/// The labels are the names by which a list can be filtered.
fn bars(status: Status, counts: Counts) -> Series {
    let point = |(category, count): (Category, usize)| {
        let tickets = TicketFilter {
            status: vec![status],
            category: Some(category),
            ..TicketFilter::default()
        };
        Point::new(category.as_ref(), Some(count as f64)).of(tickets)
    };
    let points = Category::ALL.into_iter().zip(counts).map(point);
    series(status.as_ref(), Unit::Tickets, Mark::Bar, points)
}

fn finding(active: Counts) -> Finding {
    let count = |(category, tickets)| CategoryCount { category, tickets: tickets as u64 };
    Finding::Workload { active: Category::ALL.into_iter().zip(active).map(count).collect() }
}

#[cfg(test)]
mod tests {
    use analysis_runtime::testing::{History, Ticket, history};
    use proptest::prelude::*;
    use shared::event::EventKind;

    use super::*;

    fn ask(workload: &Workload, query: &str) -> Report {
        let query = Query::parse(query, &Workload::analysis().parameters).unwrap();
        workload.report(&query, DateTime::UNIX_EPOCH)
    }

    /// The active tickets of each category, as the finding says them.
    fn active(report: &Report) -> [u64; Category::COUNT] {
        let Some(Finding::Workload { active }) = &report.finding else { panic!("{report:?}") };
        assert_eq!(active.iter().map(|it| it.category).collect::<Vec<_>>(), Category::ALL);
        active.iter().map(|it| it.tickets).collect::<Vec<_>>().try_into().unwrap()
    }

    fn values(series: &Series) -> Vec<Option<f64>> {
        series.points.iter().map(|point| point.value).collect()
    }

    fn event(ticket: i64, kind: EventKind, category: Category, status: Status) -> LogEntry {
        let (ticket, kind, at) = (TicketId(ticket), Some(kind), DateTime::UNIX_EPOCH);
        LogEntry { position: 1, ticket, kind, at, category, status }
    }

    #[test]
    fn without_tickets_all_categories_are_there_with_zero_each() {
        let report = ask(&Workload::new(TimeZone::UTC), "");
        let labels: Vec<&str> =
            report.series[0].points.iter().map(|point| point.label.as_str()).collect();
        assert_eq!(labels, ["facility_management", "technical_it", "services_complaints"]);
        assert_eq!(values(&report.series[0]), [Some(0.0); Category::COUNT]);
        assert_eq!(active(&report), [0, 0, 0]);
    }

    #[test]
    fn a_ticket_counts_in_its_present_category_from_activation_to_closing() {
        let (it, facility) = (Category::TechnicalIt, Category::FacilityManagement);
        let steps = [
            (EventKind::Opened, it, Status::Open, [0.0, 0.0, 0.0]),
            (EventKind::Activated, it, Status::Active, [0.0, 1.0, 0.0]),
            (EventKind::MessagePosted, it, Status::Active, [0.0, 1.0, 0.0]),
            (EventKind::Edited, facility, Status::Active, [1.0, 0.0, 0.0]),
            (EventKind::Closed, facility, Status::Closed, [0.0, 0.0, 0.0]),
        ];
        let mut workload = Workload::new(TimeZone::UTC);
        for (kind, category, status, expected) in steps {
            workload.apply(&event(7, kind, category, status));
            assert_eq!(values(&ask(&workload, "").series[0]), expected.map(Some), "{kind:?}");
        }
    }

    #[test]
    fn each_number_says_how_a_list_is_asked_for_its_tickets() {
        let report = ask(&Workload::new(TimeZone::UTC), "open=true");
        let [active, open] = [Status::Active, Status::Open]
            .map(|status| TicketFilter { status: vec![status], ..TicketFilter::default() });
        let category = Some(Category::TechnicalIt);
        assert_eq!(report.figures[0].tickets.as_ref(), Some(&active));
        let bars = [&report.series[0].points[1].tickets, &report.series[1].points[1].tickets];
        let expected = [active, open].map(|it| Some(TicketFilter { category, ..it }));
        assert_eq!(bars, [&expected[0], &expected[1]]);
    }

    #[test]
    fn open_tickets_are_a_second_series_on_request() {
        let mut workload = Workload::new(TimeZone::UTC);
        let category = Category::ServicesComplaints;
        workload.apply(&event(1, EventKind::Opened, category, Status::Open));
        workload.apply(&event(2, EventKind::Activated, category, Status::Active));
        assert_eq!(ask(&workload, "open=false").series.len(), 1);
        let report = ask(&workload, "open=true");
        assert_eq!(values(&report.series[1]), [Some(0.0), Some(0.0), Some(1.0)]);
        assert_eq!(active(&report), [0, 0, 1]);
    }

    proptest! {
        #[test]
        fn the_counts_equal_a_recount_of_all_tickets(history in history()) {
            let recount = |status| Category::ALL.map(|category| {
                let counts = |it: &&Ticket| (it.status, it.category) == (status, category);
                Some(history.tickets.iter().filter(counts).count() as f64)
            });
            let report = ask(&History::project(&history, &TimeZone::UTC), "open=true");
            prop_assert_eq!(values(&report.series[0]), recount(Status::Active));
            prop_assert_eq!(values(&report.series[1]), recount(Status::Open));
            let total: f64 = recount(Status::Active).into_iter().flatten().sum();
            prop_assert_eq!(report.figures[0].value, Some(total));
            let counts = active(&report).map(|tickets| Some(tickets as f64));
            prop_assert_eq!(counts, recount(Status::Active));
        }
    }
}
