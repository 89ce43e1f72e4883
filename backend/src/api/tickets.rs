//! `/api/tickets`

mod change_status;
mod correct_category;
mod create;
mod edit;
mod history;
mod list;
mod show;
mod tell_presence;

pub use change_status::change_ticket_status;
pub use correct_category::correct_ticket_category;
pub use create::create_ticket;
pub use edit::edit_ticket;
pub use history::list_ticket_history;
pub use list::list_tickets;
pub use show::show_ticket;
pub use tell_presence::tell_ticket_presence;

use actix_web::HttpResponse;
use shared::ticket::Ticket;

use super::if_match;

/// A ticket with its version.
fn answer(ticket: &Ticket) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    if_match::tag(&mut response, ticket);
    response.json(ticket)
}
