//! What a chart shows, in the words and numbers of the reader's language.

use serde::{Deserialize, Serialize};
use shared::chart::{ChartKind, Mark};

/// The text for a missing value, which is never a zero.
pub const NO_VALUE: &str = "–";

/// A chart with every text that stands in its drawing. The browser makes it from a
/// `shared::chart::Chart` and passes it to the renderer as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LabelledChart {
    /// A name for programs, no other chart of the page has it.
    pub name: String,
    pub title: String,
    /// The result in one sentence.
    pub finding: String,
    pub kind: ChartKind,
    /// What stands in the legend for the unit of the axis, such as `in hours`.
    pub unit: Option<String>,
    /// What stands in the legend for a hatched bar.
    pub provisional: String,
    pub numbers: NumberFormat,
    /// The drawn series; all have points with the same labels in the same order.
    pub series: Vec<LabelledSeries>,
}

/// How numbers are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberFormat {
    /// Between the whole part and the decimals.
    pub decimal: String,
    /// Between groups of three digits.
    pub group: String,
    /// Whether all values are whole numbers.
    pub whole: bool,
}

/// A drawn series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LabelledSeries {
    pub title: String,
    /// The CSS class that gives the series its colour, such as `series-active`.
    pub class: String,
    pub mark: Mark,
    pub points: Vec<LabelledPoint>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LabelledPoint {
    pub label: String,
    /// In the unit of the axis.
    pub value: Option<f64>,
    /// The value can still change.
    pub provisional: bool,
    /// What stands below the label where there is room, such as `31 of 40 closed`.
    pub detail: Option<String>,
    pub link: Option<Link>,
}

/// Where a point leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub href: String,
    /// The point and its value in words, for whoever does not see the drawing.
    pub name: String,
}

/// What a drawing has around it when it is a file of its own, without a page and its style sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The last line.
    pub footer: String,
    pub colours: Colours,
}

/// The colours of a file, as CSS writes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colours {
    pub background: String,
    pub text: String,
    pub text_muted: String,
    pub axis: String,
    pub grid: String,
    pub hatch: String,
    pub hatch_background: String,
    /// One colour for each series of the chart.
    pub series: Vec<String>,
}

impl LabelledChart {
    /// The name of the drawing in the page.
    pub fn id(&self) -> String {
        format!("chart-{}", self.name)
    }

    /// The name of the pattern of its hatched bars.
    pub fn hatch(&self) -> String {
        format!("chart-{}-hatch", self.name)
    }

    /// The series that are drawn with this mark.
    pub fn drawn_as(&self, mark: Mark) -> Vec<&LabelledSeries> {
        self.series.iter().filter(|series| series.mark == mark).collect()
    }

    /// The series that are drawn, first those with bars.
    pub fn drawn(&self) -> Vec<&LabelledSeries> {
        [self.drawn_as(Mark::Bar), self.drawn_as(Mark::Tick)].concat()
    }
}

impl LabelledSeries {
    /// The CSS classes of its bars.
    pub fn bar_class(&self, is_provisional: bool) -> String {
        let provisional = if is_provisional { " provisional" } else { "" };
        format!("bar{provisional} {}", self.class)
    }

    /// The CSS classes of its ticks.
    pub fn tick_class(&self) -> String {
        format!("tick {}", self.class)
    }
}

impl NumberFormat {
    /// A number, without decimals or with one.
    pub fn format(&self, value: f64) -> String {
        if self.whole {
            return self.grouped(value.round());
        }
        let tenths = (value * 10.0).round();
        let rest = (tenths % 10.0).abs() as u8;
        format!("{}{}{rest}", self.grouped((tenths / 10.0).trunc()), self.decimal)
    }

    /// A value, or the text for a missing one.
    pub fn format_value(&self, value: Option<f64>) -> String {
        value.map_or_else(|| NO_VALUE.to_owned(), |value| self.format(value))
    }

    fn grouped(&self, number: f64) -> String {
        let digits = (number.abs() as u64).to_string();
        let mut text = if number < 0.0 { "−".to_owned() } else { String::new() };
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push_str(&self.group);
            }
            text.push(digit);
        }
        text
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// English numbers.
    pub fn english(whole: bool) -> NumberFormat {
        NumberFormat { decimal: ".".into(), group: ",".into(), whole }
    }

    /// A value that leads nowhere.
    pub fn point(label: &str, value: Option<f64>) -> LabelledPoint {
        LabelledPoint { label: label.into(), value, provisional: false, detail: None, link: None }
    }

    /// A series of that mark.
    pub fn series(mark: Mark, points: Vec<LabelledPoint>) -> LabelledSeries {
        LabelledSeries { title: "S".into(), class: "series-0".into(), mark, points }
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let german = NumberFormat { decimal: ",".into(), group: ".".into(), whole: false };
        assert_eq!(german.format(12_345.67), "12.345,7");
        assert_eq!(english(true).format(12_345.0), "12,345");
        assert_eq!(english(false).format(10.05), "10.1");
        assert_eq!(english(false).format_value(None), NO_VALUE);
    }
}
