use gloo_net::http::Request;
use shared::event::HistoryEntry;
use shared::ids::{TicketId, Version};
use shared::page::Page;
use shared::presence::Doing;
use shared::problem::Problem;
use shared::role::Role;
use shared::ticket::{
    Category, CategoryCorrection, NewTicket, Sort, Status, StatusChange, Ticket, TicketEdit,
};

use super::{Fetched, IDEMPOTENCY_KEY, get, send, tell};
use crate::address;

/// Which tickets to list, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Empty for all that the role may see.
    pub status: Vec<Status>,
    pub category: Option<Category>,
    /// Opened then or later, and earlier than the other; empty where that does not matter.
    pub opened: [String; 2],
    /// What to search for; empty for no search.
    pub q: String,
    pub sort: Option<Sort>,
}

impl Wanted {
    fn query(&self, after: Option<&str>, limit: &str) -> String {
        let status: Vec<&str> = self.status.iter().map(AsRef::as_ref).collect();
        address::query([
            ("status", status.join(",").as_str()),
            ("category", self.category.as_ref().map_or("", AsRef::as_ref)),
            ("opened_from", &self.opened[0]),
            ("opened_before", &self.opened[1]),
            ("q", self.q.trim()),
            ("sort", self.sort.as_ref().map_or("", AsRef::as_ref)),
            ("after", after.unwrap_or_default()),
            ("limit", limit),
        ])
    }
}

/// The first `pages` parts of the list as one.
pub async fn list(role: Role, wanted: &Wanted, pages: usize) -> Result<Page<Ticket>, Problem> {
    let mut all: Page<Ticket> =
        get(role, &format!("/api/tickets{}", wanted.query(None, ""))).await?;
    for _ in 1..pages {
        let Some(after) = all.next.take() else { break };
        let path = format!("/api/tickets{}", wanted.query(Some(&after), ""));
        let part: Page<Ticket> = get(role, &path).await?;
        // A ticket may have moved down between the two requests.
        let new = part.items.into_iter().filter(|it| all.items.iter().all(|old| old.id != it.id));
        let new: Vec<Ticket> = new.collect();
        all.items.extend(new);
        all.next = part.next;
    }
    Ok(all)
}

/// What comes after some parts of the list, as much as there is at once.
pub async fn list_on(role: Role, wanted: &Wanted, after: &str) -> Result<Page<Ticket>, Problem> {
    get(role, &format!("/api/tickets{}", wanted.query(Some(after), "100"))).await
}

pub async fn create(role: Role, key: &str, new: &NewTicket) -> Result<Ticket, Problem> {
    send(role, Request::post("/api/tickets").header(IDEMPOTENCY_KEY, key), new).await
}

pub async fn show(role: Role, id: TicketId) -> Result<Ticket, Problem> {
    get(role, &format!("/api/tickets/{id}")).await
}

/// Changes the text that `version` had.
pub async fn edit(
    role: Role,
    id: TicketId,
    version: Version,
    description: String,
) -> Result<Ticket, Problem> {
    let request = Request::patch(&format!("/api/tickets/{id}"));
    let request = request.header("If-Match", &format!("\"{version}\""));
    send(role, request, &TicketEdit { description }).await
}

pub async fn change_status(role: Role, id: TicketId, status: Status) -> Result<Ticket, Problem> {
    let request = Request::put(&format!("/api/tickets/{id}/status"));
    send(role, request, &StatusChange { status }).await
}

pub async fn correct_category(
    role: Role,
    id: TicketId,
    category: Category,
) -> Result<Ticket, Problem> {
    let request = Request::put(&format!("/api/tickets/{id}/category"));
    send(role, request, &CategoryCorrection { category }).await
}

/// Tells others what is being done. The body is a `shared::presence::Presence`, which is small enough to
/// be written here.
pub fn tell_presence(role: Role, id: TicketId, doing: Doing, by: u32) -> Fetched {
    let request = Request::put(&format!("/api/tickets/{id}/presence"));
    let body = format!("{{\"doing\":\"{}\",\"by\":{by}}}", doing.as_ref());
    tell(role, request, body)
}

/// All that happened to a ticket, oldest first.
pub async fn history(role: Role, id: TicketId) -> Result<Vec<HistoryEntry>, Problem> {
    super::messages::all(role, &format!("/api/tickets/{id}/history")).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_asked_for_by_what_is_chosen_and_nothing_else() {
        assert_eq!(Wanted::default().query(None, ""), "");
        let wanted = Wanted {
            status: vec![Status::Open, Status::Active],
            category: Some(Category::TechnicalIt),
            opened: ["2026-03-14T12:00:00Z".into(), String::new()],
            q: " wi-fi ".into(),
            sort: Some(Sort::Waiting),
        };
        assert_eq!(
            wanted.query(Some("next"), "100"),
            "?status=open,active&category=technical_it&opened_from=2026-03-14T12%3A00%3A00Z&q=wi-fi&sort=waiting&after=next&limit=100"
        );
    }
}
