use proptest::collection::vec;
use proptest::prelude::*;
use shared::ids::TicketId;

use super::*;
use crate::words::content_words;

/// So many minutes after noon on a Saturday.
fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_867_200 + minute * 60, 0).unwrap()
}

fn report(id: i64, minute: i64, text: &str) -> RecentTicket {
    RecentTicket {
        id: TicketId(id),
        opened_at: at(minute),
        category: Category::TechnicalIt,
        is_closed: false,
        words: content_words(text),
    }
}

/// One report every so many minutes, all with this text.
fn burst(count: i64, minutes: i64, text: &str) -> Vec<RecentTicket> {
    (1..=count).map(|id| report(id, (id - 1) * minutes, text)).collect()
}

fn strongest_at(reports: &[RecentTicket], role: Role, minute: i64) -> Option<Spike> {
    let mut reports: Vec<&RecentTicket> = reports.iter().collect();
    reports.sort_by_key(|report| (report.opened_at, report.id));
    strongest(&reports, role, at(minute))
}

const WIFI: &str = "No Wi-Fi in the library";

#[test]
fn nine_reports_within_an_hour_are_a_spike_for_both_roles() {
    let mut reports = burst(8, 5, WIFI);
    reports.push(report(9, 41, "the wifi is down again, whole library"));
    for role in Role::ALL {
        let spike = strongest_at(&reports, role, 45).unwrap();
        assert_eq!(spike.words, ["Wi-Fi", "library"]);
        assert_eq!((spike.reports, spike.since), (9, at(0)));
        assert_eq!(spike.category, Some(Category::TechnicalIt));
        assert_eq!(spike.tickets, (1..=9).map(TicketId).collect::<Vec<_>>());
    }
}

#[test]
fn four_reports_are_nothing_however_unusual() {
    for role in Role::ALL {
        assert_eq!(strongest_at(&burst(4, 1, WIFI), role, 10), None);
    }
}

#[test]
fn the_same_number_over_two_days_is_nothing() {
    for role in Role::ALL {
        assert_eq!(strongest_at(&burst(9, 360, WIFI), role, 9 * 360), None);
    }
}

#[test]
fn an_alert_lasts_for_two_hours_after_it_last_fired_and_then_ends() {
    let reports = burst(9, 5, WIFI);
    let is_on = |minute| strongest_at(&reports, Role::User, minute).is_some();
    let on: Vec<i64> = (0..600).filter(|it| is_on(*it)).collect();
    let (first, last) = (on[0], on[on.len() - 1]);
    assert!((20..=40).contains(&first), "from {first}");
    assert_eq!(last, 40 + 119, "the last report came at 40");
    assert_eq!(on.len() as i64, last - first + 1, "it never flickers");
}

#[test]
fn what_comes_every_week_at_that_hour_is_usual_for_the_helpdesk() {
    let week = 7 * 24 * 60;
    let mut reports = Vec::new();
    for (number, id) in (-4..=0).zip(0..) {
        let weekly = burst(9, 5, WIFI).into_iter();
        reports.extend(weekly.map(|it| RecentTicket {
            id: TicketId(it.id.0 + id * 100),
            opened_at: it.opened_at + TimeDelta::minutes(number * week),
            is_closed: number < 0,
            ..it
        }));
    }
    assert_eq!(strongest_at(&reports, Role::Helpdesk, 45), None);
}

#[test]
fn closed_reports_do_not_fire() {
    let mut reports = burst(9, 5, WIFI);
    reports.iter_mut().take(5).for_each(|it| it.is_closed = true);
    assert_eq!(strongest_at(&reports, Role::Helpdesk, 45), None);
    // The users' reports hold no closed ones at all.
    assert_eq!(strongest_at(&reports[5..], Role::User, 45), None);
}

#[test]
fn a_category_fires_without_a_word_in_common() {
    let texts = |it: i64| format!("qqq{it}a rrr{it}b");
    let reports: Vec<RecentTicket> = (1..=30).map(|it| report(it, it, &texts(it))).collect();
    for role in Role::ALL {
        let spike = strongest_at(&reports, role, 40).unwrap();
        assert_eq!((spike.words.len(), spike.category), (0, Some(Category::TechnicalIt)));
        assert_eq!((spike.reports, spike.tickets.len()), (30, 20));
    }
}

#[test]
fn two_words_go_before_the_category_that_fires_with_them() {
    let texts = |it: i64| if it % 4 == 0 { WIFI.to_owned() } else { format!("qqq{it}a rrr{it}b") };
    let mut reports: Vec<RecentTicket> = (1..=40).map(|it| report(it, it, &texts(it))).collect();
    // Long enough ago to be learned from.
    reports.push(report(99, -28 * 24 * 60, "soup"));
    assert_eq!(strongest_at(&reports, Role::Helpdesk, 41).unwrap().words, ["Wi-Fi", "library"]);
}

#[test]
fn users_get_no_alert_about_what_has_its_usual_share() {
    // Busy, and a tenth of it about printers: their past is closed and gone.
    let text = |it: i64| match it % 10 {
        0 => "printer jammed".to_owned(),
        _ => format!("qqq{it}a rrr{it}b"),
    };
    let reports: Vec<RecentTicket> = (1..=80)
        .map(|it| RecentTicket {
            category: Category::ALL[it as usize % 3],
            ..report(it, it * 3, &text(it))
        })
        .collect();
    assert_eq!(strongest_at(&reports, Role::User, 241), None);
}

#[test]
fn a_flood_of_long_reports_is_answered_like_any_other() {
    let words: Vec<String> = (0..40).map(|it| format!("word{it}x")).collect();
    let text = words.join(" ");
    let first = report(0, 0, &text);
    let flood = (0..3_000).map(|id| {
        let opened_at = first.opened_at + TimeDelta::milliseconds(id * 100);
        RecentTicket { id: TicketId(id), opened_at, ..first.clone() }
    });
    let flood: Vec<RecentTicket> = flood.collect();
    for role in Role::ALL {
        let spike = strongest_at(&flood, role, 34).unwrap();
        assert_eq!(spike.tickets.len(), MAX_LISTED_TICKETS, "{role}");
    }
}

proptest! {
    #[test]
    fn whatever_is_reported_it_is_answered_and_true(
        drafts in vec((any::<String>(), -50_000_i64..500, any::<bool>(), 0_usize..3), 0..40),
        common in "[a-z]{3,8} [a-z]{3,8}",
        now in -100_i64..600,
    ) {
        let report = |(id, (text, minute, is_closed, category)): (i64, (String, i64, bool, usize))| {
            let category = Category::ALL[category];
            RecentTicket { is_closed, category, ..report(id, minute, &format!("{common} {text}")) }
        };
        let reports: Vec<RecentTicket> = (1..).zip(drafts).map(report).collect();
        for role in Role::ALL {
            let Some(spike) = strongest_at(&reports, role, now) else { continue };
            prop_assert!(spike.reports >= MIN_REPORTS && spike.tickets.len() <= MAX_LISTED_TICKETS);
            for id in &spike.tickets {
                let report = reports.iter().find(|it| it.id == *id).unwrap();
                prop_assert!(!report.is_closed && report.opened_at <= at(now));
                prop_assert!(report.opened_at >= spike.since);
            }
            prop_assert!(spike.words.len() == 2 || spike.category.is_some());
        }
    }
}
