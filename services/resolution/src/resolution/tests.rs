use analysis_runtime::calendar::local;
use analysis_runtime::testing::{Ticket, history, zone};
use proptest::prelude::*;
use shared::chart::{Detail, Finding, Mark, Note, Series, TicketFilter};
use shared::event::EventKind;
use shared::ticket::Category;

use super::*;

fn ask(resolution: &Resolution) -> Report {
    resolution.report(&Query::default(), DateTime::UNIX_EPOCH)
}

fn values(series: &Series) -> Vec<(&str, Option<f64>)> {
    series.points.iter().map(|point| (point.label.as_str(), point.value)).collect()
}

fn figure(report: &Report, name: &str) -> Option<f64> {
    report.figures.iter().find(|it| it.name == name).unwrap().value
}

/// Opens a ticket and, if there is a second time, closes it.
fn open_and_close(resolution: &mut Resolution, ticket: i64, times: &[&str]) {
    let moves = [(EventKind::Opened, Status::Open), (EventKind::Closed, Status::Closed)];
    for (time, (kind, status)) in times.iter().zip(moves) {
        let (ticket, kind, at) = (TicketId(ticket), Some(kind), time.parse().unwrap());
        let category = Category::TechnicalIt;
        resolution.apply(&LogEntry { position: 1, ticket, kind, at, category, status });
    }
}

#[test]
fn a_ticket_counts_in_the_campus_month_of_its_opening() {
    let mut resolution = Resolution::new(TimeZone::get("Europe/Berlin").unwrap());
    open_and_close(&mut resolution, 1, &["2026-03-31T21:59:59Z", "2026-05-01T00:00:00Z"]);
    open_and_close(&mut resolution, 2, &["2026-03-31T22:00:00Z", "2026-03-31T22:00:01.5Z"]);
    let mean = ask(&resolution).series.remove(0);
    assert_eq!(values(&mean), [("2026-03", Some(2_599_201.0)), ("2026-04", Some(1.5))]);
}

#[test]
fn a_month_says_how_much_it_rests_on_and_how_a_list_is_asked_for_its_tickets() {
    let mut resolution = Resolution::new(TimeZone::get("Europe/Berlin").unwrap());
    open_and_close(&mut resolution, 1, &["2026-03-31T21:59:59Z", "2026-05-01T00:00:00Z"]);
    open_and_close(&mut resolution, 2, &["2026-03-05T00:00:00Z"]);
    let report = ask(&resolution);
    let bar = &report.series[0].points[0];
    assert_eq!(bar.detail, Some(Detail::ClosedOfOpened { closed: 1, opened: 2 }));
    let [from, before] = ["2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"];
    let month = TicketFilter {
        opened_from: Some(from.into()),
        opened_before: Some(before.into()),
        ..TicketFilter::default()
    };
    assert_eq!(bar.tickets.as_ref(), Some(&month));
    let closed = TicketFilter { status: vec![Status::Closed], ..month };
    assert_eq!(report.series[3].points[0].tickets, Some(closed));
}

#[test]
fn nine_in_ten_took_at_most_the_90th_percentile() {
    let mut resolution = Resolution::new(TimeZone::UTC);
    for ticket in 1..=11 {
        let closing = format!("2026-03-01T00:00:{:02}Z", ticket - 1);
        open_and_close(&mut resolution, ticket, &["2026-03-01T00:00:00Z", &closing]);
    }
    let report = ask(&resolution);
    assert_eq!(figure(&report, "p90_seconds"), Some(9.0));
    assert_eq!(values(&report.series[2]), [("2026-03", Some(9.0))]);
    assert_eq!(report.series[2].mark, Mark::TableOnly);
}

#[test]
fn months_without_a_closed_ticket_have_no_value_and_are_not_left_out() {
    let mut resolution = Resolution::new(TimeZone::UTC);
    open_and_close(&mut resolution, 1, &["2025-12-05T00:00:00Z", "2025-12-05T00:01:00Z"]);
    open_and_close(&mut resolution, 2, &["2026-02-05T00:00:00Z"]);
    let report = ask(&resolution);
    let expected = [("2025-12", Some(60.0)), ("2026-01", None), ("2026-02", None)];
    assert_eq!(values(&report.series[0]), expected);
    assert_eq!(values(&report.series[1]), expected);
    let provisional: Vec<bool> = report.series[0].points.iter().map(|it| it.provisional).collect();
    assert_eq!(provisional, [false, false, true]);
    let (mean_seconds, median_seconds) = (Some(60.0), Some(60.0));
    let finding = Finding::Resolution { mean_seconds, median_seconds, closed: 1, opened: 2 };
    assert_eq!(report.finding, Some(finding));
    assert_eq!(report.notes, [Note::OpeningMonth, Note::Provisional { tickets: 1 }]);
}

#[test]
fn mean_and_median_are_exact_to_the_microsecond() {
    let mut resolution = Resolution::new(TimeZone::UTC);
    let closings = ["00:00:00.000001Z", "00:00:00.000002Z", "00:00:00.000004Z", "00:10:00Z"];
    for (ticket, closing) in (1..).zip(closings) {
        let closing = format!("2026-03-01T{closing}");
        open_and_close(&mut resolution, ticket, &["2026-03-01T00:00:00Z", &closing]);
    }
    let report = ask(&resolution);
    assert_eq!(figure(&report, "mean_seconds"), Some(600_000_007.0 / 4.0 / 1_000_000.0));
    assert_eq!(figure(&report, "median_seconds"), Some(0.000_003));
    assert_eq!(report.series[1].mark, Mark::Tick);
}

#[test]
fn a_closing_before_the_opening_counts_as_zero_and_is_noted() {
    let mut resolution = Resolution::new(TimeZone::UTC);
    open_and_close(&mut resolution, 1, &["2026-03-01T00:00:00Z", "2026-02-28T00:00:00Z"]);
    let report = ask(&resolution);
    assert_eq!(figure(&report, "mean_seconds"), Some(0.0));
    assert_eq!(report.notes, [Note::OpeningMonth, Note::ClosedBeforeOpening { tickets: 1 }]);
}

#[test]
fn without_a_closed_ticket_there_is_no_mean() {
    let report = ask(&Resolution::new(TimeZone::UTC));
    let (mean_seconds, median_seconds) = (None, None);
    let finding = Finding::Resolution { mean_seconds, median_seconds, closed: 0, opened: 0 };
    assert_eq!(report.finding, Some(finding));
    assert_eq!(report.notes, [Note::OpeningMonth]);
    assert_eq!((figure(&report, "mean_seconds"), figure(&report, "closed")), (None, Some(0.0)));
    assert!(report.series.iter().all(|it| it.points.is_empty()));
}

/// Mean and median, counted anew, of what tickets took in microseconds.
fn recount(tickets: &[&Ticket]) -> (Option<f64>, Option<f64>) {
    let took = |it: &&Ticket| Some((it.closed_at? - it.opened_at).num_microseconds().unwrap());
    let mut took: Vec<i64> = tickets.iter().filter_map(took).collect();
    took.sort_unstable();
    let Some(half) = took.len().checked_sub(1).map(|last| last / 2) else { return (None, None) };
    let middle = (took[half] + took[took.len() / 2]) as f64 / 2.0;
    let mean = took.iter().sum::<i64>() as f64 / took.len() as f64;
    (Some(mean / 1e6), Some(middle / 1e6))
}

proptest! {
    #[test]
    fn every_month_equals_a_recount_of_its_tickets(history in history(), zone in zone()) {
        let report = ask(&history.project(&zone));
        let month = |it: &Ticket| local(it.opened_at, &zone).strftime("%Y-%m").to_string();
        for (index, (label, mean)) in values(&report.series[0]).into_iter().enumerate() {
            let tickets: Vec<&Ticket> =
                history.tickets.iter().filter(|it| month(it) == label).collect();
            let closed = tickets.iter().filter(|it| it.closed_at.is_some()).count();
            prop_assert_eq!((mean, report.series[1].points[index].value), recount(&tickets));
            let rest = [closed, tickets.len(), tickets.len() - closed].map(|it| Some(it as f64));
            let counts = [3, 4, 5].map(|series: usize| report.series[series].points[index].value);
            prop_assert_eq!(counts, rest, "closed, opened and unclosed of {}", label);
            let provisional = report.series[0].points[index].provisional;
            prop_assert_eq!(provisional, closed < tickets.len());
        }
    }

    #[test]
    fn no_ticket_and_no_month_is_missing(history in history(), zone in zone()) {
        let report = ask(&history.project(&zone));
        let all: Vec<&Ticket> = history.tickets.iter().collect();
        let overall = (figure(&report, "mean_seconds"), figure(&report, "median_seconds"));
        prop_assert_eq!(overall, recount(&all));
        let opened: f64 = report.series[4].points.iter().filter_map(|it| it.value).sum();
        prop_assert_eq!((opened, figure(&report, "opened")), (all.len() as f64, Some(opened)));
        let number = |label: &str| {
            let (year, month) = label.split_once('-').unwrap();
            year.parse::<i32>().unwrap() * 12 + month.parse::<i32>().unwrap()
        };
        let months: Vec<i32> =
            report.series[0].points.iter().map(|it| number(&it.label)).collect();
        prop_assert!(months.is_sorted_by(|month, next| *next == month + 1), "{:?}", months);
    }
}
