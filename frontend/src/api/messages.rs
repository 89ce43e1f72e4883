use gloo_net::http::Request;
use serde::de::{DeserializeOwned, IgnoredAny};
use shared::ids::TicketId;
use shared::message::{Message, NewMessage};
use shared::page::Page;
use shared::problem::Problem;
use shared::role::Role;

use super::{IDEMPOTENCY_KEY, fetch, read, send};
use crate::address;

/// The whole thread of a ticket, oldest first.
pub async fn list(role: Role, ticket: TicketId) -> Result<Vec<Message>, Problem> {
    all(role, &format!("/api/tickets/{ticket}/messages")).await
}

pub async fn post(
    role: Role,
    ticket: TicketId,
    key: &str,
    body: String,
) -> Result<Message, Problem> {
    let request = Request::post(&format!("/api/tickets/{ticket}/messages"));
    send(role, request.header(IDEMPOTENCY_KEY, key), &NewMessage { body }).await
}

/// Every page of what stands under a ticket.
pub(super) async fn all<T: DeserializeOwned>(role: Role, path: &str) -> Result<Vec<T>, Problem> {
    let mut items = Vec::new();
    for page in pages(role, path).await? {
        items.extend(read::<Page<T>>(&page)?.items);
    }
    Ok(items)
}

/// The pages as they came. What they hold does not matter here, so that this is there once.
async fn pages(role: Role, path: &str) -> Result<Vec<String>, Problem> {
    let mut pages = Vec::new();
    let mut after = String::new();
    loop {
        let query = address::query([("after", after.as_str()), ("limit", "100")]);
        let page = fetch(role, Request::get(&format!("{path}{query}")), None).await?;
        let next = read::<Page<IgnoredAny>>(&page)?.next;
        pages.push(page);
        match next {
            Some(next) => after = next,
            None => return Ok(pages),
        }
    }
}
