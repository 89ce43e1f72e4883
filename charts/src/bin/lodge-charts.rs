//! The drawing as a module of its own for the browser, fetched when somebody looks at an analysis.

use charts::Subject;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A [`Subject`], as JSON, as an `<svg>` element of that many CSS pixels.
///
/// # Errors
/// When that is none.
#[wasm_bindgen]
pub fn draw(subject: &str, width: u32) -> Result<String, JsError> {
    let subject: Subject =
        serde_json::from_str(subject).map_err(|_| JsError::new("this cannot be drawn"))?;
    Ok(charts::draw(&subject, width))
}

/// Nothing runs until the page asks.
fn main() {}
