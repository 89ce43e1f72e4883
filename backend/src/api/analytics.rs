//! `/analytics`: the analyses, which services answer; this side only passes on.

mod csv;
mod list;
mod services;
mod show;

pub use list::list_analyses;
pub use services::Analyses;
pub use show::show_analysis;
