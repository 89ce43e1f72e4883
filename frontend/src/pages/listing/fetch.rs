//! Fetching a list, and what became of the tickets on the screen that are not on its first pages.

use shared::ids::TicketId;
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;
use shared::ticket::{Ticket, TicketSummary};
use shared::view::View;

use crate::api;
use crate::components::ticket_list::{ListFetch, Rows};
use crate::event_feed::EventFeed;

/// How many further pages are searched for rows that have moved down the list.
const MAX_FURTHER_PAGES: usize = 2;
/// How many rows that are not found there are fetched one by one, each time.
const MAX_SINGLE_FETCHES: usize = 20;

/// The rows on the screen.
#[derive(Clone, Default)]
pub struct ShownRows {
    rows: Vec<ShownRow>,
    /// Tickets with an event whose effect is not shown yet.
    stale: Vec<TicketId>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct ShownRow {
    id: TicketId,
    /// Whether the list would still show it.
    matches: bool,
}

impl ShownRows {
    /// Takes the rows that are drawn now; what is gone is not fetched again.
    pub fn set_rows(&mut self, rows: &Rows) {
        let rows = rows.rows.iter().filter(|row| !row.is_gone);
        self.rows = rows.map(|row| ShownRow { id: row.ticket.id, matches: row.matches }).collect();
    }

    /// Remembers which rows the last events are about.
    pub fn note_events(&mut self, feed: EventFeed) {
        let Self { rows, stale } = self;
        stale.retain(|id| rows.iter().any(|row| row.id == *id));
        for ShownRow { id, .. } in rows {
            if feed.makes_stale(View::Ticket(*id)) && !stale.contains(id) {
                stale.push(*id);
            }
        }
    }

    /// Forgets the events whose effect has been fetched.
    pub fn forget_events(&mut self, fetched: &ListFetch) {
        self.stale.retain(|id| !fetched.has(*id));
    }
}

/// Fetches a list, and the tickets on the screen that are not in it: first from the next pages,
/// then one by one, at first those with events.
pub async fn fetch_list(
    role: Role,
    request: ListFetch,
    shown: &ShownRows,
) -> Result<ListFetch, Problem> {
    let page = api::tickets::list(role, &request.query, request.pages).await?;
    let mut missing = shown.rows.clone();
    missing.retain(|row| page.items.iter().all(|ticket| ticket.id != row.id));
    let (mut off_page, mut next) = (Vec::new(), page.next.clone());
    for _ in 0..MAX_FURTHER_PAGES {
        // What does not match any more is not searched in the list.
        let is_searched = missing.iter().any(|row| row.matches);
        let Some(after) = next.clone().filter(|_| is_searched) else { break };
        let further = api::tickets::list_after(role, &request.query, &after).await?;
        let is_missing = |ticket: &TicketSummary| missing.iter().any(|row| row.id == ticket.id);
        let found = further.items.into_iter().filter(is_missing);
        off_page.extend(found.map(|ticket| (ticket.id, Some(ticket))));
        missing.retain(|row| off_page.iter().all(|(id, _)| *id != row.id));
        next = further.next;
    }
    let is_stale = |row: &&ShownRow| shown.stale.contains(&row.id);
    let with_events = missing.iter().filter(is_stale);
    // What does not match any more is fetched only after an event.
    let others = missing.iter().filter(|row| row.matches && !is_stale(row));
    for row in with_events.chain(others).take(MAX_SINGLE_FETCHES) {
        off_page.push((row.id, existing(api::tickets::show(role, row.id).await)?));
    }
    let is_whole = next.is_none();
    Ok(ListFetch { page: Some(page), off_page, is_whole, ..request })
}

/// None for a ticket that does not exist for this role.
fn existing(fetched: Result<Ticket, Problem>) -> Result<Option<TicketSummary>, Problem> {
    match fetched {
        Ok(ticket) => Ok(Some(ticket.into())),
        Err(problem) if problem.kind == ProblemKind::NotFound => Ok(None),
        Err(problem) => Err(problem),
    }
}
