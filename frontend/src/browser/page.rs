//! The document around the application: its title, its focus, whether it is visible.

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast as _;
use web_sys::{FocusOptions, HtmlElement, VisibilityState};

use crate::words::words;

/// A setting of the server, which writes it into the page.
pub fn setting(name: &str) -> Option<String> {
    let meta = document().query_selector(&format!("meta[name=lodge-{name}]")).ok().flatten();
    meta?.get_attribute("content")
}

/// Whether the tab is in front.
pub fn is_visible() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

/// Names the window after what it shows.
pub fn set_title(title: &str) {
    document().set_title(&words().page_title(title));
}

/// Puts a number of new things before the title, such as `(3) Tickets`; none for 0.
pub fn count_in_title(new: usize) {
    let title = document().title();
    let bare = title.strip_prefix('(').and_then(|rest| rest.split_once(") ")).map(|it| it.1);
    let bare = bare.unwrap_or(&title);
    document().set_title(&if new == 0 { bare.to_owned() } else { format!("({new}) {bare}") });
}

/// Moves the focus to the first element that matches, with the next frame.
pub fn focus_soon(selector: impl Into<String>) {
    let selector = selector.into();
    request_animation_frame(move || {
        if let Some(element) = find(&selector) {
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus();
        }
    });
}

/// The same if no element has the focus then.
pub fn focus_if_lost(selector: &'static str) {
    request_animation_frame(move || {
        let is_lost =
            document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        if is_lost {
            focus_soon(selector);
        }
    });
}

/// Scrolls the first element that matches into view, with the next frame.
pub fn show_soon(selector: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = find(selector) {
            element.scroll_into_view();
        }
    });
}

/// The scheme and the host of the address.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The path and the query of the address.
pub fn address() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// How far the page is scrolled, in pixels.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls as far and moves the focus to the first element that matches, once what was drawn has its size. Whoever has
/// begun to do something else is left alone.
pub fn return_to(scroll: f64, selector: String) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            let focused = document().active_element().map(|element| element.tag_name());
            if focused.is_some_and(|name| !matches!(&*name, "BODY" | "H1")) {
                return;
            }
            window().scroll_to_with_x_and_y(0.0, scroll);
            if let Some(element) = find(&selector) {
                let options = FocusOptions::new();
                options.set_prevent_scroll(true);
                // An element that cannot take the focus leaves it where it is.
                let _ = element.focus_with_options(&options);
            }
        });
    });
}

/// Whether keys belong to an input that has the focus, or to a dialog.
pub fn is_input_focused() -> bool {
    let inputs = "input:focus, textarea:focus, select:focus";
    find(inputs).is_some() || find("dialog[open]").is_some()
}

/// The first element that matches.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Opens the browser's dialog for printing.
pub fn print() {
    // A browser without it prints in its own way.
    let _ = window().print();
}

/// Loads the page again. Drafts are stored, so nothing is lost.
pub fn load_again() {
    // A page can always be loaded again.
    let _ = window().location().reload();
}

/// Loads another address, with the next frame.
pub fn load_soon(address: String) {
    request_animation_frame(move || {
        // An address of this server can always be loaded.
        let _ = window().location().set_href(&address);
    });
}

/// Removes what stood in the page before the application.
pub fn remove_boot_screen() {
    if let Some(boot) = find("#boot") {
        boot.remove();
    }
    if let Some(body) = document().body() {
        body.set_class_name("");
    }
}
