use leptos::prelude::*;

use crate::browser::page;

/// The one first-level heading of a screen. It names the window too, and can take the focus when
/// the screen has changed.
#[component]
pub fn Heading(#[prop(into)] title: String) -> impl IntoView {
    page::set_title(&title);
    view! { <h1 tabindex="-1">{title}</h1> }
}
