//! How long ago something was, in a few words.

use crate::format;
use crate::words::words;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const MONTH: i64 = 30 * DAY;
const YEAR: i64 = 365 * DAY;

/// Clocks differ a little, so a time in the future counts as now.
pub fn ago(seconds: i64) -> String {
    let number = |count: i64| format::number(count as f64);
    match seconds {
        ..MINUTE => words().age_now(),
        MINUTE..HOUR => words().age_minutes(number(seconds / MINUTE)),
        HOUR..DAY => words().age_hours(number(seconds / HOUR)),
        DAY..MONTH => words().age_days(seconds / DAY, number(seconds / DAY)),
        MONTH..YEAR => words().age_months(seconds / MONTH, number(seconds / MONTH)),
        YEAR.. => words().age_years(seconds / YEAR, number(seconds / YEAR)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_german;

    #[test]
    fn an_age_is_said_in_the_largest_whole_unit() {
        let ages: Vec<String> = [59, 60, 3_599, 3_600, 86_399, 86_400, 172_800].map(ago).into();
        let words = [
            "just now",
            "1 min ago",
            "59 min ago",
            "1 h ago",
            "23 h ago",
            "1 day ago",
            "2 days ago",
        ];
        assert_eq!(ages, words);
    }

    #[test]
    fn months_and_years_follow_days() {
        assert_eq!(ago(29 * DAY), "29 days ago");
        assert_eq!(ago(30 * DAY), "1 month ago");
        assert_eq!(ago(364 * DAY), "12 months ago");
        assert_eq!(ago(800 * DAY), "2 years ago");
    }

    #[test]
    fn ages_are_in_the_dative_in_german() {
        let ages = [60, DAY, 2 * DAY, MONTH, 2 * MONTH, YEAR, 2 * YEAR];
        let words = [
            "vor 1 min",
            "vor 1 Tag",
            "vor 2 Tagen",
            "vor 1 Monat",
            "vor 2 Monaten",
            "vor 1 Jahr",
            "vor 2 Jahren",
        ];
        assert_eq!(in_german(|| ages.map(ago)), words);
    }

    #[test]
    fn a_clock_that_runs_ahead_makes_no_future() {
        assert_eq!(ago(-120), "just now");
    }
}
