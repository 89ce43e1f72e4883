//! The campus calendar: months, days and hours of one time zone, with its daylight saving.

use std::fmt;

use chrono::{DateTime, Datelike as _, MappedLocalTime, NaiveDate, NaiveTime, TimeDelta};
use chrono::{TimeZone as _, Timelike as _, Utc};
use chrono_tz::Tz;

/// A month of a year, written `2026-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    /// 1 to 12.
    month: u32,
}

impl Month {
    /// The month that a calendar in `zone` showed at that time.
    pub fn of(at: DateTime<Utc>, zone: Tz) -> Self {
        let local = at.with_timezone(&zone);
        Self { year: local.year(), month: local.month() }
    }

    pub fn next(self) -> Self {
        match self.month {
            12 => Self { year: self.year + 1, month: 1 },
            month => Self { year: self.year, month: month + 1 },
        }
    }

    /// Its first moment in `zone`.
    pub fn start(self, zone: Tz) -> DateTime<Utc> {
        let first = NaiveDate::from_ymd_opt(self.year, self.month, 1)
            .expect("every month of a year that a time came from has a first day");
        start_of_day(first, zone)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The day that a calendar in `zone` showed at that time.
pub fn day(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    at.with_timezone(&zone).date_naive()
}

/// The first moment of a day in `zone`. A day whose midnight was skipped begins when the clocks
/// have been put forward; one with two midnights begins with the first.
pub fn start_of_day(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    match zone.from_local_datetime(&midnight) {
        MappedLocalTime::Single(start) | MappedLocalTime::Ambiguous(start, _) => start.to_utc(),
        MappedLocalTime::None => {
            // The clocks jump over midnight somewhere in these two days: halve them to the second.
            let (mut before, mut after) =
                (midnight.and_utc() - TimeDelta::days(1), midnight.and_utc() + TimeDelta::days(1));
            while after - before > TimeDelta::seconds(1) {
                let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
                let reached = middle.with_timezone(&zone).date_naive() >= day;
                if reached { after = middle } else { before = middle }
            }
            after
        }
    }
}

/// The last full hour at or before that time on a clock in `zone`.
pub fn start_of_hour(at: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let local = at.with_timezone(&zone).time();
    let since = i64::from(local.minute()) * 60 + i64::from(local.second());
    at - TimeDelta::seconds(since) - TimeDelta::nanoseconds(i64::from(local.nanosecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_begins_at_the_campus_midnight_not_at_the_one_of_utc() {
        let berlin = Tz::Europe__Berlin;
        assert_eq!(Month::of(time("2026-03-31T21:59:59.999999Z"), berlin).to_string(), "2026-03");
        assert_eq!(Month::of(time("2026-03-31T22:00:00Z"), berlin).to_string(), "2026-04");
        let chicago = Tz::America__Chicago;
        assert_eq!(Month::of(time("2024-03-01T05:59:59Z"), chicago).to_string(), "2024-02");
        let march = Month::of(time("2024-03-01T06:00:00Z"), chicago);
        assert_eq!(march.start(chicago), time("2024-03-01T06:00:00Z"));
        assert_eq!(march.next().start(chicago), time("2024-04-01T05:00:00Z"));
    }

    #[test]
    fn december_is_followed_by_january() {
        let december = Month::of(time("2025-12-24T12:00:00Z"), Tz::UTC);
        assert_eq!(december.next().to_string(), "2026-01");
    }

    #[test]
    fn days_of_23_and_25_hours_are_cut_where_they_begin() {
        let hours = |day: &str| {
            let day: NaiveDate = day.parse().unwrap();
            let (zone, next) = (Tz::Europe__Berlin, day.succ_opt().unwrap());
            (start_of_day(next, zone) - start_of_day(day, zone)).num_hours()
        };
        assert_eq!([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")], [24, 23, 25]);
    }

    #[test]
    fn a_day_without_midnight_begins_when_the_clocks_have_gone_forward() {
        let start = start_of_day("2024-04-26".parse().unwrap(), Tz::Africa__Cairo);
        assert_eq!(start, time("2024-04-25T22:00:00Z"));
        assert_eq!(start.with_timezone(&Tz::Africa__Cairo).hour(), 1);
    }

    #[test]
    fn hours_are_those_of_the_clock_on_the_wall() {
        let hour = start_of_hour(time("2026-03-14T14:05:12.5Z"), Tz::Asia__Kolkata);
        assert_eq!(hour, time("2026-03-14T13:30:00Z"));
        assert_eq!(start_of_hour(hour, Tz::Asia__Kolkata), hour);
    }
}
