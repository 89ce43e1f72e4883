//! The title, finding, legend and colours of a drawing that is a file of its own, without a style sheet.

use super::{Attribute, close, element, open};
use crate::labelled_chart::LabelledChart;
use crate::legend::{Entry, Legend};

/// The space above, below and beside the drawing.
pub const TOP: u32 = 132;
pub const FOOT: u32 = 48;
pub const MARGIN: u32 = 24;

/// The usual width of a character of the finding, in pixels.
const CHARACTER: usize = 8;

/// The tokens of the light theme, as fixed colours.
const STYLE: &str = "text{font:12px system-ui,sans-serif;fill:#5b6068}\
    .title{font-size:20px;font-weight:600;fill:#1c1f24}.finding{font-size:15px;fill:#1c1f24}\
    .paper{fill:#fbfaf7}.axis{stroke:#a5a49f}.grid{stroke:#e0dfda}\
    .bar:not(.provisional){fill:#1f6b43}.bar.series-1:not(.provisional){fill:#2367b5}.bar.series-2:not(.provisional){fill:#a86a14}\
    .tick{stroke:#1c1f24;stroke-width:2.5;fill:#1c1f24}.hatch-ground{fill:#dcebe1}\
    .hatch line{stroke:#1f6b43;stroke-width:1.5}.provisional{stroke:#1f6b43}";

/// A chart as a picture that is read without its screen.
pub struct Standalone<'a> {
    pub chart: &'a LabelledChart,
    /// The last line.
    pub footer: &'a str,
}

impl Standalone<'_> {
    pub fn draw(&self, svg: &mut String, (width, height): (u32, u32)) {
        open(svg, "style", &[]);
        svg.push_str(STYLE);
        close(svg, "style");
        element(svg, "rect", &[("class", &"paper"), ("width", &width), ("height", &height)], "");
        line(svg, "title", 36, &self.chart.title);
        let max_characters = (width - 2 * MARGIN) as usize / CHARACTER;
        for (index, text) in (0..).zip(wrapped(&self.chart.finding, max_characters).iter().take(3))
        {
            line(svg, "finding", 60 + 20 * index, text);
        }
        self.draw_legend(svg);
        line(svg, "label", height - 16, self.footer);
    }

    fn draw_legend(&self, svg: &mut String) {
        let Legend { entries, unit } = Legend::of(self.chart);
        let mut left = MARGIN;
        for Entry { class, title } in entries {
            let width = crate::drawing_backend::text_width(&title);
            let is_tick = class.starts_with("tick");
            let (top, size) = if is_tick { (TOP - 15, 3) } else { (TOP - 20, 12) };
            let fill = format!("url(#chart-{}-hatch)", self.chart.name);
            let swatch: [Attribute; 6] = [
                ("class", &class),
                ("x", &left),
                ("y", &top),
                ("width", &14),
                ("height", &size),
                ("fill", &fill),
            ];
            let is_hatched = class.contains("provisional");
            element(svg, "rect", &swatch[..if is_hatched { 6 } else { 5 }], "");
            element(svg, "text", &[("x", &(left + 20)), ("y", &(TOP - 10))], &title);
            left += 20 + width + 16;
        }
        if let Some(unit) = unit {
            element(svg, "text", &[("x", &left), ("y", &(TOP - 10))], &unit);
        }
    }
}

fn line(svg: &mut String, class: &str, top: u32, text: &str) {
    element(svg, "text", &[("class", &class), ("x", &MARGIN), ("y", &top)], text);
}

/// Lines of at most so many characters, as far as words are no longer.
fn wrapped(text: &str, max_characters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= max_characters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_finding_is_wrapped() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("", 7), Vec::<String>::new());
    }
}
