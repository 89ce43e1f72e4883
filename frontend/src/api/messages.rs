//! The messages under a ticket.

use gloo_net::http::Request;
use shared::ids::TicketId;
use shared::message::{Message, NewMessage};
use shared::problem::Problem;
use shared::role::Role;
use uuid::Uuid;

use super::{IDEMPOTENCY_KEY, send};

pub async fn post(
    role: Role,
    ticket: TicketId,
    key: &Uuid,
    new: &NewMessage,
) -> Result<Message, Problem> {
    let request = Request::post(&format!("/api/tickets/{ticket}/messages"));
    send(role, request.header(IDEMPOTENCY_KEY, &key.to_string()), new).await
}
