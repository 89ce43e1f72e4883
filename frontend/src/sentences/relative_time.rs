//! How long ago something was, in a few words.

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const MONTH: i64 = 30 * DAY;
const YEAR: i64 = 365 * DAY;

/// Clocks differ a little, so a time in the future counts as now.
pub fn ago(seconds: i64) -> String {
    match seconds {
        ..MINUTE => "just now".to_owned(),
        MINUTE..HOUR => format!("{} min ago", seconds / MINUTE),
        HOUR..DAY => format!("{} h ago", seconds / HOUR),
        DAY..MONTH => plural(seconds / DAY, "day"),
        MONTH..YEAR => plural(seconds / MONTH, "month"),
        YEAR.. => plural(seconds / YEAR, "year"),
    }
}

fn plural(number: i64, unit: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{ending} ago")
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_clock_that_runs_ahead_makes_no_future() {
        assert_eq!(ago(-120), "just now");
    }
}
