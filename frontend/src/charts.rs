//! An analysis' answer as a drawing and as a table.

mod answer;
mod figure;
mod pen;
mod table;

pub use answer::{Answer, said};
pub use figure::{ChartFigure, TableInstead};
pub use pen::{draw_alone, provide_pen};
pub use table::ChartTable;
