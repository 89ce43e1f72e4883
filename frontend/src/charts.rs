//! An analysis' answer as a drawing and as a table.

pub mod bars;
pub mod columns;
pub mod drawing;
mod figure;
mod scale;
mod sheet;
mod table;

pub use figure::ChartFigure;
pub use table::ChartTable;
