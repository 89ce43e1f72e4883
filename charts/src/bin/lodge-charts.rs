//! The drawing as a module of its own for the browser, fetched when somebody looks at an analysis.

use charts::LabelledChart;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A `LabelledChart`, as JSON, as a legend and an `<svg>` element of that many CSS pixels.
///
/// # Errors
/// When the text is none.
#[wasm_bindgen]
pub fn draw(chart: &str, width: u32) -> Result<String, JsError> {
    Ok(charts::draw(&read(chart)?, width))
}

/// A `LabelledChart`, as JSON, as an SVG file that ends in the line `footer`.
///
/// # Errors
/// When the text is none.
#[wasm_bindgen]
pub fn draw_standalone(chart: &str, footer: &str) -> Result<String, JsError> {
    Ok(charts::draw_standalone(&read(chart)?, footer))
}

fn read(chart: &str) -> Result<LabelledChart, JsError> {
    serde_json::from_str(chart).map_err(|_| JsError::new("this is no chart"))
}

/// Nothing runs until the page asks.
fn main() {}
