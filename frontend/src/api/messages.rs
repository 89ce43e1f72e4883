//! The messages under a ticket.

use gloo_net::http::Request;
use serde::de::DeserializeOwned;
use shared::ids::TicketId;
use shared::message::{Message, NewMessage};
use shared::page::{MAX_LIMIT, Page};
use shared::problem::Problem;
use shared::role::Role;
use shared::routes;
use uuid::Uuid;

use super::{IDEMPOTENCY_KEY, get, send};

/// The whole thread of a ticket, oldest first.
pub async fn list(role: Role, ticket: TicketId) -> Result<Vec<Message>, Problem> {
    list_all(role, &format!("/api/tickets/{ticket}/messages")).await
}

pub async fn post(
    role: Role,
    ticket: TicketId,
    key: &Uuid,
    body: String,
) -> Result<Message, Problem> {
    let request = Request::post(&format!("/api/tickets/{ticket}/messages"));
    send(role, request.header(IDEMPOTENCY_KEY, &key.to_string()), &NewMessage { body }).await
}

/// All pages of a list.
pub(super) async fn list_all<T: DeserializeOwned>(
    role: Role,
    path: &str,
) -> Result<Vec<T>, Problem> {
    let (mut items, mut after) = (Vec::new(), String::new());
    let limit = MAX_LIMIT.to_string();
    loop {
        let query = routes::query([("after", after.as_str()), ("limit", limit.as_str())]);
        let page: Page<T> = get(role, &format!("{path}{query}")).await?;
        items.extend(page.items);
        match page.next {
            Some(next) => after = next,
            None => return Ok(items),
        }
    }
}
