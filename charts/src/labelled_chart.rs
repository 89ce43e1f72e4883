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

impl NumberFormat {
    /// A number, without decimals or with one.
    pub fn format(&self, value: f64) -> String {
        if self.whole {
            return self.grouped(value.round());
        }
        let tenths = (value * 10.0).round();
        let rest = (tenths % 10.0).abs();
        format!("{}{}{rest:.0}", self.grouped((tenths / 10.0).trunc()), self.decimal)
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
        LabelledSeries { title: "S".into(), mark, points }
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
