//! Types and rules that the server, the browser and the analyses agree on.

#[macro_use]
mod text_enum;

pub mod analysis;
pub mod chart;
pub mod classification;
pub mod counts;
pub mod danger;
pub mod event;
pub mod first_line;
pub mod ids;
pub mod message;
pub mod page;
pub mod period;
pub mod photo;
pub mod place;
pub mod policy;
pub mod problem;
pub mod receipt;
pub mod resolution_times;
pub mod role;
pub mod routes;
#[cfg(feature = "settings")]
pub mod service_url;
pub mod spikes;
pub mod stopwords;
pub mod stream;
#[cfg(feature = "testing")]
pub mod testing;
pub mod text;
pub mod thread;
pub mod ticket;
pub mod typing;
pub mod view;
