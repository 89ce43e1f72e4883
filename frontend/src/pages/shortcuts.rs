//! Keyboard shortcuts of the lists: single letters, which do nothing while somebody types.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::browser::page;

/// `j` and `k` move the focus through the rows, `/` moves it to the search, and `n` to the box for a new report where
/// there is one.
pub fn use_shortcuts() {
    let handle = window_event_listener(ev::keydown, |event| {
        // AltGr counts as Ctrl and Alt in some browsers, in others it has a name of its own.
        let is_combined = event.ctrl_key()
            || event.alt_key()
            || event.meta_key()
            || event.get_modifier_state("AltGraph");
        if is_combined || event.is_composing() || page::is_input_focused() {
            return;
        }
        match shortcut(&event.key(), &event.code()) {
            Some(Shortcut::NextRow) => focus_row(1),
            Some(Shortcut::PreviousRow) => focus_row(-1),
            Some(Shortcut::Search) => {
                event.prevent_default();
                page::focus_soon("#search-text");
            }
            Some(Shortcut::NewReport) => {
                event.prevent_default();
                page::focus_soon("#report-text");
            }
            None => (),
        }
    });
    on_cleanup(move || handle.remove());
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shortcut {
    NextRow,
    PreviousRow,
    Search,
    NewReport,
}

/// What a key does: by its letter, or by its place where the layout has letters of another script.
fn shortcut(key: &str, code: &str) -> Option<Shortcut> {
    let key = match code.strip_prefix("Key") {
        Some(place) if is_of_another_script(key) => place,
        _ => key,
    };
    match key {
        "j" | "J" => Some(Shortcut::NextRow),
        "k" | "K" => Some(Shortcut::PreviousRow),
        "/" => Some(Shortcut::Search),
        "n" | "N" => Some(Shortcut::NewReport),
        _ => None,
    }
}

/// Whether a key has one letter and that is not Latin.
fn is_of_another_script(key: &str) -> bool {
    let mut letters = key.chars();
    let letter = letters.next().filter(|letter| letter.is_alphabetic());
    let is_latin = |letter: char| matches!(letter, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    letters.next().is_none() && letter.is_some_and(|letter| !is_latin(letter))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_counts_by_its_letter_and_in_another_script_by_its_place() {
        for (key, code, right) in [
            ("j", "KeyJ", Some(Shortcut::NextRow)),
            ("k", "KeyK", Some(Shortcut::PreviousRow)),
            ("\u{43e}", "KeyJ", Some(Shortcut::NextRow)), // Cyrillic
            ("\u{43b}", "KeyK", Some(Shortcut::PreviousRow)),
            ("\u{3be}", "KeyJ", Some(Shortcut::NextRow)), // Greek
            ("\u{5d7}", "KeyJ", Some(Shortcut::NextRow)), // Hebrew
            ("/", "Digit7", Some(Shortcut::Search)),
            // A Latin letter that stands elsewhere, as with Dvorak.
            ("j", "KeyC", Some(Shortcut::NextRow)),
            ("h", "KeyJ", None),
            ("\u{119}", "KeyE", None),
            ("\u{435}", "KeyT", None),
            ("Process", "KeyJ", None),
        ] {
            assert_eq!(shortcut(key, code), right, "{key} at {code}");
        }
    }
}
