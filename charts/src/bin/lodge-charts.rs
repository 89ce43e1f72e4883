//! The drawing as a module of its own for the browser, fetched when somebody looks at an analysis or a QR code.

use charts::Frame;
use serde::de::DeserializeOwned;
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

/// A `LabelledChart` and its `Frame`, as JSON, as an SVG file.
///
/// # Errors
/// When a text is none.
#[wasm_bindgen]
pub fn draw_standalone(chart: &str, frame: &str) -> Result<String, JsError> {
    let frame: Frame = read(frame)?;
    Ok(charts::draw_standalone(&read(chart)?, &frame))
}

/// A QR code with that name that holds the text, as an `<svg>` element.
///
/// # Errors
/// When the text is too long.
#[wasm_bindgen]
pub fn qr_code(text: &str, name: &str) -> Result<String, JsError> {
    charts::qr_code(text, name).ok_or_else(|| JsError::new("no code holds this much"))
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T, JsError> {
    serde_json::from_str(json).map_err(|_| JsError::new("this is no chart"))
}

/// Nothing runs until the page asks.
fn main() {}
