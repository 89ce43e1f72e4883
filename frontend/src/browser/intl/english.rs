//! Stands in for `Intl` in unit tests, which run without a browser: English.

use chrono::NaiveDate;

/// A number, rounded to so many decimals.
pub fn number(value: f64, decimals: u8) -> String {
    let scale = 10_f64.powi(i32::from(decimals));
    // Away from zero, as `Intl` rounds.
    let rounded = (value.abs() * scale).round() / scale;
    let text = format!("{rounded:.*}", usize::from(decimals));
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value < 0.0 && rounded > 0.0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{fraction}")
}

/// A month and its year.
pub fn month(date: NaiveDate) -> String {
    date.format("%b %Y").to_string()
}

/// A day and its month.
pub fn day(date: NaiveDate) -> String {
    date.format("%-d %b").to_string()
}
