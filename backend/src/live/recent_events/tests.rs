//! Of which events a listener gets what, and what is no longer in memory.

use chrono::DateTime;

use super::*;

pub fn event(position: i64, ticket: i64, kind: EventKind) -> Event {
    let (ticket, at) = (TicketId(ticket), None);
    Event { position, ticket, kind, role: None, at, category: None, status: None }
}

pub const fn head(epoch: u128, last: i64) -> Head {
    Head { epoch: Uuid::from_u128(epoch), last, now: DateTime::UNIX_EPOCH }
}

/// Adds events, and tickets of which it is known that they will be gone.
fn advance(recent: &mut RecentEvents, events: Vec<Event>, gone: &[i64], head: i64) {
    let page = Page::new(recent.head, head, events);
    let gone = [page.gone(), gone.iter().copied().map(TicketId).collect()].concat();
    recent.advance(page, gone, head);
}

/// The positions of the events that follow a position.
fn after(recent: &RecentEvents, position: i64) -> Option<Vec<i64>> {
    let page = recent.page_after(position)?;
    Some(page.events.items.iter().map(|event| event.position).collect())
}

#[test]
fn a_listener_gets_what_follows_its_position_or_learns_that_it_is_not_in_memory() {
    let mut recent = RecentEvents::default();
    recent.begin(&head(1, 10));
    let opened = |position| event(position, position, EventKind::Opened);
    advance(&mut recent, vec![opened(13), opened(15)], &[], 16);
    for (position, events) in [(10, vec![13, 15]), (12, vec![13, 15]), (13, vec![15]), (15, vec![])]
    {
        assert_eq!(after(&recent, position), Some(events), "after {position}");
    }
    assert_eq!((after(&recent, 9), after(&recent, 16)), (None, None));
}

#[test]
fn however_much_there_is_memory_is_bounded_and_no_page_skips_anything() {
    let mut recent = RecentEvents::default();
    recent.begin(&head(1, 0));
    let count = i64::try_from(MAX_PAGES).unwrap() + 50;
    for position in 1..=count {
        advance(&mut recent, vec![event(position, 7, EventKind::Edited)], &[], position);
    }
    assert_eq!(after(&recent, 49), None);
    for position in 50..count {
        assert_eq!(after(&recent, position), Some(vec![position + 1]));
    }
}

#[test]
fn of_a_ticket_that_is_gone_only_that_is_left() {
    let mut recent = RecentEvents::default();
    let opened = |position| event(position, position, EventKind::Opened);
    advance(&mut recent, (1..=5).map(opened).collect(), &[], 5);
    advance(&mut recent, vec![event(6, 2, EventKind::Gone)], &[], 6);
    assert_eq!(after(&recent, 0), Some(vec![1, 3, 4, 5]));
    // Of ticket 4 it is known before the event that says so has been read.
    advance(&mut recent, vec![event(7, 5, EventKind::Edited)], &[4], 8);
    assert_eq!(after(&recent, 0), Some(vec![1, 3, 5]));
    assert_eq!((after(&recent, 5), after(&recent, 6)), (Some(vec![6]), Some(vec![7])));
    assert_eq!([2, 4, 5].map(|it| recent.is_gone(TicketId(it))), [true, true, false]);
}

#[test]
fn of_a_ticket_that_went_while_a_page_was_read_only_that_is_sent() {
    let mut recent = RecentEvents::default();
    recent.begin(&head(1, 3));
    let edited = |position, ticket| event(position, ticket, EventKind::Edited);
    let read_before = Page::new(0, 3, vec![edited(1, 7), edited(2, 8), edited(3, 7)]);
    advance(&mut recent, vec![event(4, 7, EventKind::Gone)], &[], 4);
    let sent = recent.keep(read_before);
    assert_eq!(sent.events.items, [edited(2, 8)]);
    assert_eq!((after(&recent, 0), after(&recent, 3)), (Some(vec![2]), Some(vec![4])));
}

#[test]
fn a_log_that_is_another_or_shorter_begins_a_new_generation() {
    let mut recent = RecentEvents::default();
    let logs = [(1, 5), (1, 5), (1, 4), (2, 4), (2, 9)];
    let is_another = logs.map(|(epoch, last)| {
        let is_another = recent.begin(&head(epoch, last));
        advance(&mut recent, Vec::new(), &[], last);
        is_another
    });
    assert_eq!((is_another, recent.generation), ([true, false, true, true, false], 3));
}
