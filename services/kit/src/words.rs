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
