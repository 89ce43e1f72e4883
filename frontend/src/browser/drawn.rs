//! The links inside drawings. They are elements of SVG, of which neither the router nor the types for
//! HTML know.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusOptions, HtmlElement, MouseEvent};

/// Where a click inside a drawing leads.
pub fn link_clicked(event: &MouseEvent) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(".chart a").ok()??.get_attribute("href")
}

/// Keeps the focus on the link of a drawing that has it, although the drawing is about to be another.
pub fn keep_focus() {
    let Some(same) = focused_link() else { return };
    request_animation_frame(move || {
        if let Ok(Some(link)) = document().query_selector(&same) {
            let stay = FocusOptions::new();
            stay.set_prevent_scroll(true);
            // It has the same method.
            let _ = link.unchecked_into::<HtmlElement>().focus_with_options(&stay);
        }
    });
}

/// Says how to find the link that has the focus, also after a new drawing.
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
