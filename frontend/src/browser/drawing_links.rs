//! The links inside drawings: elements of SVG, which the router and the types for HTML do not know.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusOptions, HtmlElement, MouseEvent};

/// The address of the link that a click inside a drawing has hit.
pub fn clicked_link(event: &MouseEvent) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(".chart a").ok()??.get_attribute("href")
}

/// Keeps the focus on its link of a drawing that is about to be replaced.
pub fn keep_focus() {
    let Some(selector) = focused_link() else { return };
    request_animation_frame(move || {
        if let Ok(Some(link)) = document().query_selector(&selector) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // An element of SVG has the same method.
            let _ = link.unchecked_into::<HtmlElement>().focus_with_options(&options);
        }
    });
}

/// A selector of the link that has the focus, which also finds it in a new drawing.
fn focused_link() -> Option<String> {
    let link = document().active_element()?;
    let drawing = link.closest(".chart").ok()??.id();
    let mut place = 1;
    let mut before = link.previous_element_sibling();
    while let Some(element) = before {
        place += i32::from(element.tag_name() == "a");
        before = element.previous_element_sibling();
    }
    Some(format!("[id='{drawing}'] > a:nth-of-type({place})"))
}
