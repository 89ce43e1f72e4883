//! Gives a text to other programs.

use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use super::page;

/// Copies a text. Browsers do so only on pages that came encrypted or from this machine.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        return Err(JsValue::UNDEFINED);
    }
    JsFuture::from(clipboard.write_text(text)).await.map(drop)
}

/// Selects the text of the first input that matches, to be copied by hand.
pub fn select(selector: &str) {
    if let Some(Ok(input)) = page::find(selector).map(|it| it.dyn_into::<HtmlInputElement>()) {
        // Some browsers show the selection only where the focus is.
        let _ = input.focus();
        input.select();
    }
}
