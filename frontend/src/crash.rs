//! After a panic nothing on the page works any more; the page says so.

use std::panic;

use leptos::leptos_dom::logging::console_error;

use crate::browser::page;

/// From now on a panic uncovers the banner in `index.html`, with its button to load the page again.
pub fn show_banner_on_panic() {
    panic::set_hook(Box::new(|panic| {
        console_error(&panic.to_string());
        if let Some(banner) = page::find("#crashed") {
            banner.set_hidden(false);
        }
    }));
}
