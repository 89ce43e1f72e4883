//! Cuts a range of time into the hours, days or months of the campus calendar.

use analysis_runtime::calendar::{Month, day, local, start_of_day, start_of_hour};
use chrono::{DateTime, TimeDelta, Utc};
use jiff::ToSpan as _;
use jiff::tz::TimeZone;

/// What one bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    Hour,
    Day,
    Month,
}

/// An hour, a day or a month of the range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Where it begins. The first may begin before the range.
    pub start: DateTime<Utc>,
    /// `2026-03-14T15:00+01:00`, `2026-03-14` or `2026-03`.
    pub label: String,
}

impl Grain {
    /// Fine enough to see something, coarse enough to be read: at most 49, 122 or about as many
    /// bars as there are months.
    pub fn for_length(length: TimeDelta) -> Self {
        if length <= TimeDelta::hours(48) {
            Self::Hour
        } else if length <= TimeDelta::days(120) {
            Self::Day
        } else {
            Self::Month
        }
    }

    /// The name of the axis.
    pub const fn axis(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Month => "month",
        }
    }

    /// From the one that `from` lies in to the one that `to` lies in, all of them, in order. Each
    /// reaches to the next, so none is missed when the clocks change.
    pub fn buckets(self, from: DateTime<Utc>, to: DateTime<Utc>, zone: &TimeZone) -> Vec<Bucket> {
        match self {
            Self::Hour => hours(from, to, zone),
            Self::Day => days(from, to, zone),
            Self::Month => months(from, to, zone),
        }
    }
}

fn hours(from: DateTime<Utc>, to: DateTime<Utc>, zone: &TimeZone) -> Vec<Bucket> {
    let starts = std::iter::successors(Some(start_of_hour(from, zone)), |start| {
        start.checked_add_signed(TimeDelta::hours(1))
    });
    let label = |start| local(start, zone).strftime("%Y-%m-%dT%H:%M%:z").to_string();
    let hours = starts.take_while(|start| *start <= to);
    hours.map(|start| Bucket { start, label: label(start) }).collect()
}

fn days(from: DateTime<Utc>, to: DateTime<Utc>, zone: &TimeZone) -> Vec<Bucket> {
    let last = day(to, zone);
    let days = day(from, zone).series(1.day()).take_while(|day| *day <= last);
    days.map(|day| (day, start_of_day(day, zone)))
        // A place that moves over the date line skips a whole day.
        .filter(|(date, start)| day(*start, zone) == *date)
        .map(|(day, start)| Bucket { start, label: day.to_string() })
        .collect()
}

fn months(from: DateTime<Utc>, to: DateTime<Utc>, zone: &TimeZone) -> Vec<Bucket> {
    let last = Month::of(to, zone);
    let months = std::iter::successors(Some(Month::of(from, zone)), |month| Some(month.next()));
    let months = months.take_while(|month| *month <= last);
    months.map(|month| Bucket { start: month.start(zone), label: month.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    fn labels(grain: Grain, from: &str, to: &str) -> Vec<String> {
        let buckets =
            grain.buckets(from.parse().unwrap(), to.parse().unwrap(), &zone("Europe/Berlin"));
        buckets.into_iter().map(|bucket| bucket.label).collect()
    }

    #[test]
    fn an_hour_that_comes_twice_is_two_bars_and_a_skipped_one_is_none() {
        let autumn = labels(Grain::Hour, "2025-10-25T23:30:00Z", "2025-10-26T02:10:00Z");
        let clock = ["01:00+02:00", "02:00+02:00", "02:00+01:00", "03:00+01:00"];
        assert_eq!(autumn, clock.map(|it| format!("2025-10-26T{it}")));
        let spring = labels(Grain::Hour, "2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z");
        assert_eq!(spring, ["2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00"]);
    }

    #[test]
    fn days_and_months_have_no_gap_over_leap_days_and_years() {
        let days = labels(Grain::Day, "2024-02-28T12:00:00Z", "2024-02-29T23:00:00Z");
        assert_eq!(days, ["2024-02-28", "2024-02-29", "2024-03-01"]);
        let months = labels(Grain::Month, "2025-11-30T22:59:59Z", "2025-12-31T23:00:00Z");
        assert_eq!(months, ["2025-11", "2025-12", "2026-01"]);
    }

    #[test]
    fn a_day_that_a_place_skipped_is_not_shown() {
        let [from, to] =
            ["2011-12-29T12:00:00Z", "2011-12-31T12:00:00Z"].map(|it| it.parse().unwrap());
        let days = Grain::Day.buckets(from, to, &zone("Pacific/Apia"));
        let labels: Vec<String> = days.into_iter().map(|day| day.label).collect();
        assert_eq!(labels, ["2011-12-29", "2011-12-31", "2012-01-01"]);
    }

    #[test]
    fn the_longest_ranges_of_each_grain_are_readable() {
        let grains =
            [48, 49, 120 * 24, 120 * 24 + 1].map(|it| Grain::for_length(TimeDelta::hours(it)));
        assert_eq!(grains, [Grain::Hour, Grain::Day, Grain::Day, Grain::Month]);
    }
}
