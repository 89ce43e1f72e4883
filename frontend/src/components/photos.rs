//! Pictures of a problem: those that a ticket has, and those on their way.

mod add;
mod shown;
mod uploads;

pub use add::AddPhotos;
pub use shown::TicketPhotos;
pub use uploads::UploadProgress;
