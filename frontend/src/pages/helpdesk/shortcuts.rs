//! Keyboard shortcuts of the console: single letters, which do nothing while somebody types.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::browser::page;

/// `j` and `k` move the focus through the rows, `/` moves it to the search.
pub fn use_shortcuts() {
    let handle = window_event_listener(ev::keydown, |event| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || page::is_input_focused() {
            return;
        }
        match event.key().as_str() {
            "j" => focus_row(1),
            "k" => focus_row(-1),
            "/" => {
                event.prevent_default();
                page::focus_soon("#search-text");
            }
            _ => (),
        }
    });
    on_cleanup(move || handle.remove());
}

/// Moves the focus by `step` rows, from the focused one, else from the selected one.
fn focus_row(step: i32) {
    let rows = rows();
    let is_current = |row: &HtmlElement| row.matches(":focus").unwrap_or_default();
    let is_selected = |row: &HtmlElement| row.has_attribute("aria-current");
    let current = rows.iter().position(is_current).or_else(|| rows.iter().position(is_selected));
    let last = rows.len().saturating_sub(1);
    let next = match (current, step) {
        (None, _) => 0,
        (Some(at), 1..) => (at + 1).min(last),
        (Some(at), _) => at.saturating_sub(1),
    };
    if let Some(row) = rows.get(next) {
        // A row that has just gone takes no focus.
        let _ = row.focus();
    }
}

fn rows() -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all("[data-ticket]") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
