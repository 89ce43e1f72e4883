//! How many tickets are being worked on, by category.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use kit::answer::{series, tickets_figure};
use kit::words::counted;
use kit::{Answer, Asked, Change, Projection};
use shared::analysis::{Analysis, Parameter};
use shared::chart::{ChartKind, Figure, Mark, Point, Series, TicketFilter, Unit};
use shared::ids::TicketId;
use shared::ticket::{Category, Status};

/// The flag that adds the open tickets.
const OPEN: &str = "open";

/// What is not closed yet, and how much of each kind there is.
#[derive(Debug)]
pub struct Workload {
    unclosed: HashMap<TicketId, (Status, Category)>,
    counts: HashMap<(Status, Category), usize>,
}

impl Projection for Workload {
    fn analysis() -> Analysis {
        Analysis {
            name: "workload".into(),
            title: "Active by category".into(),
            question: "How many tickets are being worked on, in each category?".into(),
            definition: "The number of tickets whose status is active at this moment, for each of \
                the three categories. A category without an active ticket is shown with zero. A \
                ticket counts in the category it has now. On request the tickets that are open, \
                on which nobody works yet, are counted beside them."
                .into(),
            parameters: vec![Parameter::Flag {
                name: OPEN.into(),
                title: "Show open tickets too".into(),
                default: false,
            }],
            kind: ChartKind::Bars,
        }
    }

    fn new(_: Tz) -> Self {
        Self { unclosed: HashMap::new(), counts: HashMap::new() }
    }

    fn apply(&mut self, change: &Change) {
        let former = if change.status == Status::Closed {
            self.unclosed.remove(&change.ticket)
        } else {
            let kind = (change.status, change.category);
            *self.counts.entry(kind).or_default() += 1;
            self.unclosed.insert(change.ticket, kind)
        };
        if let Some(count) = former.and_then(|kind| self.counts.get_mut(&kind)) {
            *count -= 1;
        }
    }

    fn answer(&self, asked: &Asked, _: DateTime<Utc>) -> Answer {
        let active = self.count(Status::Active);
        let mut answer = Answer {
            unit: Unit::Tickets,
            finding: finding(active),
            figures: vec![figure(Status::Active, "Active", active)],
            axis: "Category".into(),
            series: vec![bars(Status::Active, "Active", active)],
            notes: Vec::new(),
            period: None,
        };
        if asked.flag(OPEN) {
            let open = self.count(Status::Open);
            answer.figures.push(figure(Status::Open, "Open", open));
            answer.series.push(bars(Status::Open, "Open", open));
        }
        answer
    }
}

impl Workload {
    /// In the order of [`Category::ALL`].
    fn count(&self, status: Status) -> [usize; 3] {
        Category::ALL
            .map(|category| self.counts.get(&(status, category)).copied().unwrap_or_default())
    }
}

/// All categories together.
fn figure(status: Status, title: &str, counts: [usize; 3]) -> Figure {
    let tickets = TicketFilter { status: vec![status], ..TicketFilter::default() };
    tickets_figure(status.as_ref(), title, counts.iter().sum()).of(tickets)
}

/// The labels are the names by which a list can be filtered.
fn bars(status: Status, title: &str, counts: [usize; 3]) -> Series {
    let point = |(category, count): (Category, usize)| {
        let tickets = TicketFilter {
            status: vec![status],
            category: Some(category),
            ..TicketFilter::default()
        };
        Point::new(category.as_ref(), Some(count as f64)).of(tickets)
    };
    let points = Category::ALL.into_iter().zip(counts).map(point);
    series(status.as_ref(), title, Unit::Tickets, Mark::Bar, points)
}

fn finding(active: [usize; 3]) -> String {
    let total: usize = active.iter().sum();
    if total == 0 {
        return "No ticket is active.".into();
    }
    let share = |(category, count): (Category, usize)| format!("{count} in {}", category.title());
    let shares: Vec<String> = Category::ALL.into_iter().zip(active).map(share).collect();
    let verb = if total == 1 { "is" } else { "are" };
    format!("{} {verb} active: {}.", counted(total, "ticket"), shares.join(", "))
}

#[cfg(test)]
mod tests {
    use kit::testing::{History, history};
    use proptest::prelude::*;
    use shared::event::EventKind;

    use super::*;

    fn ask(workload: &Workload, query: &str) -> Answer {
        let asked = Asked::read(query, &Workload::analysis().parameters).unwrap();
        workload.answer(&asked, DateTime::UNIX_EPOCH)
    }

    fn values(series: &Series) -> Vec<Option<f64>> {
        series.points.iter().map(|point| point.value).collect()
    }

    fn change(ticket: i64, kind: EventKind, category: Category, status: Status) -> Change {
        let (ticket, kind, at) = (TicketId(ticket), Some(kind), DateTime::UNIX_EPOCH);
        Change { position: 1, ticket, kind, at, category, status }
    }

    #[test]
    fn without_tickets_there_are_three_categories_with_zero_each() {
        let answer = ask(&Workload::new(Tz::UTC), "");
        let labels: Vec<&str> =
            answer.series[0].points.iter().map(|point| point.label.as_str()).collect();
        assert_eq!(labels, ["facility_management", "technical_it", "services_complaints"]);
        assert_eq!(values(&answer.series[0]), [Some(0.0); 3]);
        assert_eq!(answer.finding, "No ticket is active.");
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
        let mut workload = Workload::new(Tz::UTC);
        for (kind, category, status, expected) in steps {
            workload.apply(&change(7, kind, category, status));
            assert_eq!(values(&ask(&workload, "").series[0]), expected.map(Some), "{kind:?}");
        }
    }

    #[test]
    fn each_number_says_how_a_list_is_asked_for_its_tickets() {
        let answer = ask(&Workload::new(Tz::UTC), "open=true");
        let [active, open] = [Status::Active, Status::Open]
            .map(|status| TicketFilter { status: vec![status], ..TicketFilter::default() });
        let category = Some(Category::TechnicalIt);
        assert_eq!(answer.figures[0].tickets.as_ref(), Some(&active));
        let bars = [&answer.series[0].points[1].tickets, &answer.series[1].points[1].tickets];
        let expected = [active, open].map(|it| Some(TicketFilter { category, ..it }));
        assert_eq!(bars, [&expected[0], &expected[1]]);
    }

    #[test]
    fn open_tickets_are_a_second_series_on_request() {
        let mut workload = Workload::new(Tz::UTC);
        let category = Category::ServicesComplaints;
        workload.apply(&change(1, EventKind::Opened, category, Status::Open));
        workload.apply(&change(2, EventKind::Activated, category, Status::Active));
        assert_eq!(ask(&workload, "open=false").series.len(), 1);
        let answer = ask(&workload, "open=true");
        assert_eq!(values(&answer.series[1]), [Some(0.0), Some(0.0), Some(1.0)]);
        assert_eq!(
            answer.finding,
            "1 ticket is active: 0 in Facility management, 0 in Technical IT, 1 in Services complaints."
        );
    }

    proptest! {
        #[test]
        fn the_counts_equal_a_recount_of_all_tickets(history in history()) {
            let recount = |status| Category::ALL.map(|category| {
                let counts = |it: &&kit::testing::Ticket| (it.status, it.category) == (status, category);
                Some(history.tickets.iter().filter(counts).count() as f64)
            });
            let answer = ask(&History::project(&history, Tz::UTC), "open=true");
            prop_assert_eq!(values(&answer.series[0]), recount(Status::Active));
            prop_assert_eq!(values(&answer.series[1]), recount(Status::Open));
            let total: f64 = recount(Status::Active).into_iter().flatten().sum();
            prop_assert_eq!(answer.figures[0].value, Some(total));
        }
    }
}
