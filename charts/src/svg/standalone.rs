//! A drawing with title, finding, legend and colours, which needs no page and no style sheet.

use super::start;
use crate::drawing_backend::{SvgBackend, text_width};
use crate::escape::Escaped;
use crate::labelled_chart::{Colours, Frame, LabelledChart};
use crate::legend::{Entry, Legend};

/// The space above, below and beside the drawing.
const TOP: u32 = 132;
const FOOT: u32 = 48;
const MARGIN: u32 = 24;

/// The usual width of a character of the finding, in pixels.
const CHARACTER: u32 = 8;
/// How many lines the finding may have.
const MAX_LINES: usize = 3;

/// A file. It has no links.
pub fn standalone_svg(chart: &LabelledChart, frame: &Frame, drawing: SvgBackend) -> String {
    let (width, height) = drawing.size();
    let (width, height) = (width + 2 * MARGIN, height + TOP + FOOT);
    let start = start(chart, "img", (width, height));
    let style = style(chart, &frame.colours);
    let title = line("title", 36, &chart.title);
    let max_characters = ((width - 2 * MARGIN) / CHARACTER) as usize;
    let finding = wrapped(&chart.finding, max_characters);
    let finding = (0..).zip(finding.iter().take(MAX_LINES));
    let finding: String =
        finding.map(|(index, text)| line("finding", 60 + 20 * index, text)).collect();
    let (legend, footer) = (legend(chart), line("label", height - 16, &frame.footer));
    let (shapes, _) = drawing.into_parts();
    format!(
        r#"{start}<style>{style}</style><rect class="paper" width="{width}" height="{height}"/>{title}{finding}{legend}{footer}<g aria-hidden="true" transform="translate({MARGIN} {TOP})">{shapes}</g></svg>"#
    )
}

fn style(chart: &LabelledChart, colours: &Colours) -> String {
    let Colours { background, text, text_muted, axis, grid, hatch, hatch_background, series } =
        colours;
    let mut style = format!(
        "text{{font:12px system-ui,sans-serif;fill:{text_muted}}}\
         .title{{font-size:20px;font-weight:600;fill:{text}}}.finding{{font-size:15px;fill:{text}}}\
         .paper{{fill:{background}}}.axis{{stroke:{axis}}}.grid{{stroke:{grid}}}\
         .hatch-ground{{fill:{hatch_background}}}.hatch line{{stroke:{hatch};stroke-width:1.5}}\
         .tick{{stroke:{text};stroke-width:2.5;fill:{text}}}"
    );
    for (series, colour) in chart.series.iter().zip(series) {
        let class = &series.class;
        style += &format!(
            ".bar.{class}:not(.provisional){{fill:{colour}}}.provisional.{class}{{stroke:{colour}}}"
        );
    }
    Escaped(&style).to_string()
}

fn legend(chart: &LabelledChart) -> String {
    let Legend { entries, unit } = Legend::of(chart);
    let hatch = chart.hatch();
    let (mut legend, mut left) = (String::new(), MARGIN);
    let text = |left: u32, text: &str| {
        format!(r#"<text x="{left}" y="{}">{}</text>"#, TOP - 10, Escaped(text))
    };
    for Entry { class, title } in entries {
        let is_tick = class.starts_with("tick");
        let (top, height) = if is_tick { (TOP - 15, 3) } else { (TOP - 20, 12) };
        // The style overrides the fill of all that is not hatched.
        let (class, fill) = (Escaped(&class), Escaped(&hatch));
        legend += &format!(
            r#"<rect class="{class}" x="{left}" y="{top}" width="14" height="{height}" fill="url(#{fill})"/>"#
        );
        legend += &text(left + 20, &title);
        left += 20 + text_width(&title) + 16;
    }
    legend + &unit.map(|unit| text(left, &unit)).unwrap_or_default()
}

fn line(class: &str, top: u32, text: &str) -> String {
    format!(r#"<text class="{class}" x="{MARGIN}" y="{top}">{}</text>"#, Escaped(text))
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
