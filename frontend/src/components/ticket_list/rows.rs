//! The rows on the screen, and how they follow what the server says without moving about.

use shared::ids::TicketId;
use shared::page::Page;
use shared::ticket::Ticket;

use crate::api::tickets::Wanted;

/// What the server says of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub wanted: Wanted,
    /// How many parts of the list were asked for.
    pub pages: usize,
    /// Counts how often the list was asked for anew; its rows then need not stay where they are.
    pub turn: u32,
    pub page: Option<Page<Ticket>>,
    /// What became of tickets that are on the screen, but not in the list: none if nobody knows them.
    pub elsewhere: Vec<(TicketId, Option<Ticket>)>,
    /// Whether the whole list has been seen: what is on the screen and was not in it has left it.
    pub is_whole: bool,
}

impl Answer {
    /// Whether it says what became of a ticket.
    pub fn tells_of(&self, id: TicketId) -> bool {
        self.elsewhere.iter().any(|it| it.0 == id)
            || self.page.iter().any(|it| it.items.iter().any(|it| it.id == id))
    }
}

/// Rows in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    pub rows: Vec<Row>,
    /// How many tickets wait to be shown.
    pub waiting: usize,
    /// Whether the list would have its rows in another order.
    pub is_astray: bool,
    pub has_more: bool,
    wanted: Wanted,
    pages: usize,
    turn: u32,
    pressed: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub ticket: Ticket,
    /// Whether the list would not show it any more.
    pub has_left: bool,
    /// Whether there is no such ticket any more, as far as the reader may know. Its text is not kept.
    pub is_gone: bool,
}

impl Rows {
    /// The rows after an answer. They change in place; new ones wait until somebody asks for them,
    /// which `pressed` counts.
    pub fn after(former: Option<&Self>, answer: &Answer, pressed: u32) -> Self {
        let Some(page) = &answer.page else { return Self::default() };
        let same = former.filter(|it| {
            !it.rows.is_empty()
                && (it.turn, it.pressed) == (answer.turn, pressed)
                && it.wanted == answer.wanted
        });
        let staying = |row: &Row| stay(row, page, answer);
        let mut rows: Vec<Row> =
            same.map(|it| it.rows.iter().map(staying).collect()).unwrap_or_default();
        let is_astray =
            !rows.iter().filter(|it| !it.has_left).map(|it| place(it, page)).is_sorted();
        let is_shown = |rows: &[Row], id| rows.iter().any(|it| it.ticket.id == id);
        let known = page.items.iter().rposition(|it| is_shown(&rows, it.id)).map_or(0, |it| it + 1);
        // What follows the last row moves nobody, but is new only where the list has an end.
        let has_grown = same.is_some_and(|it| it.pages < answer.pages);
        // Where no row is among the first any more, what is there comes before them all.
        let is_behind = known > 0 && page.next.is_some();
        let appended = if same.is_none() || has_grown || is_behind {
            &page.items[if same.is_none() { 0 } else { known }..]
        } else {
            &[]
        };
        let appended = appended.iter().filter(|it| !is_shown(&rows, it.id));
        let appended: Vec<_> = appended
            .map(|it| Row { ticket: it.clone(), has_left: false, is_gone: false })
            .collect();
        rows.extend(appended);
        let waiting = page.items.iter().filter(|it| !is_shown(&rows, it.id)).count();
        let (wanted, has_more) = (answer.wanted.clone(), page.next.is_some());
        let Answer { pages, turn, .. } = *answer;
        Self { rows, waiting, is_astray, has_more, wanted, pages, turn, pressed }
    }

    pub fn find(&self, id: TicketId) -> Option<&Row> {
        self.rows.iter().find(|it| it.ticket.id == id)
    }

    /// How many rows are shown only because they have been.
    pub fn left(&self) -> usize {
        self.rows.iter().filter(|it| it.has_left).count()
    }
}

/// A row as it is now.
fn stay(row: &Row, page: &Page<Ticket>, answer: &Answer) -> Row {
    let id = row.ticket.id;
    if let Some(ticket) = page.items.iter().find(|it| it.id == id) {
        return Row { ticket: ticket.clone(), has_left: false, is_gone: false };
    }
    match answer.elsewhere.iter().find(|it| it.0 == id) {
        None => row.clone(),
        Some((_, None)) => {
            let ticket = Ticket { description: String::new(), ..row.ticket.clone() };
            Row { ticket, has_left: true, is_gone: true }
        }
        Some((_, Some(ticket))) => {
            let has_left = answer.is_whole || !fits(ticket, &answer.wanted);
            Row { ticket: ticket.clone(), has_left, is_gone: false }
        }
    }
}

/// Where the list would have a row; what is not in this part of it comes after.
fn place(row: &Row, page: &Page<Ticket>) -> usize {
    page.items.iter().position(|it| it.id == row.ticket.id).unwrap_or(usize::MAX)
}

/// Whether a ticket is of the status and category wanted. What is searched for is not looked at.
fn fits(ticket: &Ticket, wanted: &Wanted) -> bool {
    (wanted.status.is_empty() || wanted.status.contains(&ticket.status))
        && wanted.category.is_none_or(|it| it == ticket.category)
}

#[cfg(test)]
mod tests {
    use shared::ids::Version;
    use shared::ticket::{Category, CategoryBy, Status};

    use super::*;

    fn ticket(id: i64, status: Status) -> Ticket {
        let opened_at = chrono::DateTime::UNIX_EPOCH;
        Ticket {
            id: TicketId(id),
            description: "Lift stuck".into(),
            category: Category::FacilityManagement,
            category_by: CategoryBy::Classifier,
            confidence: None,
            status,
            version: Version(1),
            opened_at,
            modified_at: opened_at,
            activated_at: None,
            closed_at: None,
            last_activity_at: opened_at,
            last_message_role: None,
            messages: 0,
            follows: None,
        }
    }

    fn answer(ids: &[i64], has_more: bool) -> Answer {
        let items = ids.iter().map(|it| ticket(*it, Status::Open)).collect();
        let page = Some(Page { items, next: has_more.then(|| "next".into()) });
        let wanted = Wanted { status: vec![Status::Open], ..Wanted::default() };
        Answer { page, wanted, pages: 1, ..Answer::default() }
    }

    fn ids(rows: &Rows) -> Vec<i64> {
        rows.rows.iter().map(|it| it.ticket.id.0).collect()
    }

    #[test]
    fn new_tickets_wait_and_no_row_changes_its_place() {
        let first = Rows::after(None, &answer(&[3, 2, 1], false), 0);
        let then = Rows::after(Some(&first), &answer(&[5, 1, 4, 3, 2, 6], false), 0);
        assert_eq!((ids(&then), then.waiting), (vec![3, 2, 1], 3));
        let pressed = Rows::after(Some(&then), &answer(&[5, 1, 4, 3, 2, 6], false), 1);
        assert_eq!((ids(&pressed), pressed.waiting), (vec![5, 1, 4, 3, 2, 6], 0));
    }

    #[test]
    fn a_row_that_left_the_list_stays_with_what_it_is_now() {
        let first = Rows::after(None, &answer(&[3, 2, 1], false), 0);
        let started = (TicketId(2), Some(ticket(2, Status::Active)));
        let fresh = Answer { elsewhere: vec![started], ..answer(&[3, 1], false) };
        let then = Rows::after(Some(&first), &fresh, 0);
        assert_eq!((ids(&then), then.left()), (vec![3, 2, 1], 1));
        assert_eq!(then.find(TicketId(2)).unwrap().ticket.status, Status::Active);
    }

    #[test]
    fn of_a_row_that_nobody_knows_any_more_only_its_place_is_left_until_the_list_is_tidied_up() {
        let first = Rows::after(None, &answer(&[3, 2, 1], false), 0);
        let fresh = Answer { elsewhere: vec![(TicketId(2), None)], ..answer(&[3, 1], false) };
        let then = Rows::after(Some(&first), &fresh, 0);
        assert_eq!((ids(&then), then.left()), (vec![3, 2, 1], 1));
        let row = then.find(TicketId(2)).unwrap();
        assert_eq!((row.is_gone, row.ticket.description.as_str()), (true, ""));
        let later = Rows::after(Some(&then), &answer(&[3, 1], false), 0);
        assert!(later.find(TicketId(2)).unwrap().is_gone);
        assert_eq!(ids(&Rows::after(Some(&later), &answer(&[3, 1], false), 1)), [3, 1]);
    }

    #[test]
    fn when_only_new_ones_are_among_the_first_all_of_them_wait() {
        let first = Rows::after(None, &answer(&[3, 2, 1], true), 0);
        let further = |id| (TicketId(id), Some(ticket(id, Status::Open)));
        let elsewhere = vec![further(3), further(2), further(1)];
        let fresh = Answer { elsewhere, ..answer(&[6, 5, 4], true) };
        let then = Rows::after(Some(&first), &fresh, 0);
        assert_eq!((ids(&then), then.waiting, then.is_astray), (vec![3, 2, 1], 3, false));
    }

    #[test]
    fn what_the_whole_list_does_not_hold_has_left_it_whatever_its_status() {
        let first = Rows::after(None, &answer(&[3, 2, 1], false), 0);
        // Its text does not say any more what was searched for.
        let elsewhere = vec![(TicketId(3), Some(ticket(3, Status::Open)))];
        let fresh = Answer { elsewhere, is_whole: true, ..answer(&[2, 1], false) };
        let then = Rows::after(Some(&first), &fresh, 0);
        assert_eq!((then.left(), then.is_astray), (1, false));
    }

    #[test]
    fn an_order_that_has_become_another_is_told_and_not_made() {
        let first = Rows::after(None, &answer(&[3, 2, 1], true), 0);
        assert!(!first.is_astray);
        let then = Rows::after(Some(&first), &answer(&[1, 3, 2], true), 0);
        assert_eq!((ids(&then), then.is_astray), (vec![3, 2, 1], true));
        let moved = (TicketId(3), Some(ticket(3, Status::Open)));
        let fresh = Answer { elsewhere: vec![moved], ..answer(&[2, 1, 0], true) };
        assert!(Rows::after(Some(&first), &fresh, 0).is_astray, "the first is further down");
        assert!(!Rows::after(Some(&then), &answer(&[1, 3, 2], true), 1).is_astray);
    }

    #[test]
    fn what_moves_up_behind_the_last_row_is_not_new() {
        let first = Rows::after(None, &answer(&[9, 8, 7], true), 0);
        let fresh = Answer { elsewhere: vec![(TicketId(8), None)], ..answer(&[9, 7, 6], true) };
        let then = Rows::after(Some(&first), &fresh, 0);
        assert_eq!((ids(&then), then.waiting), (vec![9, 8, 7, 6], 0));
        let more = Answer { pages: 2, ..answer(&[10, 9, 7, 6, 5, 4], false) };
        let then = Rows::after(Some(&then), &more, 0);
        assert_eq!((ids(&then), then.waiting), (vec![9, 8, 7, 6, 5, 4], 1));
    }

    #[test]
    fn another_question_or_an_empty_screen_is_shown_at_once() {
        let first = Rows::after(None, &answer(&[3, 2, 1], false), 0);
        let asked_anew = Answer { turn: 1, ..answer(&[4, 3], false) };
        assert_eq!(ids(&Rows::after(Some(&first), &asked_anew, 0)), [4, 3]);
        let searched = Answer { wanted: Wanted::default(), ..answer(&[4, 3], false) };
        assert_eq!(ids(&Rows::after(Some(&first), &searched, 0)), [4, 3]);
        let empty = Rows::after(None, &answer(&[], false), 0);
        assert_eq!(ids(&Rows::after(Some(&empty), &answer(&[1], false), 0)), [1]);
    }
}
