//! Numbers and stretches of time as words, for findings and notes.

/// `1,234,567`.
pub fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 ticket`, `1,200 tickets`: a number of what is called `noun` in the singular.
pub fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", thousands(i64::try_from(number).unwrap_or(i64::MAX)))
}

/// `39 %`: which part of the whole that is. Some are never told as none, nor as all; and of nothing
/// there is no part.
pub fn share(part: usize, whole: usize) -> Option<String> {
    let percent = (part as f64 / whole as f64 * 100.0).round();
    match part {
        _ if whole == 0 => None,
        _ if percent < 1.0 && part > 0 => Some("less than 1 %".into()),
        _ if percent > 99.0 && part < whole => Some("more than 99 %".into()),
        _ => Some(format!("{percent} %")),
    }
}

/// `3 days 4 hours`: the two largest units, rounded to the smaller one. Below zero counts as zero.
pub fn duration(seconds: f64) -> String {
    const UNITS: [(usize, &str); 4] =
        [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")];
    let seconds = seconds.max(0.0);
    for (larger, smaller) in UNITS.iter().zip(&UNITS[1..]) {
        let rounded = (seconds / smaller.0 as f64).round() as usize;
        let ratio = larger.0 / smaller.0;
        match (rounded / ratio, rounded % ratio) {
            (0, _) => {}
            (whole, 0) => return counted(whole, larger.1),
            (whole, rest) => {
                return format!("{} {}", counted(whole, larger.1), counted(rest, smaller.1));
            }
        }
    }
    counted(seconds.round() as usize, "second")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_grouped() {
        let written = [0, 999, 1_000, 1_234_567, -12_345].map(thousands);
        assert_eq!(written, ["0", "999", "1,000", "1,234,567", "-12,345"]);
    }

    #[test]
    fn a_part_is_told_in_percent_and_some_is_neither_none_nor_all() {
        let told = [(0, 0), (0, 7), (1, 1_000), (22, 57), (999, 1_000), (7, 7)];
        let told = told.map(|(part, whole)| share(part, whole));
        let parts = ["0 %", "less than 1 %", "39 %", "more than 99 %", "100 %"];
        assert_eq!(told[0], None);
        assert_eq!(told[1..], parts.map(|it| Some(it.to_owned())));
    }

    #[test]
    fn a_stretch_of_time_is_told_in_its_two_largest_units() {
        let told = [
            (0.4, "0 seconds"),
            (1.0, "1 second"),
            (59.6, "1 minute"),
            (61.0, "1 minute 1 second"),
            (3_600.0, "1 hour"),
            (5_429.0, "1 hour 30 minutes"),
            (86_399.0, "1 day"),
            (273_600.0, "3 days 4 hours"),
            (-5.0, "0 seconds"),
        ];
        for (seconds, words) in told {
            assert_eq!(duration(seconds), words, "{seconds} seconds");
        }
    }
}
