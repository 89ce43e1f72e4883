//! `/analytics`: the analyses, passed on from their services.

mod csv;
mod list;
mod show;

pub use list::list_analyses;
pub use show::show_analysis;
