use kit::testing::{Ticket, history, zone};
use proptest::prelude::*;
use shared::chart::{Mark, Series, TicketFilter};
use shared::event::EventKind;
use shared::ticket::Category;

use super::*;

fn ask(resolution: &Resolution) -> Answer {
    resolution.answer(&Asked::default(), DateTime::UNIX_EPOCH)
}

fn values(series: &Series) -> Vec<(&str, Option<f64>)> {
    series.points.iter().map(|point| (point.label.as_str(), point.value)).collect()
}

fn figure(answer: &Answer, name: &str) -> Option<f64> {
    answer.figures.iter().find(|it| it.name == name).unwrap().value
}

/// Opens a ticket and, if there is a second time, closes it.
fn live(resolution: &mut Resolution, ticket: i64, times: &[&str]) {
    let moves = [(EventKind::Opened, Status::Open), (EventKind::Closed, Status::Closed)];
    for (time, (kind, status)) in times.iter().zip(moves) {
        let (ticket, kind, at) = (TicketId(ticket), Some(kind), time.parse().unwrap());
        let category = Category::TechnicalIt;
        resolution.apply(&Change { position: 1, ticket, kind, at, category, status });
    }
}

#[test]
fn a_ticket_counts_in_the_campus_month_of_its_opening() {
    let mut resolution = Resolution::new(Tz::Europe__Berlin);
    live(&mut resolution, 1, &["2026-03-31T21:59:59Z", "2026-05-01T00:00:00Z"]);
    live(&mut resolution, 2, &["2026-03-31T22:00:00Z", "2026-03-31T22:00:01.5Z"]);
    let mean = ask(&resolution).series.remove(0);
    assert_eq!(values(&mean), [("2026-03", Some(2_599_201.0)), ("2026-04", Some(1.5))]);
}

#[test]
fn a_month_says_how_much_it_rests_on_and_how_a_list_is_asked_for_its_tickets() {
    let mut resolution = Resolution::new(Tz::Europe__Berlin);
    live(&mut resolution, 1, &["2026-03-31T21:59:59Z", "2026-05-01T00:00:00Z"]);
    live(&mut resolution, 2, &["2026-03-05T00:00:00Z"]);
    let answer = ask(&resolution);
    let bar = &answer.series[0].points[0];
    assert_eq!(bar.note.as_deref(), Some("1 of 2 closed"));
    let [from, before] = ["2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"];
    let month = TicketFilter {
        opened_from: Some(from.into()),
        opened_before: Some(before.into()),
        ..TicketFilter::default()
    };
    assert_eq!(bar.tickets.as_ref(), Some(&month));
    let closed = TicketFilter { status: vec![Status::Closed], ..month };
    assert_eq!(answer.series[3].points[0].tickets, Some(closed));
}

#[test]
fn nine_in_ten_took_at_most_the_90th_percentile() {
    let mut resolution = Resolution::new(Tz::UTC);
    for ticket in 1..=11 {
        let closing = format!("2026-03-01T00:00:{:02}Z", ticket - 1);
        live(&mut resolution, ticket, &["2026-03-01T00:00:00Z", &closing]);
    }
    let answer = ask(&resolution);
    assert_eq!(figure(&answer, "p90_seconds"), Some(9.0));
    assert_eq!(values(&answer.series[2]), [("2026-03", Some(9.0))]);
    assert_eq!(answer.series[2].mark, Mark::TableOnly);
}

#[test]
fn months_without_a_closed_ticket_have_no_value_and_are_not_left_out() {
    let mut resolution = Resolution::new(Tz::UTC);
    live(&mut resolution, 1, &["2025-12-05T00:00:00Z", "2025-12-05T00:01:00Z"]);
    live(&mut resolution, 2, &["2026-02-05T00:00:00Z"]);
    let answer = ask(&resolution);
    let expected = [("2025-12", Some(60.0)), ("2026-01", None), ("2026-02", None)];
    assert_eq!(values(&answer.series[0]), expected);
    assert_eq!(values(&answer.series[1]), expected);
    let provisional: Vec<bool> = answer.series[0].points.iter().map(|it| it.provisional).collect();
    assert_eq!(provisional, [false, false, true]);
    assert_eq!(
        answer.finding,
        "Closing a ticket took 1 minute on average, and at most 1 minute for half of them: 1 ticket closed, 2 tickets opened."
    );
}

#[test]
fn mean_and_median_are_exact_to_the_microsecond() {
    let mut resolution = Resolution::new(Tz::UTC);
    let closings = ["00:00:00.000001Z", "00:00:00.000002Z", "00:00:00.000004Z", "00:10:00Z"];
    for (ticket, closing) in (1..).zip(closings) {
        let closing = format!("2026-03-01T{closing}");
        live(&mut resolution, ticket, &["2026-03-01T00:00:00Z", &closing]);
    }
    let answer = ask(&resolution);
    assert_eq!(figure(&answer, "mean_seconds"), Some(600_000_007.0 / 4.0 / 1_000_000.0));
    assert_eq!(figure(&answer, "median_seconds"), Some(0.000_003));
    assert_eq!(answer.series[1].mark, Mark::Tick);
}

#[test]
fn a_closing_before_the_opening_counts_as_zero_and_is_told() {
    let mut resolution = Resolution::new(Tz::UTC);
    live(&mut resolution, 1, &["2026-03-01T00:00:00Z", "2026-02-28T00:00:00Z"]);
    let answer = ask(&resolution);
    assert_eq!(figure(&answer, "mean_seconds"), Some(0.0));
    assert!(answer.notes.iter().any(|it| it.contains("counted as zero")), "{:?}", answer.notes);
}

#[test]
fn without_a_closed_ticket_there_is_no_number_to_tell() {
    let answer = ask(&Resolution::new(Tz::UTC));
    assert_eq!(answer.finding, "No ticket has been closed yet.");
    assert_eq!((figure(&answer, "mean_seconds"), figure(&answer, "closed")), (None, Some(0.0)));
    assert!(answer.series.iter().all(|it| it.points.is_empty()));
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
        let answer = ask(&history.project(zone));
        let month = |it: &Ticket| it.opened_at.with_timezone(&zone).format("%Y-%m").to_string();
        for (index, (label, mean)) in values(&answer.series[0]).into_iter().enumerate() {
            let tickets: Vec<&Ticket> =
                history.tickets.iter().filter(|it| month(it) == label).collect();
            let closed = tickets.iter().filter(|it| it.closed_at.is_some()).count();
            prop_assert_eq!((mean, answer.series[1].points[index].value), recount(&tickets));
            let rest = [closed, tickets.len(), tickets.len() - closed].map(|it| Some(it as f64));
            let counts = [3, 4, 5].map(|series: usize| answer.series[series].points[index].value);
            prop_assert_eq!(counts, rest, "closed, opened and unclosed of {}", label);
            let provisional = answer.series[0].points[index].provisional;
            prop_assert_eq!(provisional, closed < tickets.len());
        }
    }

    #[test]
    fn no_ticket_and_no_month_is_missing(history in history(), zone in zone()) {
        let answer = ask(&history.project(zone));
        let all: Vec<&Ticket> = history.tickets.iter().collect();
        let overall = (figure(&answer, "mean_seconds"), figure(&answer, "median_seconds"));
        prop_assert_eq!(overall, recount(&all));
        let opened: f64 = answer.series[4].points.iter().filter_map(|it| it.value).sum();
        prop_assert_eq!((opened, figure(&answer, "opened")), (all.len() as f64, Some(opened)));
        let number = |label: &str| {
            let (year, month) = label.split_once('-').unwrap();
            year.parse::<i32>().unwrap() * 12 + month.parse::<i32>().unwrap()
        };
        let months: Vec<i32> =
            answer.series[0].points.iter().map(|it| number(&it.label)).collect();
        prop_assert!(months.is_sorted_by(|month, next| *next == month + 1), "{:?}", months);
    }
}
