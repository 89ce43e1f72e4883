use shared::testing;

use super::*;

fn ticket(id: i64, status: Status) -> TicketSummary {
    TicketSummary { status, ..testing::ticket(id).into() }
}

fn fetch(ids: &[i64], has_more: bool) -> ListFetch {
    let items = ids.iter().map(|it| ticket(*it, Status::Open)).collect();
    let next = has_more.then(|| "next".into());
    let page = Some(TicketPage { items, next, matches: None, partial: false });
    let query = TicketQuery { status: vec![Status::Open], ..TicketQuery::default() };
    ListFetch { page, query, pages: 1, ..ListFetch::default() }
}

fn ids(rows: &Rows) -> Vec<i64> {
    rows.rows.iter().map(|it| it.ticket.id.0).collect()
}

#[test]
fn new_tickets_wait_and_no_row_changes_its_place() {
    let first = Rows::after(None, &fetch(&[3, 2, 1], false), 0);
    let then = Rows::after(Some(&first), &fetch(&[5, 1, 4, 3, 2, 6], false), 0);
    assert_eq!((ids(&then), then.waiting), (vec![3, 2, 1], 3));
    let refreshed = Rows::after(Some(&then), &fetch(&[5, 1, 4, 3, 2, 6], false), 1);
    assert_eq!((ids(&refreshed), refreshed.waiting), (vec![5, 1, 4, 3, 2, 6], 0));
}

#[test]
fn a_row_that_left_the_list_stays_with_what_it_is_now() {
    let first = Rows::after(None, &fetch(&[3, 2, 1], false), 0);
    let started = (TicketId(2), Some(ticket(2, Status::Active)));
    let fresh = ListFetch { off_page: vec![started], ..fetch(&[3, 1], false) };
    let then = Rows::after(Some(&first), &fresh, 0);
    assert_eq!((ids(&then), then.unmatched()), (vec![3, 2, 1], 1));
    assert_eq!(then.find(TicketId(2)).unwrap().ticket.status, Status::Active);
}

#[test]
fn of_a_row_that_is_gone_only_its_place_is_left_until_the_list_is_refreshed() {
    let first = Rows::after(None, &fetch(&[3, 2, 1], false), 0);
    let fresh = ListFetch { off_page: vec![(TicketId(2), None)], ..fetch(&[3, 1], false) };
    let then = Rows::after(Some(&first), &fresh, 0);
    assert_eq!((ids(&then), then.unmatched()), (vec![3, 2, 1], 1));
    let row = then.find(TicketId(2)).unwrap();
    assert_eq!((row.is_gone, row.ticket.brief.as_str()), (true, ""));
    let later = Rows::after(Some(&then), &fetch(&[3, 1], false), 0);
    assert!(later.find(TicketId(2)).unwrap().is_gone);
    assert_eq!(ids(&Rows::after(Some(&later), &fetch(&[3, 1], false), 1)), [3, 1]);
}

#[test]
fn when_only_new_ones_are_among_the_first_all_of_them_wait() {
    let first = Rows::after(None, &fetch(&[3, 2, 1], true), 0);
    let further = |id| (TicketId(id), Some(ticket(id, Status::Open)));
    let off_page = vec![further(3), further(2), further(1)];
    let fresh = ListFetch { off_page, ..fetch(&[6, 5, 4], true) };
    let then = Rows::after(Some(&first), &fresh, 0);
    assert_eq!((ids(&then), then.waiting, then.is_out_of_order), (vec![3, 2, 1], 3, false));
}

#[test]
fn what_the_whole_list_does_not_hold_has_left_it_whatever_its_status() {
    let first = Rows::after(None, &fetch(&[3, 2, 1], false), 0);
    // Its text does not say any more what was searched for.
    let off_page = vec![(TicketId(3), Some(ticket(3, Status::Open)))];
    let fresh = ListFetch { off_page, is_whole: true, ..fetch(&[2, 1], false) };
    let then = Rows::after(Some(&first), &fresh, 0);
    assert_eq!((then.unmatched(), then.is_out_of_order), (1, false));
}

#[test]
fn a_changed_order_is_reported_and_not_applied() {
    let first = Rows::after(None, &fetch(&[3, 2, 1], true), 0);
    assert!(!first.is_out_of_order);
    let then = Rows::after(Some(&first), &fetch(&[1, 3, 2], true), 0);
    assert_eq!((ids(&then), then.is_out_of_order), (vec![3, 2, 1], true));
    let moved = (TicketId(3), Some(ticket(3, Status::Open)));
    let fresh = ListFetch { off_page: vec![moved], ..fetch(&[2, 1, 0], true) };
    assert!(Rows::after(Some(&first), &fresh, 0).is_out_of_order, "the first is further down");
    assert!(!Rows::after(Some(&then), &fetch(&[1, 3, 2], true), 1).is_out_of_order);
}

#[test]
fn what_moves_up_behind_the_last_row_is_not_new() {
    let first = Rows::after(None, &fetch(&[9, 8, 7], true), 0);
    let fresh = ListFetch { off_page: vec![(TicketId(8), None)], ..fetch(&[9, 7, 6], true) };
    let then = Rows::after(Some(&first), &fresh, 0);
    assert_eq!((ids(&then), then.waiting), (vec![9, 8, 7, 6], 0));
    let more = ListFetch { pages: 2, ..fetch(&[10, 9, 7, 6, 5, 4], false) };
    let then = Rows::after(Some(&then), &more, 0);
    assert_eq!((ids(&then), then.waiting), (vec![9, 8, 7, 6, 5, 4], 1));
}

#[test]
fn another_question_or_an_empty_screen_is_shown_at_once() {
    let first = Rows::after(None, &fetch(&[3, 2, 1], false), 0);
    let restarted = ListFetch { generation: 1, ..fetch(&[4, 3], false) };
    assert_eq!(ids(&Rows::after(Some(&first), &restarted, 0)), [4, 3]);
    let searched = ListFetch { query: TicketQuery::default(), ..fetch(&[4, 3], false) };
    assert_eq!(ids(&Rows::after(Some(&first), &searched, 0)), [4, 3]);
    let empty = Rows::after(None, &fetch(&[], false), 0);
    assert_eq!(ids(&Rows::after(Some(&empty), &fetch(&[1], false), 0)), [1]);
}

#[test]
fn matches_are_counted_for_the_list_and_beyond_it() {
    let matches = Some(Matches { open: 240, active: 3, closed: Some(8) });
    let mut searched = fetch(&[3, 2, 1], true);
    searched.page.as_mut().unwrap().matches = matches;
    let rows = Rows::after(None, &searched, 0);
    assert_eq!(rows.total(), Some(240));
    assert_eq!(rows.left_out(), [(Status::Active, 3), (Status::Closed, 8)]);
    searched.query.status.clear();
    let rows = Rows::after(None, &searched, 0);
    assert_eq!((rows.total(), rows.left_out()), (Some(251), Vec::new()));
    assert_eq!(Rows::after(None, &fetch(&[1], false), 0).total(), None);
}
