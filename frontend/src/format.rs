//! Numbers, shares, durations and dates as people read them, in the language of the page.

use chrono::NaiveDate;
use shared::ids::TicketId;

use crate::browser::intl;
use crate::words::words;

const MINUTE: f64 = 60.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// A whole number, such as `1,234`.
pub fn number(value: f64) -> String {
    intl::number(value, 0)
}

/// A count, such as `1,234`.
pub fn integer(count: u64) -> String {
    number(count as f64)
}

/// A number with one decimal, such as `10.1`.
fn decimal(value: f64) -> String {
    intl::number(value, 1)
}

/// A share from 0 to 1, such as `39 %`. Some is never rounded to nothing, nor to everything.
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    // With a space in both languages, as the SI prescribes, and never at the end of a line.
    let percent = |percent: f64| format!("{}\u{a0}%", number(percent));
    if rounded < 1.0 && share > 0.0 {
        words().share_less_than(percent(1.0))
    } else if rounded > 99.0 && share < 1.0 {
        words().share_more_than(percent(99.0))
    } else {
        percent(rounded)
    }
}

/// A part of a whole, such as `39 %`; none where there is nothing.
pub fn share(part: u64, whole: u64) -> Option<String> {
    (whole > 0).then(|| percent(part as f64 / whole as f64))
}

/// The number of a ticket, such as `#12`: written as it is in addresses, in every language.
pub fn ticket(id: TicketId) -> String {
    format!("#{id}")
}

/// A duration in its two largest units, such as `3 days 4 hours`.
pub fn duration(seconds: f64) -> String {
    let units = [Unit::Days, Unit::Hours, Unit::Minutes, Unit::Seconds];
    let seconds = seconds.max(0.0);
    for pair in units.windows(2) {
        let [larger, smaller] = [pair[0], pair[1]];
        let smaller_per_larger = (larger.seconds() / smaller.seconds()).round();
        // In whole smaller units first, so that 59.9 minutes are 1 hour and not 0 hours 60 minutes.
        let total = (seconds / smaller.seconds()).round();
        let whole = (total / smaller_per_larger).floor();
        let rest = total - whole * smaller_per_larger;
        if whole > 0.0 && rest > 0.0 {
            return words().duration_of_two(larger.count(whole), smaller.count(rest));
        }
        if whole > 0.0 {
            return larger.count(whole);
        }
    }
    Unit::Seconds.count(seconds.round())
}

#[derive(Clone, Copy)]
enum Unit {
    Seconds,
    Minutes,
    Hours,
    Days,
}

impl Unit {
    const fn seconds(self) -> f64 {
        match self {
            Self::Seconds => 1.0,
            Self::Minutes => MINUTE,
            Self::Hours => HOUR,
            Self::Days => DAY,
        }
    }

    fn count(self, count: f64) -> String {
        let number = number(count);
        match self {
            Self::Seconds => words().unit_seconds(count, number),
            Self::Minutes => words().unit_minutes(count, number),
            Self::Hours => words().unit_hours(count, number),
            Self::Days => words().unit_days(count, number),
        }
    }
}

/// The one unit of durations that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationUnit {
    Minutes,
    Hours,
    Days,
}

impl DurationUnit {
    /// The unit for durations of which this one, in seconds, is the largest.
    pub fn fitting(largest: f64) -> Self {
        if largest < 2.0 * HOUR {
            Self::Minutes
        } else if largest < 3.0 * DAY {
            Self::Hours
        } else {
            Self::Days
        }
    }

    /// How many seconds one unit has.
    pub const fn seconds(self) -> f64 {
        match self {
            Self::Minutes => MINUTE,
            Self::Hours => HOUR,
            Self::Days => DAY,
        }
    }

    /// The unit of an axis, such as `in hours`.
    pub fn axis_title(self) -> String {
        words().chart_unit(match self {
            Self::Minutes => words().chart_unit_minutes(),
            Self::Hours => words().chart_unit_hours(),
            Self::Days => words().chart_unit_days(),
        })
    }

    /// A duration in this unit, with one decimal, such as `90.0 min`.
    pub fn format(self, seconds: f64) -> String {
        match self {
            Self::Minutes => words().unit_short_minutes(decimal(seconds / self.seconds())),
            Self::Hours => words().unit_short_hours(decimal(seconds / self.seconds())),
            // A number with decimals takes the plural, also 1.0.
            Self::Days => words().unit_short_days(MANY, decimal(seconds / self.seconds())),
        }
    }
}

/// A number that takes the plural.
const MANY: u8 = 2;

/// What stands between whole part and decimals, and between groups of three digits.
pub fn separators() -> (String, String) {
    let example = intl::number(1_234.5, 1);
    let between = |from: char, to: char| {
        let rest = example.split_once(from).map_or("", |(_, rest)| rest);
        rest.split_once(to).map_or(String::new(), |(text, _)| text.to_owned())
    };
    (between('4', '5'), between('1', '2'))
}

/// A month, such as `Mar 2026`.
pub fn month(date: NaiveDate) -> String {
    intl::month(date)
}

/// A day, such as `4 Mar`.
pub fn day(date: NaiveDate) -> String {
    intl::day(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_those_of_the_language() {
        assert_eq!(separators(), (".".to_owned(), ",".to_owned()));
    }

    #[test]
    fn thousands_are_grouped() {
        let numbers = [0.0, 999.0, 1_000.0, 1_234_567.4, -1_234.0].map(number);
        assert_eq!(numbers, ["0", "999", "1,000", "1,234,567", "-1,234"]);
    }

    #[test]
    fn some_is_never_none_nor_all() {
        assert_eq!(share(0, 300).unwrap(), "0\u{a0}%");
        assert_eq!(share(1, 300).unwrap(), "less than 1\u{a0}%");
        assert_eq!(share(117, 300).unwrap(), "39\u{a0}%");
        assert_eq!(share(299, 300).unwrap(), "more than 99\u{a0}%");
        assert_eq!(share(300, 300).unwrap(), "100\u{a0}%");
        assert_eq!(share(0, 0), None);
    }

    #[test]
    fn a_duration_has_its_two_largest_units() {
        let pairs = [
            (-5.0, "0 seconds"),
            (1.0, "1 second"),
            (59.6, "1 minute"),
            (61.0, "1 minute 1 second"),
            (3_599.9, "1 hour"),
            (7_320.0, "2 hours 2 minutes"),
            (3.0 * DAY + 4.0 * HOUR + 5.0 * MINUTE, "3 days 4 hours"),
            (1_400.0 * DAY, "1,400 days"),
        ];
        for (seconds, text) in pairs {
            assert_eq!(duration(seconds), text, "{seconds}");
        }
    }

    #[test]
    fn compared_durations_share_the_unit_that_fits_the_largest() {
        let format = |seconds: f64| DurationUnit::fitting(seconds).format(seconds);
        assert_eq!(format(90.0 * MINUTE), "90.0 min");
        assert_eq!(format(10.1 * HOUR), "10.1 h");
        assert_eq!(format(16.0 * DAY), "16.0 days");
        assert_eq!(DurationUnit::Days.format(DAY), "1.0 days");
    }

    #[test]
    fn dates_have_the_name_of_their_month() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
        assert_eq!((month(date), day(date)), ("Mar 2026".to_owned(), "4 Mar".to_owned()));
    }
}
