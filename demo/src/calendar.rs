//! When a campus is awake: lectures, nights, holidays, office hours.

use std::ops::Range;

use chrono::{DateTime, TimeDelta, Utc};
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _, Zoned};
use rand::Rng as _;
use rand_chacha::ChaCha8Rng;

/// How much is reported in each hour of the day, against the busiest.
const HOURS: [f64; 24] = [
    0.03, 0.02, 0.01, 0.01, 0.01, 0.02, 0.06, 0.25, 0.7, 1.0, 1.0, 0.95, 0.8, 0.8, 0.9, 0.75, 0.55,
    0.35, 0.25, 0.18, 0.15, 0.12, 0.08, 0.05,
];
/// From Monday on.
const WEEKDAYS: [f64; 7] = [1.0, 0.95, 0.9, 0.85, 0.7, 0.15, 0.12];
/// Lectures begin in April and October; in August hardly anybody is there.
const MONTHS: [f64; 12] = [0.75, 0.7, 0.45, 0.85, 0.7, 0.7, 0.65, 0.3, 0.4, 1.0, 0.85, 0.65];
const CHRISTMAS: f64 = 0.06;

/// What only happens in a part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    Any,
    Winter,
    Summer,
}

/// The habits of one time zone.
pub struct Calendar {
    pub zone: TimeZone,
}

impl Calendar {
    /// How likely a report is at a moment, from 0 to 1.
    pub fn activity(&self, at: DateTime<Utc>) -> f64 {
        let local = self.local(at);
        let month = match (local.month(), local.day()) {
            (12, 22..) | (1, ..=6) => CHRISTMAS,
            (month, _) => MONTHS[month.unsigned_abs() as usize - 1],
        };
        let weekday = WEEKDAYS[days_from_monday(local.weekday())];
        HOURS[local.hour().unsigned_abs() as usize] * weekday * month
    }

    fn local(&self, at: DateTime<Utc>) -> Zoned {
        let instant = Timestamp::from_microsecond(at.timestamp_micros()).unwrap_or_default();
        instant.to_zoned(self.zone.clone())
    }

    /// Whether something of the season can happen.
    pub fn fits(&self, season: Season, at: DateTime<Utc>) -> bool {
        let month = self.local(at).month();
        match season {
            Season::Any => true,
            Season::Winter => matches!(month, 10..=12 | 1..=3),
            Season::Summer => matches!(month, 5..=9),
        }
    }

    /// The same moment if the office is open, else some time in the next morning that it is.
    pub fn office_hours(&self, at: DateTime<Utc>, rng: &mut ChaCha8Rng) -> DateTime<Utc> {
        self.next(at, 8..17, 5, rng)
    }

    /// The same moment, unless people sleep.
    pub fn waking_hours(&self, at: DateTime<Utc>, rng: &mut ChaCha8Rng) -> DateTime<Utc> {
        self.next(at, 7..23, 7, rng)
    }

    fn next(
        &self,
        at: DateTime<Utc>,
        hours: Range<i8>,
        weekdays: usize,
        rng: &mut ChaCha8Rng,
    ) -> DateTime<Utc> {
        let local = self.local(at);
        let works = |it: &Zoned| days_from_monday(it.weekday()) < weekdays;
        if works(&local) && hours.contains(&local.hour()) {
            return at;
        }
        let first = i32::from(local.hour() >= hours.start);
        let mut days = (first..first + 7).filter_map(|it| local.checked_add(it.days()).ok());
        let opening = Time::constant(hours.start, 0, 0, 0);
        let morning = days.find(works).and_then(|it| it.with().time(opening).build().ok());
        let morning =
            morning.and_then(|it| DateTime::from_timestamp_micros(it.timestamp().as_microsecond()));
        // Only at the end of time is there no next morning.
        morning.map_or(at, |it| it + seconds(rng.random_range(60.0..3.0 * 3_600.0)))
    }
}

fn days_from_monday(weekday: Weekday) -> usize {
    weekday.to_monday_zero_offset().unsigned_abs().into()
}

/// A duration to the microsecond, which is all that the database keeps.
pub fn seconds(n: f64) -> TimeDelta {
    TimeDelta::microseconds((n * 1e6) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng_of;

    fn berlin() -> Calendar {
        Calendar { zone: TimeZone::get("Europe/Berlin").unwrap() }
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_office_works_on_weekdays_only() {
        let mut rng = rng_of(0);
        let friday_evening = utc("2026-11-20T17:30:00Z");
        let monday = berlin().office_hours(friday_evening, &mut rng);
        assert!(monday > utc("2026-11-23T07:00:00Z") && monday < utc("2026-11-23T10:00:00Z"));
        let early = berlin().office_hours(utc("2026-11-20T03:00:00Z"), &mut rng);
        assert!(early > utc("2026-11-20T07:00:00Z") && early < utc("2026-11-20T10:00:00Z"));
        let at_work = utc("2026-11-20T10:00:00Z");
        assert_eq!(berlin().office_hours(at_work, &mut rng), at_work);
    }

    #[test]
    fn october_mornings_are_busier_than_nights_weekends_august_and_christmas() {
        let busy = berlin().activity(utc("2026-10-13T08:00:00Z"));
        for quiet in [
            "2026-10-13T01:00:00Z",
            "2026-10-17T08:00:00Z",
            "2026-08-11T07:00:00Z",
            "2025-12-29T09:00:00Z",
        ] {
            assert!(berlin().activity(utc(quiet)) < busy / 2.0, "{quiet}");
        }
    }
}
