//! The drawing as a module of its own for the browser, fetched when somebody looks at an analysis.

use charts::Subject;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A chart, as the API gives it, as a legend and an `<svg>` element of that many CSS pixels.
///
/// # Errors
/// When that is none.
#[wasm_bindgen]
pub fn draw(chart: &str, width: u32) -> Result<String, JsError> {
    Ok(charts::draw(&read(chart)?, width))
}

/// A chart, as the API gives it, as an SVG file with that last line.
///
/// # Errors
/// When that is none.
#[wasm_bindgen]
pub fn alone(chart: &str, foot: &str) -> Result<String, JsError> {
    Ok(charts::alone(&read(chart)?, foot))
}

fn read(chart: &str) -> Result<Subject, JsError> {
    serde_json::from_str(chart).map_err(|_| JsError::new("this cannot be drawn"))
}

/// Nothing runs until the page asks.
fn main() {}
