//! `/api/tickets/{id}/photos` and `/api/photos`

mod add;
mod show;

pub use add::add_photo;
pub use show::show_photo;
