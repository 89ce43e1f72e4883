use chrono::{DateTime, Utc};
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, Sort, Status};

use super::super::order::Order;
use super::super::query::Query;
use super::super::snapshot::{Found, Request};
use super::*;
use crate::db::tickets::Filter;

fn time(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000 + second, 0).unwrap()
}

/// Opened at the second of its number.
fn ticket(id: i64, status: Status, description: &str, messages: &[&str]) -> Document {
    Document {
        id: TicketId(id),
        status,
        category: Category::TechnicalIt,
        opened_at: time(id),
        last_activity_at: time(-id),
        waiting_since: (id % 2 == 0).then(|| time(id)),
        description: description.to_owned(),
        place: None,
        affected: id % 7,
        messages: messages.iter().map(|message| (*message).to_owned()).collect(),
    }
}

fn open(id: i64, description: &str) -> Document {
    ticket(id, Status::Open, description, &[])
}

/// So many that they take several blocks of documents.
const COUNT: i64 = 250;

/// All numbers up to [`COUNT`], so that earlier and later times stand side by side.
fn in_disorder() -> impl Iterator<Item = i64> {
    (1..=COUNT).map(|n| n * 101 % (COUNT + 1))
}

fn index(batches: Vec<Vec<Document>>) -> Snapshot {
    let mut parts = Parts::default();
    for (batch, position) in batches.into_iter().zip(1..) {
        parts.add(batch, position).unwrap();
    }
    parts.snapshot(Uuid::nil(), 1)
}

fn request(query: &str, role: Role) -> Request {
    Request {
        query: Query::parse(query),
        role,
        filter: Filter::default(),
        order: Order::Relevance,
        after: None,
        limit: 10,
    }
}

fn ids(found: &Found) -> Vec<i64> {
    found.hits.iter().map(|hit| hit.ticket.0).collect()
}

fn find(index: &Snapshot, query: &str) -> Vec<i64> {
    ids(&index.search(request(query, Role::Helpdesk)).unwrap())
}

#[test]
fn better_spellings_come_first_then_descriptions_then_the_last_opened() {
    let index = index(vec![vec![
        open(1, "A blueprint lies here"),
        open(2, "Ptint is pale"),
        ticket(3, Status::Open, "Pale pages", &["the print"]),
        open(4, "Printers are pale"),
        open(5, "The print is pale"),
        open(6, "Another print"),
        open(7, "Nothing of it"),
    ]]);
    assert_eq!(find(&index, "print"), [6, 5, 4, 3, 1]);
    assert_eq!(find(&index, "ptint"), [2]);
    assert_eq!(find(&index, "blueprimt"), [1]);
}

#[test]
fn a_short_word_with_mistakes_is_found_only_if_nothing_else_is() {
    let tickets = |others: &[&str]| {
        let all = [&["The shed leans"], others].concat();
        index(vec![(1..).zip(all).map(|(id, text)| open(id, text)).collect()])
    };
    assert_eq!(find(&tickets(&["A show fell"]), "shid"), [1]);
    assert_eq!(find(&tickets(&["A shiddle"]), "shid"), [2]);
}

#[test]
fn words_may_be_spread_over_description_and_thread_but_phrases_not_over_messages() {
    let index = index(vec![vec![
        ticket(1, Status::Open, "Blinds in hall 9", &["new cord", "pulley greased"]),
        open(2, "Hall 9 blinds"),
    ]]);
    assert_eq!(find(&index, "pulley blinds"), [1]);
    assert_eq!(find(&index, "\"new cord\""), [1]);
    assert_eq!(find(&index, "\"hall 9\""), [2, 1]);
    assert!(find(&index, "\"cord pulley\"").is_empty());
    assert!(find(&index, "\"9 new\"").is_empty());
    assert!(find(&index, "\"9 hall\"").is_empty());
}

#[test]
fn the_ticket_of_a_number_comes_first() {
    let index = index(vec![vec![
        open(7, "Kiosk"),
        open(8, "Room 7"),
        ticket(9, Status::Closed, "Locker", &[]),
    ]]);
    assert_eq!(find(&index, "#7"), [7, 8]);
    let of_user = |query| ids(&index.search(request(query, Role::User)).unwrap());
    assert_eq!(of_user("7"), [7, 8]);
    assert!(of_user("9").is_empty() && of_user("10").is_empty());
}

#[test]
fn only_the_last_version_of_a_ticket_is_found() {
    let index = index(vec![
        vec![open(1, "The lamp flickers"), open(2, "A lamp")],
        vec![open(1, "The fan rattles")],
        vec![open(3, "A fan")],
    ]);
    assert_eq!(find(&index, "lamp"), [2]);
    assert_eq!(find(&index, "fan"), [3, 1]);
    // Only a former version has the word that this resembles; so others are tried.
    assert!(find(&index, "flickers").is_empty());
    assert_eq!(find(&index, "ramp"), [2]);
}

#[test]
fn words_of_closed_tickets_change_nothing_for_a_user() {
    let unclosed = || vec![open(1, "The shed leans"), open(2, "The printer jams")];
    let closed = |text: &str| ticket(3, Status::Closed, text, &[text]);
    // Closed from the start, and closed after it was indexed.
    let worlds = [
        index(vec![unclosed()]),
        index(vec![unclosed(), vec![closed("shid printen")]]),
        index(vec![unclosed(), vec![open(3, "shid printen")], vec![closed("shid printen")]]),
    ];
    for query in ["shid", "printen", "jams", "3", "\"shid printen\""] {
        let found = worlds.each_ref().map(|world| {
            let Found { query, hits, counts, .. } =
                world.search(request(query, Role::User)).unwrap();
            (format!("{query:?}"), hits, counts)
        });
        assert_eq!(found[0], found[1], "{query}");
        assert_eq!(found[0], found[2], "{query}");
    }
    let found = worlds[2].search(request("shid", Role::Helpdesk)).unwrap();
    assert_eq!((ids(&found), found.counts), (vec![3], [0, 0, 1]));
}

#[test]
fn every_order_goes_over_all_matches_and_its_pages_have_each_once() {
    let text = |id| if id % 3 == 0 { "tree trees" } else { "trees" };
    let all: Vec<Document> = in_disorder().map(|id| open(id, text(id))).collect();
    let index = index(all.chunks(70).map(<[_]>::to_vec).collect());
    let orders = std::iter::once(Order::Relevance).chain(Sort::ALL.map(Order::Sorted));
    for order in orders {
        let mut request = Request { order, limit: 4, ..request("tree", Role::User) };
        let mut listed = Vec::new();
        loop {
            let found = index.search(request.clone()).unwrap();
            assert_eq!(found.counts, [COUNT, 0, 0]);
            listed.extend(ids(&found));
            request.after = found.hits.last().copied();
            if request.after.is_none() {
                break;
            }
        }
        let mut expected: Vec<i64> = (1..=COUNT).collect();
        match order {
            Order::Relevance => expected.sort_by_key(|id| (id % 3 != 0, -id)),
            Order::Sorted(Sort::Newest) => expected.sort_by_key(|id| -id),
            Order::Sorted(Sort::Oldest | Sort::Activity) => {}
            Order::Sorted(Sort::Waiting) => expected.sort_by_key(|id| (id % 2, *id)),
            Order::Sorted(Sort::Affected) => expected.sort_by_key(|id| (-(id % 7), -id)),
        }
        assert_eq!(listed, expected, "{order:?}");
    }
}

#[test]
fn a_filter_of_times_has_its_first_and_not_its_last_moment() {
    let index = index(vec![(1..=COUNT).map(|id| open(id, "lamp")).collect()]);
    for (from, before) in [(1, 1), (1, 65), (63, 66), (64, 64), (10, 20), (50, 900), (-9, 200)] {
        let filter = Filter {
            opened_from: Some(time(from)),
            opened_before: Some(time(before)),
            ..Filter::default()
        };
        let request = Request { filter, limit: 500, ..request("lamp", Role::Helpdesk) };
        let found = index.search(request).unwrap();
        let expected: Vec<i64> = (from.max(1)..before.min(COUNT + 1)).rev().collect();
        assert_eq!(found.counts[0], expected.len() as i64);
        assert_eq!(ids(&found), expected, "{from} to {before}");
    }
}

#[test]
fn counts_heed_all_filters_but_the_status() {
    let mut other = ticket(4, Status::Active, "lamp", &[]);
    other.category = Category::FacilityManagement;
    let index = index(vec![vec![
        open(1, "lamp"),
        ticket(2, Status::Active, "lamp", &[]),
        ticket(3, Status::Closed, "lamp", &[]),
        other,
    ]]);
    let filter = Filter {
        statuses: vec![Status::Active],
        categories: vec![Category::TechnicalIt],
        ..Filter::default()
    };
    let found = index.search(Request { filter, ..request("lamp", Role::Helpdesk) }).unwrap();
    assert_eq!((ids(&found), found.counts), (vec![2], [1, 1, 1]));
    let filter =
        Filter { opened_from: Some(time(2)), opened_before: Some(time(4)), ..Filter::default() };
    let found = index.search(Request { filter, ..request("lamp", Role::Helpdesk) }).unwrap();
    assert_eq!(ids(&found), [3, 2]);
}
