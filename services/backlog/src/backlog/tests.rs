use analysis_runtime::calendar::local;
use analysis_runtime::testing::{Ticket, history, moment, zone};
use proptest::prelude::*;
use shared::chart::{Detail, Finding, Mark, Note, Series};
use shared::event::EventKind;
use shared::ticket::Category;

use super::*;

fn ask(backlog: &Backlog, query: &str, now: DateTime<Utc>) -> Report {
    let query = Query::parse(query, &Backlog::analysis().parameters).unwrap();
    backlog.report(&query, now)
}

fn figures(report: &Report) -> Vec<(&str, f64)> {
    report.figures.iter().map(|it| (it.name.as_str(), it.value.unwrap())).collect()
}

fn sum(series: &Series) -> f64 {
    series.points.iter().filter_map(|point| point.value).sum()
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn event(ticket: i64, kind: EventKind, status: Status, at: &str) -> LogEntry {
    let (ticket, kind, category) = (TicketId(ticket), Some(kind), Category::TechnicalIt);
    LogEntry { position: 1, ticket, kind, at: time(at), category, status }
}

/// Two tickets on a Saturday, one of them closed later.
fn saturday() -> Backlog {
    let mut backlog = Backlog::new(TimeZone::get("Europe/Berlin").unwrap());
    backlog.apply(&event(1, EventKind::Opened, Status::Open, "2026-03-14T10:00:00Z"));
    backlog.apply(&event(2, EventKind::Opened, Status::Open, "2026-03-14T11:59:59.999999Z"));
    backlog
}

#[test]
fn the_beginning_of_the_period_belongs_to_it() {
    let opened = |now| figures(&ask(&saturday(), "last=1&unit=hours", time(now)))[0].1;
    assert_eq!(opened("2026-03-14T11:00:00Z"), 2.0, "an opening exactly one hour ago");
    assert_eq!(opened("2026-03-14T11:00:00.000001Z"), 1.0, "a microsecond more than an hour ago");
}

#[test]
fn a_closed_ticket_leaves_the_backlog_and_stays_among_the_opened() {
    let mut backlog = saturday();
    let now = time("2026-03-14T12:00:00Z");
    let before = ask(&backlog, "", now);
    let all = [("unclosed", 2.0), ("opened", 2.0), ("open", 2.0), ("active", 0.0)];
    assert_eq!(figures(&before)[..4], all);
    assert_eq!(before.figures[0].detail, Some(Detail::PartOfOpened { part: 2, opened: 2 }));
    backlog.apply(&event(2, EventKind::Activated, Status::Active, "2026-03-14T12:00:00Z"));
    backlog.apply(&event(1, EventKind::Activated, Status::Active, "2026-03-14T12:00:00Z"));
    backlog.apply(&event(1, EventKind::Closed, Status::Closed, "2026-03-14T12:00:00Z"));
    let after = ask(&backlog, "", now);
    let rest = [("unclosed", 1.0), ("opened", 2.0), ("open", 0.0), ("active", 1.0)];
    assert_eq!(figures(&after)[..4], rest);
}

#[test]
fn the_period_before_is_as_long_and_ends_where_this_one_begins() {
    let before = |now| figures(&ask(&saturday(), "last=1&unit=hours", time(now)))[4].1;
    assert_eq!(before("2026-03-14T11:00:00Z"), 0.0, "10:00 belongs to the period itself");
    assert_eq!(before("2026-03-14T11:00:00.000001Z"), 1.0, "10:00 is just before the period");
    assert_eq!(before("2026-03-14T12:00:00Z"), 1.0, "10:00 is the beginning of the one before");
    assert_eq!(before("2026-03-14T12:00:00.000001Z"), 0.0, "10:00 is too early");
}

#[test]
fn each_number_says_how_a_list_is_asked_for_its_tickets() {
    let now = time("2026-03-14T12:30:00Z");
    let report = ask(&saturday(), "last=2&unit=hours", now);
    let from = time("2026-03-14T10:30:00Z");
    assert_eq!(report.time_range, Some(TimeRange { from, to: now }));
    let all = TicketFilter::default().opened(Some(from), None);
    let unclosed = TicketFilter { status: vec![Status::Open, Status::Active], ..all.clone() };
    assert_eq!(report.figures[0].tickets.as_ref(), Some(&unclosed));
    assert_eq!(report.figures[1].tickets, Some(all));
    let [first, _, last] = &report.series[0].points[..] else { panic!("three hours") };
    let before = Some("2026-03-14T11:00:00Z".into());
    assert_eq!(first.tickets, Some(TicketFilter { opened_before: before, ..unclosed.clone() }));
    let since = Some("2026-03-14T12:00:00Z".into());
    assert_eq!(last.tickets, Some(TicketFilter { opened_from: since, ..unclosed }));
}

#[test]
fn hours_without_a_ticket_are_shown_as_zero() {
    let report = ask(&saturday(), "last=3&unit=hours", time("2026-03-14T12:30:00Z"));
    let points = report.series[0].points.iter().map(|it| (it.label.as_str(), it.value.unwrap()));
    let expected = [
        ("2026-03-14T10:00+01:00", 0.0),
        ("2026-03-14T11:00+01:00", 1.0),
        ("2026-03-14T12:00+01:00", 1.0),
        ("2026-03-14T13:00+01:00", 0.0),
    ];
    assert_eq!(points.collect::<Vec<_>>(), expected);
}

#[test]
fn a_ticket_whose_opening_was_skipped_is_not_counted() {
    let mut backlog = Backlog::new(TimeZone::UTC);
    backlog.apply(&event(9, EventKind::Activated, Status::Active, "2026-03-14T10:00:00Z"));
    assert_eq!(figures(&ask(&backlog, "", time("2026-03-14T11:00:00Z")))[0].1, 0.0);
}

#[test]
fn long_periods_are_shown_by_months_and_say_so() {
    let report = ask(&saturday(), "last=3650&unit=days", time("2026-03-14T12:30:00Z"));
    assert_eq!(report.series[0].points.len(), 121);
    assert_eq!(report.series[0].points.last().unwrap().label, "2026-03");
    assert_eq!(report.notes, [Note::OpeningTime { axis: "month".into() }, Note::ByMonth]);
}

#[test]
fn the_report_states_the_facts_for_none_for_all_closed_and_for_some() {
    let now = time("2026-03-14T12:00:00Z");
    let mut backlog = saturday();
    let finding = |backlog: &Backlog, query: &str, now| ask(backlog, query, now).finding.unwrap();
    let (day, hour) = (DEFAULT_PERIOD, Period { last: 1, unit: PeriodUnit::Hours });
    let facts = |period, [opened, open, active]: [u64; 3], opened_before| Finding::Backlog {
        period,
        opened,
        open,
        active,
        opened_before,
    };
    let later = time("2026-03-15T12:00:00Z");
    assert_eq!(finding(&backlog, "", later), facts(day, [0; 3], 2));
    backlog.apply(&event(1, EventKind::Activated, Status::Active, "2026-03-14T12:00:00Z"));
    assert_eq!(finding(&backlog, "", now), facts(day, [2, 1, 1], 0));
    backlog.apply(&event(2, EventKind::Closed, Status::Closed, "2026-03-14T12:00:00Z"));
    assert_eq!(finding(&backlog, "last=1&unit=hours", now), facts(hour, [1, 0, 0], 1));
}

#[test]
fn the_period_before_is_compared_with_this_one() {
    let report = ask(&saturday(), "last=1&unit=hours", time("2026-03-14T12:00:00Z"));
    let compared = Detail::ComparedWithNow { before: 1, now: 1 };
    assert_eq!(report.figures[4].detail, Some(compared));
}

proptest! {
    #[test]
    fn every_number_equals_a_recount_and_the_bars_add_up(
        history in history(), zone in zone(), now in moment(),
        last in prop_oneof![1_u32..60, 1_u32..=3_650], days in any::<bool>(),
    ) {
        let unit = if days { PeriodUnit::Days } else { PeriodUnit::Hours };
        let from = now - TimeDelta::seconds(Period { last, unit }.seconds());
        let recount = |counts: fn(Status) -> bool| {
            let inside = history.tickets.iter().filter(|it| it.opened_at >= from);
            inside.filter(|it| counts(it.status)).count() as f64
        };
        let range_before = from - (now - from)..from;
        let opened_before = history.tickets.iter().filter(|it| range_before.contains(&it.opened_at));
        let opened_before = ("opened_before", opened_before.count() as f64);
        let expected = [
            ("unclosed", recount(|status| status != Status::Closed)),
            ("opened", recount(|_| true)),
            ("open", recount(|status| status == Status::Open)),
            ("active", recount(|status| status == Status::Active)),
        ];
        let backlog: Backlog = history.project(&zone);
        let report = ask(&backlog, &format!("last={last}&unit={unit}"), now);
        prop_assert_eq!(&figures(&report)[..4], expected);
        prop_assert_eq!(figures(&report)[4], opened_before);
        let [_, opened, open, active] = expected.map(|(_, count)| count as u64);
        let finding = Finding::Backlog {
            period: Period { last, unit },
            opened,
            open,
            active,
            opened_before: opened_before.1 as u64,
        };
        prop_assert_eq!(report.finding.as_ref(), Some(&finding));
        for (series, (name, total)) in report.series.iter().zip(expected) {
            prop_assert_eq!((series.name.as_str(), sum(series)), (name, total));
            prop_assert_eq!(series.mark == Mark::Bar, name == "unclosed");
        }
    }

    #[test]
    fn a_bar_counts_what_the_calendar_shows_for_its_label(
        history in history(), zone in zone(), now in moment(), last in 1_u32..=400,
        days in any::<bool>(),
    ) {
        let unit = if days { PeriodUnit::Days } else { PeriodUnit::Hours };
        let length = TimeDelta::seconds(Period { last, unit }.seconds());
        let format = match Grain::for_length(length) {
            Grain::Hour => "%Y-%m-%dT%H:00%:z",
            Grain::Day => "%Y-%m-%d",
            Grain::Month => "%Y-%m",
        };
        let label = |it: &DateTime<Utc>| local(*it, &zone).strftime(format).to_string();
        let inside = |it: &&Ticket| {
            (now - length..=now).contains(&it.opened_at) && it.status != Status::Closed
        };
        let backlog: Backlog = history.project(&zone);
        let report = ask(&backlog, &format!("last={last}&unit={unit}"), now);
        let (end, bars) = report.series[0].points.split_last().unwrap();
        prop_assert_eq!(&end.label, &label(&now));
        for bar in bars {
            let tickets = history.tickets.iter().filter(inside);
            let count = tickets.filter(|it| label(&it.opened_at) == bar.label).count();
            prop_assert_eq!(bar.value, Some(count as f64), "{}", bar.label);
        }
    }
}
