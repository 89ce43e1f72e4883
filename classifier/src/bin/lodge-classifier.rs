//! The classifier as a module of its own for the browser: code and model in one file that is
//! fetched when somebody begins to write.

use wasm_bindgen::prelude::wasm_bindgen;

/// What the server would answer to `POST /api/classifications`, as JSON.
#[wasm_bindgen]
pub fn classify(text: &str) -> String {
    serde_json::to_string(&classifier::classify(text)).expect("a classification is plain data")
}

/// Nothing runs until the page asks.
fn main() {}
