//! What the analyses share: they follow the event feed of the API, keep a small state in memory and
//! answer from it. An analysis is a [`Projection`]; everything else is here.

pub mod answer;
pub mod asked;
pub mod calendar;
pub mod change;
pub mod feed;
pub mod follow;
pub mod ordered;
pub mod projection;
pub mod reading;
mod run;
pub mod server;
pub mod settings;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod words;

pub use answer::Answer;
pub use asked::Asked;
pub use change::Change;
pub use projection::Projection;
pub use run::{Program, run};
