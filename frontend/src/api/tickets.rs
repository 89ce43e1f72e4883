//! Tickets: lists of them, one of them, and what can be done with it.

use gloo_net::http::Request;
use serde::de::DeserializeOwned;
use shared::ids::{TicketId, Version};
use shared::page::{MAX_LIMIT, Page};
use shared::problem::Problem;
use shared::role::Role;
use shared::routes;
use shared::thread::TicketWithThread;
use shared::ticket::{
    Category, CategoryCorrection, MAX_SIMILAR_CHARS, NewTicket, Sort, Status, StatusChange, Ticket,
    TicketEdit, TicketPage, TicketSummary,
};
use shared::typing::TypingSignal;
use uuid::Uuid;

use super::{IDEMPOTENCY_KEY, get, send, send_for_text};

/// Which tickets to list, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TicketQuery {
    /// Only these, unless empty; at most [`MAX_LIMIT`].
    pub ids: Vec<TicketId>,
    /// Empty for all that the role may see.
    pub status: Vec<Status>,
    pub category: Option<Category>,
    /// Empty for everywhere.
    pub place: String,
    /// Opened at the first time or later, and earlier than the second; empty where that does not matter.
    pub opened: [String; 2],
    /// What to search for; empty for no search.
    pub q: String,
    pub sort: Option<Sort>,
}

impl TicketQuery {
    fn path(&self, after: Option<&str>, limit: Option<i64>) -> String {
        let ids: Vec<String> = self.ids.iter().map(TicketId::to_string).collect();
        let status: Vec<&str> = self.status.iter().map(AsRef::as_ref).collect();
        let limit = limit.map(|limit| limit.to_string()).unwrap_or_default();
        let query = routes::query([
            ("ids", ids.join(",").as_str()),
            ("status", status.join(",").as_str()),
            ("category", self.category.map_or("", Into::into)),
            ("place", &self.place),
            ("opened_from", &self.opened[0]),
            ("opened_before", &self.opened[1]),
            ("q", self.q.trim()),
            ("sort", self.sort.map_or("", Into::into)),
            ("after", after.unwrap_or_default()),
            ("limit", &limit),
        ]);
        format!("/api/tickets{query}")
    }
}

/// The first `pages` pages of a list as one.
pub async fn list(role: Role, query: &TicketQuery, pages: usize) -> Result<TicketPage, Problem> {
    let mut all: TicketPage = get(role, &query.path(None, None)).await?;
    for _ in 1..pages {
        let Some(after) = all.next.take() else { break };
        let page: TicketPage = get(role, &query.path(Some(&after), None)).await?;
        // A ticket may have moved down between the two requests.
        let is_new = |ticket: &TicketSummary| all.items.iter().all(|other| other.id != ticket.id);
        let new: Vec<TicketSummary> = page.items.into_iter().filter(is_new).collect();
        all.items.extend(new);
        all.next = page.next;
        all.partial |= page.partial;
    }
    Ok(all)
}

/// The longest page after a place in a list.
pub async fn list_after(
    role: Role,
    query: &TicketQuery,
    after: &str,
) -> Result<TicketPage, Problem> {
    get(role, &query.path(Some(after), Some(MAX_LIMIT))).await
}

pub async fn create(role: Role, key: &Uuid, new: &NewTicket) -> Result<Ticket, Problem> {
    let request = Request::post("/api/tickets").header(IDEMPOTENCY_KEY, &key.to_string());
    send(role, request, new).await
}

/// Tickets that tell of nearly the same as a text, of which the beginning is compared. Their scores are not read.
pub async fn list_similar(role: Role, text: &str) -> Result<Vec<Ticket>, Problem> {
    let text: String = text.chars().take(MAX_SIMILAR_CHARS).collect();
    let query = routes::query([("text", text.as_str())]);
    let similar: Page<Ticket> = get(role, &format!("/api/tickets/similar{query}")).await?;
    Ok(similar.items)
}

pub async fn show(role: Role, id: TicketId) -> Result<Ticket, Problem> {
    get(role, &path(id)).await
}

/// A ticket with its whole thread and history.
pub async fn show_with_thread(role: Role, id: TicketId) -> Result<TicketWithThread, Problem> {
    let path = path(id);
    let mut shown: TicketWithThread =
        get(role, &format!("{path}?include=messages,history")).await?;
    if let Some(thread) = &mut shown.thread {
        complete(role, &format!("{path}/messages"), thread).await?;
    }
    if let Some(history) = &mut shown.history {
        complete(role, &format!("{path}/history"), history).await?;
    }
    Ok(shown)
}

/// Adds the pages that follow the first one of a list.
async fn complete<T: DeserializeOwned>(
    role: Role,
    path: &str,
    first: &mut Page<T>,
) -> Result<(), Problem> {
    let limit = MAX_LIMIT.to_string();
    while let Some(after) = first.next.take() {
        let query = routes::query([("after", after.as_str()), ("limit", limit.as_str())]);
        let page: Page<T> = get(role, &format!("{path}{query}")).await?;
        first.items.extend(page.items);
        first.next = page.next;
    }
    Ok(())
}

/// Changes the text that `version` has.
pub async fn edit(
    role: Role,
    id: TicketId,
    version: Version,
    description: String,
) -> Result<Ticket, Problem> {
    let request = Request::patch(&path(id)).header("If-Match", &format!("\"{version}\""));
    let edit = TicketEdit { description: Some(description), ..TicketEdit::default() };
    send(role, request, &edit).await
}

/// Changes the place of a ticket that has `version`; a blank one takes it away.
pub async fn set_place(
    role: Role,
    id: TicketId,
    version: Version,
    place: String,
) -> Result<Ticket, Problem> {
    let request = Request::patch(&path(id)).header("If-Match", &format!("\"{version}\""));
    let edit = TicketEdit { place: Some(place), ..TicketEdit::default() };
    send(role, request, &edit).await
}

/// Moves a ticket to a status. `outcome` is how it ended, when it is closed.
pub async fn change_status(
    role: Role,
    id: TicketId,
    status: Status,
    outcome: Option<String>,
) -> Result<Ticket, Problem> {
    let request = Request::put(&format!("{}/status", path(id)));
    send(role, request, &StatusChange { status, outcome }).await
}

pub async fn correct_category(
    role: Role,
    id: TicketId,
    category: Category,
) -> Result<Ticket, Problem> {
    let request = Request::put(&format!("{}/category", path(id)));
    send(role, request, &CategoryCorrection { category }).await
}

/// Lets others know that somebody is typing.
pub async fn signal_typing(role: Role, id: TicketId, signal: TypingSignal) -> Result<(), Problem> {
    let request = Request::put(&format!("{}/typing", path(id)));
    send_for_text(role, request, &signal).await?;
    Ok(())
}

fn path(id: TicketId) -> String {
    format!("/api/tickets/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_asked_for_by_what_is_chosen_and_nothing_else() {
        assert_eq!(TicketQuery::default().path(None, None), "/api/tickets");
        let query = TicketQuery {
            status: vec![Status::Open, Status::Active],
            category: Some(Category::TechnicalIt),
            place: "B, kitchen".into(),
            opened: ["2026-03-14T12:00:00Z".into(), String::new()],
            q: " wi-fi ".into(),
            sort: Some(Sort::Waiting),
            ids: vec![TicketId(7), TicketId(9)],
        };
        assert_eq!(
            query.path(Some("next"), Some(100)),
            "/api/tickets?ids=7,9&status=open,active&category=technical_it\
                &place=B,%20kitchen&opened_from=2026-03-14T12:00:00Z&q=wi-fi&sort=waiting&after=next&limit=100"
        );
    }
}
