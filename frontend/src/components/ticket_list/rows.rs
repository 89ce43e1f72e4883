//! The rows on the screen, and how they follow the server's list without moving.

use shared::ids::TicketId;
use shared::ticket::{Matches, Status, TicketPage, TicketSummary};

use crate::api::tickets::TicketQuery;

/// What was fetched of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListFetch {
    pub query: TicketQuery,
    /// How many pages of the list were asked for.
    pub pages: usize,
    /// Counts how often the list was asked to start again; its rows then need not keep their
    /// places.
    pub generation: u32,
    pub page: Option<TicketPage>,
    /// Tickets that are on the screen and not on the page; none for a ticket that is gone.
    pub off_page: Vec<(TicketId, Option<TicketSummary>)>,
    /// Whether the page and what was fetched after it are the whole list: a ticket that is on the
    /// screen and was not among them does not match any more.
    pub is_whole: bool,
}

impl ListFetch {
    /// Whether it has the present state of a ticket.
    pub fn has(&self, id: TicketId) -> bool {
        self.off_page.iter().any(|(other, _)| *other == id)
            || self.page.iter().any(|page| page.items.iter().any(|ticket| ticket.id == id))
    }
}

/// Rows in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    pub rows: Vec<Row>,
    /// How many tickets of the list wait to be shown.
    pub waiting: usize,
    /// Whether the list has the rows in another order.
    pub is_out_of_order: bool,
    pub has_more: bool,
    /// How many tickets match the search, whatever their status; none without a search.
    pub matches: Option<Matches>,
    /// Whether the search did not look at everything.
    pub is_partial: bool,
    pub query: TicketQuery,
    pages: usize,
    generation: u32,
    refreshes: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub ticket: TicketSummary,
    /// Whether the list would still show it.
    pub matches: bool,
    /// Whether the ticket does not exist any more for this role. Its text is not kept.
    pub is_gone: bool,
}

impl Rows {
    /// The rows after a fetch.
    ///
    /// | what has happened | shown rows | other tickets of the page |
    /// |---|---|---|
    /// | another query or generation, a refresh, or no row was shown | go | shown in order |
    /// | the reader asked for another page | stay | appended if they follow the last row |
    /// | a row is on the page, and the list has further pages | stay | as above: not new |
    /// | a row is on the page, and the page is the whole list | stay | wait |
    /// | no row is on the page: what is there comes before them | stay | wait |
    ///
    /// `refreshes` counts how often the reader asked to see what waits.
    pub fn after(former: Option<&Self>, fetch: &ListFetch, refreshes: u32) -> Self {
        let Some(page) = &fetch.page else { return Self::default() };
        let (query, has_more) = (fetch.query.clone(), page.next.is_some());
        let ListFetch { pages, generation, .. } = *fetch;
        let (matches, is_partial) = (page.matches, page.partial);
        let next = Self { query, pages, generation, refreshes, has_more, ..Self::default() };
        let mut next = Self { matches, is_partial, ..next };
        let former = former.filter(|former| former.is_continued_by(&next));

        next.rows = former.map_or_else(Vec::new, |former| former.updated_rows(page, fetch));
        next.is_out_of_order = !next.positions(page).is_sorted();
        let last_shown = page.items.iter().rposition(|ticket| next.find(ticket.id).is_some());
        let append_from = match (former, last_shown) {
            (None, _) => 0,
            (Some(former), last) if former.pages < pages => last.map_or(0, |last| last + 1),
            (Some(_), Some(last)) if has_more => last + 1,
            (Some(_), _) => page.items.len(),
        };
        for ticket in &page.items[append_from..] {
            if next.find(ticket.id).is_none() {
                next.rows.push(Row { ticket: ticket.clone(), matches: true, is_gone: false });
            }
        }
        next.waiting = page.items.iter().filter(|ticket| next.find(ticket.id).is_none()).count();
        next
    }

    /// Whether `next` is the same list, so that these rows keep their places in it.
    fn is_continued_by(&self, next: &Self) -> bool {
        !self.rows.is_empty()
            && (self.generation, self.refreshes) == (next.generation, next.refreshes)
            && self.query == next.query
    }

    fn updated_rows(&self, page: &TicketPage, fetch: &ListFetch) -> Vec<Row> {
        self.rows.iter().map(|row| updated(row, page, fetch)).collect()
    }

    /// Where the page has the rows that match; what is not on it comes after.
    fn positions(&self, page: &TicketPage) -> impl Iterator<Item = usize> {
        let matching = self.rows.iter().filter(|row| row.matches);
        matching.map(|row| {
            let position = page.items.iter().position(|ticket| ticket.id == row.ticket.id);
            position.unwrap_or(usize::MAX)
        })
    }

    pub fn find(&self, id: TicketId) -> Option<&Row> {
        self.rows.iter().find(|row| row.ticket.id == id)
    }

    /// How many tickets the search finds in the list; none without a search.
    pub fn total(&self) -> Option<i64> {
        let is_listed =
            |status: &Status| self.query.status.is_empty() || self.query.status.contains(status);
        let matches = self.matches?;
        Some(Status::ALL.into_iter().filter(is_listed).map(|status| matches.of(status)).sum())
    }

    /// How many tickets would match with another status, each with its status.
    pub fn left_out(&self) -> Vec<(Status, i64)> {
        let Some(matches) = self.matches.filter(|_| !self.query.status.is_empty()) else {
            return Vec::new();
        };
        let left_out = Status::ALL.into_iter().filter(|it| !self.query.status.contains(it));
        left_out.map(|it| (it, matches.of(it))).filter(|(_, count)| *count > 0).collect()
    }

    /// How many rows are shown only because they were there before.
    pub fn unmatched(&self) -> usize {
        self.rows.iter().filter(|row| !row.matches).count()
    }
}

/// A row as it is now.
fn updated(row: &Row, page: &TicketPage, fetch: &ListFetch) -> Row {
    let id = row.ticket.id;
    if let Some(ticket) = page.items.iter().find(|ticket| ticket.id == id) {
        return Row { ticket: ticket.clone(), matches: true, is_gone: false };
    }
    match fetch.off_page.iter().find(|(other, _)| *other == id) {
        None => row.clone(),
        Some((_, None)) => {
            let (brief, excerpt) = (String::new(), Vec::new());
            let ticket = TicketSummary { brief, excerpt, ..row.ticket.clone() };
            Row { ticket, matches: false, is_gone: true }
        }
        Some((_, Some(ticket))) => {
            let matches = !fetch.is_whole && has_filtered_values(ticket, &fetch.query);
            Row { ticket: ticket.clone(), matches, is_gone: false }
        }
    }
}

/// Whether a ticket has the status and the category of the query. The search is the server's.
fn has_filtered_values(ticket: &TicketSummary, query: &TicketQuery) -> bool {
    (query.status.is_empty() || query.status.contains(&ticket.status))
        && query.category.is_none_or(|category| category == ticket.category)
}

#[cfg(test)]
mod tests;
