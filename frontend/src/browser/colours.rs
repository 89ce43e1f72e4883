//! The colours of the style sheet, for files that have none.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::HtmlElement;

/// The class that computes a colour in the components of sRGB (`style/base.css`).
const CLASS: &str = "computed-colour";
/// The property that holds the colour to be computed.
const PROPERTY: &str = "--colour";

/// The colour that a custom property has on an element of that class in the light theme, such as `#1f6b43`.
pub fn light(class: &str, property: &str) -> String {
    computed_colour(class, property).map(|it| hex(&it).unwrap_or(it)).unwrap_or_default()
}

fn computed_colour(class: &str, property: &str) -> Result<String, JsValue> {
    let Some(body) = document().body() else { return Ok(String::new()) };
    let element: HtmlElement = document().create_element("span")?.unchecked_into();
    element.set_class_name(&format!("{CLASS} {class}"));
    element.style().set_property(PROPERTY, &format!("var({property})"))?;
    // Only what is in the page has a computed style.
    body.append_child(&element)?;
    let style = window().get_computed_style(&element);
    let colour = style.map(|style| style.and_then(|style| style.get_property_value("color").ok()));
    element.remove();
    Ok(colour?.unwrap_or_default())
}

/// `color(srgb 0.12 0.42 0.26)` as programs that know no CSS of today read it.
fn hex(colour: &str) -> Option<String> {
    let components = colour.strip_prefix("color(srgb ")?.strip_suffix(')')?;
    let mut hex = String::from("#");
    for component in components.split(' ').take(3) {
        let component: f64 = component.parse().ok()?;
        // A colour may lie outside of sRGB.
        hex += &format!("{:02x}", (component.clamp(0.0, 1.0) * 255.0).round() as u8);
    }
    Some(hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computed_colour_is_written_for_every_program() {
        assert_eq!(hex("color(srgb 0.1216 0.4196 0.2627)").unwrap(), "#1f6b43");
        assert_eq!(hex("color(srgb -0.01 1.2 0.5 / 0.5)").unwrap(), "#00ff80");
        assert_eq!(hex("rgb(1, 2, 3)"), None);
    }
}
