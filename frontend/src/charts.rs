//! An analysis' report as a drawing and as a table.

mod figure;
mod renderer;
mod report;
mod table;

pub use figure::{ChartFigure, TableIfNotDrawn};
pub use renderer::{draw_standalone, provide_renderer};
pub use report::{Report, facts};
pub use table::ChartTable;
