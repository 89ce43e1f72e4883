//! `/api/tickets`

mod change_status;
mod correct_category;
mod create;
mod edit;
mod follow;
mod history;
mod list;
mod show;
mod signal_typing;
mod similar;

pub use change_status::change_ticket_status;
pub use correct_category::correct_ticket_category;
pub use create::create_ticket;
pub use edit::edit_ticket;
pub use follow::follow_ticket;
pub use history::list_ticket_history;
pub use list::list_tickets;
pub use show::show_ticket;
pub use signal_typing::signal_ticket_typing;
pub use similar::list_similar_tickets;

use shared::place;
use shared::problem::FieldError;

use crate::error::ApiResult;

/// The place of a body as it is stored: none if it is blank.
fn place_of(field: Option<&str>) -> ApiResult<Option<Option<String>>> {
    let place = field.map(place::cleaned).transpose();
    Ok(place.map_err(|error| FieldError::of_text("/place", error))?)
}
