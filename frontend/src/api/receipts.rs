//! Receipts: how a ticket ended, for whoever reported or follows it.

use gloo_net::http::Request;
use shared::ids::{ReceiptSecret, TicketId};
use shared::problem::Problem;
use shared::receipt::{NewFollower, Receipt};
use shared::role::Role;

use super::{get, send_for_text};

pub async fn show(role: Role, secret: ReceiptSecret) -> Result<Receipt, Problem> {
    get(role, &format!("/api/receipts/{secret}")).await
}

/// Follows a ticket, as somebody who has the problem too or not.
pub async fn add_follower(
    role: Role,
    ticket: TicketId,
    secret: ReceiptSecret,
    affected: bool,
) -> Result<(), Problem> {
    let request = Request::put(&format!("/api/tickets/{ticket}/followers/{secret}"));
    send_for_text(role, request, &NewFollower { affected }).await?;
    Ok(())
}
