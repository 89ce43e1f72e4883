//! Shapes as SVG text.

mod standalone;

use std::fmt::Display;

use crate::drawing::{Ink, Shape, Side};
use crate::legend::{Entry, Legend};
pub use standalone::Standalone;

/// An attribute by its name; its text is escaped when it is written.
type Attribute<'a> = (&'static str, &'a dyn Display);

/// What shapes are drawn on.
pub struct Frame<'a> {
    /// The name of the drawing.
    pub description: String,
    pub size: (u32, u32),
    /// What no other drawing of the page is called.
    pub id: String,
    /// What stands around a drawing that is a file of its own.
    pub standalone: Option<Standalone<'a>>,
}

/// An `<svg>` element with all shapes. As a file of its own it leads nowhere.
pub fn svg(frame: &Frame, shapes: &[Shape]) -> String {
    let Frame { description, size, id, standalone } = frame;
    let hatch = &format!("{id}-hatch");
    let is_link = |it: &&Shape| matches!(it, Shape::Link { .. });
    let links: Vec<&Shape> =
        shapes.iter().filter(is_link).filter(|_| standalone.is_none()).collect();
    let (top, foot) = standalone.as_ref().map_or((0, 0), |_| (standalone::TOP, standalone::FOOT));
    let margin = if standalone.is_some() { standalone::MARGIN } else { 0 };
    let (width, height) = (size.0 + 2 * margin, size.1 + top + foot);
    let view = format!("0 0 {width} {height}");
    // The children of an image are not there for whoever does not see it; links have to be.
    let role = if links.is_empty() { "img" } else { "group" };
    let drawing: [Attribute; 8] = [
        ("xmlns", &"http://www.w3.org/2000/svg"),
        ("id", id),
        ("class", &"chart"),
        ("role", &role),
        ("aria-label", &description),
        ("viewBox", &view),
        ("width", &width),
        ("height", &height),
    ];
    let mut svg = String::new();
    open(&mut svg, "svg", &drawing[usize::from(standalone.is_none())..]);
    define(&mut svg, hatch);
    if let Some(standalone) = standalone {
        standalone.draw(&mut svg, (width, height));
    }
    let shift = format!("translate({margin} {top})");
    let hidden: [Attribute; 2] = [("aria-hidden", &"true"), ("transform", &shift)];
    open(&mut svg, "g", &hidden[..if standalone.is_some() { 2 } else { 1 }]);
    shapes.iter().filter(|it| !is_link(it)).for_each(|it| add(&mut svg, it, hatch));
    close(&mut svg, "g");
    links.iter().for_each(|it| add(&mut svg, it, hatch));
    close(&mut svg, "svg");
    svg
}

/// What the marks mean, and the unit of the axis, as a list of HTML.
pub fn legend(legend: &Legend) -> String {
    let mut list = String::new();
    open(&mut list, "ul", &[("class", &"legend")]);
    for Entry { class, title } in &legend.entries {
        open(&mut list, "li", &[]);
        element(&mut list, "span", &[("class", &format!("swatch {class}"))], "");
        escape(&mut list, title);
        close(&mut list, "li");
    }
    if let Some(unit) = &legend.unit {
        element(&mut list, "li", &[("class", &"quiet")], unit);
    }
    close(&mut list, "ul");
    list
}

fn define(svg: &mut String, hatch: &str) {
    let pattern: [Attribute; 6] = [
        ("id", &hatch),
        ("class", &"hatch"),
        ("width", &6),
        ("height", &6),
        ("patternUnits", &"userSpaceOnUse"),
        ("patternTransform", &"rotate(45)"),
    ];
    open(svg, "defs", &[]);
    open(svg, "pattern", &pattern);
    element(svg, "rect", &[("width", &6), ("height", &6), ("class", &"hatch-ground")], "");
    element(svg, "line", &[("x1", &"1.5"), ("y1", &0), ("x2", &"1.5"), ("y2", &6)], "");
    close(svg, "pattern");
    close(svg, "defs");
}

fn add(svg: &mut String, shape: &Shape, hatch: &str) {
    match shape {
        Shape::Line { from, to, ink } => {
            let class = ink.class();
            let line: [Attribute; 5] =
                [("class", &class), ("x1", &from.0), ("y1", &from.1), ("x2", &to.0), ("y2", &to.1)];
            element(svg, "line", &line, "");
        }
        Shape::Rectangle { corner, size, ink } => {
            let (class, fill) = (ink.class(), format!("url(#{hatch})"));
            let rectangle: [Attribute; 6] = [
                ("class", &class),
                ("x", &corner.0),
                ("y", &corner.1),
                ("width", &size.0),
                ("height", &size.1),
                ("fill", &fill),
            ];
            // Without a fill of its own, the style sheet gives it one.
            let is_hatched = matches!(ink, Ink::ProvisionalBar(_));
            element(svg, "rect", &rectangle[..if is_hatched { 6 } else { 5 }], "");
        }
        Shape::Text { at, side, text, ink } => {
            let (class, anchor) = (ink.class(), anchor(*side));
            let attributes: [Attribute; 5] = [
                ("class", &class),
                ("x", &at.0),
                ("y", &at.1),
                ("text-anchor", &anchor),
                ("dominant-baseline", &"central"),
            ];
            element(svg, "text", &attributes, text);
        }
        Shape::Link { corner, size, href, name } => {
            open(svg, "a", &[("class", &"spot"), ("href", href), ("aria-label", name)]);
            // What a pointer is shown.
            element(svg, "title", &[], name);
            let area: [Attribute; 5] = [
                ("class", &"area"),
                ("x", &corner.0),
                ("y", &corner.1),
                ("width", &size.0),
                ("height", &size.1),
            ];
            element(svg, "rect", &area, "");
            close(svg, "a");
        }
    }
}

const fn anchor(side: Side) -> &'static str {
    match side {
        Side::Start => "start",
        Side::Middle => "middle",
        Side::End => "end",
    }
}

fn element(svg: &mut String, name: &str, attributes: &[Attribute], text: &str) {
    open(svg, name, attributes);
    escape(svg, text);
    close(svg, name);
}

fn open(svg: &mut String, name: &str, attributes: &[Attribute]) {
    svg.push('<');
    svg.push_str(name);
    for (name, value) in attributes {
        svg.push(' ');
        svg.push_str(name);
        svg.push_str("=\"");
        escape(svg, &value.to_string());
        svg.push('"');
    }
    svg.push('>');
}

fn close(svg: &mut String, name: &str) {
    svg.push_str("</");
    svg.push_str(name);
    svg.push('>');
}

/// Writes `text` so that it means itself, between tags and between quotation marks.
fn escape(svg: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '"' => svg.push_str("&quot;"),
            '\'' => svg.push_str("&#39;"),
            // In an attribute they would become spaces.
            '\t' => svg.push_str("&#9;"),
            '\n' => svg.push_str("&#10;"),
            '\r' => svg.push_str("&#13;"),
            // No XML may hold these, escaped or not.
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => svg.push('\u{fffd}'),
            other => svg.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(shape: Shape) -> String {
        let mut svg = String::new();
        add(&mut svg, &shape, "hatch-\"x\"");
        svg
    }

    fn escaped(text: &str) -> String {
        let mut svg = String::new();
        escape(&mut svg, text);
        svg
    }

    #[test]
    fn a_line_goes_from_one_point_to_the_other() {
        let line = Shape::Line { from: (1, -2), to: (30, 4), ink: Ink::Tick(1) };
        let expected = r#"<line class="tick series-1" x1="1" y1="-2" x2="30" y2="4"></line>"#;
        assert_eq!(drawn(line), expected);
    }

    #[test]
    fn only_a_bar_that_can_still_change_has_a_fill() {
        let bar = |ink| drawn(Shape::Rectangle { corner: (1, 2), size: (3, 4), ink });
        let places = r#"x="1" y="2" width="3" height="4""#;
        let expected = format!(r#"<rect class="bar series-0" {places}></rect>"#);
        assert_eq!(bar(Ink::Bar(0)), expected);
        let fill = r#"fill="url(#hatch-&quot;x&quot;)""#;
        let expected = format!(r#"<rect class="bar provisional series-2" {places} {fill}></rect>"#);
        assert_eq!(bar(Ink::ProvisionalBar(2)), expected);
    }

    #[test]
    fn a_text_stands_where_it_is_held() {
        for (side, anchor) in [(Side::Start, "start"), (Side::Middle, "middle"), (Side::End, "end")]
        {
            let text = "Q&A".to_owned();
            let start = format!(r#"<text class="label" x="5" y="6" text-anchor="{anchor}" "#);
            let end = r#"dominant-baseline="central">Q&amp;A</text>"#;
            let drawn = drawn(Shape::Text { at: (5, 6), side, text, ink: Ink::Label });
            assert_eq!(drawn, start + end);
        }
    }

    #[test]
    fn every_attribute_is_escaped() {
        let (description, id) = ("\"><script>".into(), "a\" onload=\"x".into());
        let svg = svg(&Frame { description, size: (10, 20), id, standalone: None }, &[]);
        let start = r#"<svg id="a&quot; onload=&quot;x" class="chart" role="img" aria-label="&quot;&gt;&lt;script&gt;" viewBox="0 0 10 20" width="10" height="20"><defs><pattern id="a&quot; onload=&quot;x-hatch" "#;
        assert!(svg.starts_with(start), "{svg}");
        assert!(svg.ends_with("</pattern></defs><g aria-hidden=\"true\"></g></svg>"), "{svg}");
    }

    #[test]
    fn what_means_something_in_xml_is_escaped_and_nothing_else() {
        assert_eq!(escaped("a & b < c > d \" e ' f"), "a &amp; b &lt; c &gt; d &quot; e &#39; f");
        assert_eq!(escaped("&amp;"), "&amp;amp;");
        assert_eq!(escaped("Müllers Büro – 5 €, 🛗"), "Müllers Büro – 5 €, 🛗");
        assert_eq!(escaped("\t\n\r"), "&#9;&#10;&#13;");
        assert_eq!(escaped("\0\u{1b}\u{ffff}"), "\u{fffd}\u{fffd}\u{fffd}");
    }
}
