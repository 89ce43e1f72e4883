//! An analysis' answer as a drawing and as a table.

mod figure;
mod pen;
mod table;

pub use figure::{ChartFigure, TableInstead};
pub use pen::provide_pen;
pub use table::ChartTable;
