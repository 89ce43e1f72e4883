//! The campus calendar: months, days and hours of one time zone, with its daylight saving.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _, Zoned};

/// A month of a year, written `2026-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    first_day: Date,
}

impl Month {
    /// The month that a calendar in `zone` showed at that time.
    pub fn of(at: DateTime<Utc>, zone: &TimeZone) -> Self {
        Self { first_day: day(at, zone).first_of_month() }
    }

    pub fn next(self) -> Self {
        Self { first_day: self.first_day + 1.month() }
    }

    /// Its first moment in `zone`.
    pub fn start(self, zone: &TimeZone) -> DateTime<Utc> {
        start_of_day(self.first_day, zone)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first_day.strftime("%Y-%m").fmt(f)
    }
}

/// The time on a clock in `zone`. Nobody asks for years outside of -9999 to 9999: the log has none.
pub fn local(at: DateTime<Utc>, zone: &TimeZone) -> Zoned {
    Timestamp::from_microsecond(at.timestamp_micros())
        .expect("the years of the log are between 1900 and 2200")
        .to_zoned(zone.clone())
}

/// The day that a calendar in `zone` showed at that time.
pub fn day(at: DateTime<Utc>, zone: &TimeZone) -> Date {
    local(at, zone).date()
}

/// The first moment of a day in `zone`. A day whose midnight was skipped begins when the clocks
/// have been put forward; one with two midnights begins with the first.
pub fn start_of_day(day: Date, zone: &TimeZone) -> DateTime<Utc> {
    let start = day.to_zoned(zone.clone()).expect("every day of the log has a beginning");
    DateTime::from_timestamp_micros(start.timestamp().as_microsecond())
        .expect("chrono has every day of the log")
}

/// The last full hour at or before that time on a clock in `zone`.
pub fn start_of_hour(at: DateTime<Utc>, zone: &TimeZone) -> DateTime<Utc> {
    let time = local(at, zone).time();
    let seconds = i64::from(time.minute()) * 60 + i64::from(time.second());
    let nanoseconds = i64::from(at.timestamp_subsec_nanos());
    at - TimeDelta::seconds(seconds) - TimeDelta::nanoseconds(nanoseconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    #[test]
    fn a_month_begins_at_the_campus_midnight_not_at_the_one_of_utc() {
        let berlin = zone("Europe/Berlin");
        assert_eq!(Month::of(time("2026-03-31T21:59:59.999999Z"), &berlin).to_string(), "2026-03");
        assert_eq!(Month::of(time("2026-03-31T22:00:00Z"), &berlin).to_string(), "2026-04");
        let chicago = zone("America/Chicago");
        assert_eq!(Month::of(time("2024-03-01T05:59:59Z"), &chicago).to_string(), "2024-02");
        let march = Month::of(time("2024-03-01T06:00:00Z"), &chicago);
        assert_eq!(march.start(&chicago), time("2024-03-01T06:00:00Z"));
        assert_eq!(march.next().start(&chicago), time("2024-04-01T05:00:00Z"));
    }

    #[test]
    fn december_is_followed_by_january() {
        let december = Month::of(time("2025-12-24T12:00:00Z"), &TimeZone::UTC);
        assert_eq!(december.next().to_string(), "2026-01");
    }

    #[test]
    fn days_of_23_and_25_hours_are_cut_where_they_begin() {
        let hours = |day: &str| {
            let (day, zone): (Date, _) = (day.parse().unwrap(), zone("Europe/Berlin"));
            (start_of_day(day + 1.day(), &zone) - start_of_day(day, &zone)).num_hours()
        };
        assert_eq!([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")], [24, 23, 25]);
    }

    #[test]
    fn a_day_without_midnight_begins_when_the_clocks_have_gone_forward() {
        let cairo = zone("Africa/Cairo");
        let start = start_of_day("2024-04-26".parse().unwrap(), &cairo);
        assert_eq!(start, time("2024-04-25T22:00:00Z"));
        assert_eq!(local(start, &cairo).hour(), 1);
    }

    #[test]
    fn a_day_with_two_midnights_begins_with_the_first() {
        let havana = zone("America/Havana");
        let start = start_of_day("2025-11-02".parse().unwrap(), &havana);
        assert_eq!(start, time("2025-11-02T04:00:00Z"));
    }

    #[test]
    fn hours_are_those_of_the_clock_on_the_wall() {
        let kolkata = zone("Asia/Kolkata");
        let hour = start_of_hour(time("2026-03-14T14:05:12.5Z"), &kolkata);
        assert_eq!(hour, time("2026-03-14T13:30:00Z"));
        assert_eq!(start_of_hour(hour, &kolkata), hour);
    }
}
