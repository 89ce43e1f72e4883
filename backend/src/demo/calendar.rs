//! When a campus is awake: lectures, nights, holidays, office hours.

use std::ops::Range;

use chrono::{
    DateTime, Datelike as _, Days, NaiveTime, TimeDelta, TimeZone as _, Timelike as _, Utc,
};
use chrono_tz::Tz;

use super::chance::Chance;

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
#[derive(Clone, Copy)]
pub struct Calendar {
    pub zone: Tz,
}

impl Calendar {
    /// How likely a report is at a moment, from 0 to 1.
    pub fn bustle(self, at: DateTime<Utc>) -> f64 {
        let local = at.with_timezone(&self.zone);
        let month = match (local.month(), local.day()) {
            (12, 22..) | (1, ..=6) => CHRISTMAS,
            (month, _) => MONTHS[month as usize - 1],
        };
        let weekday = WEEKDAYS[local.weekday().num_days_from_monday() as usize];
        HOURS[local.hour() as usize] * weekday * month
    }

    /// Whether something of the season can happen.
    pub fn fits(self, season: Season, at: DateTime<Utc>) -> bool {
        let month = at.with_timezone(&self.zone).month();
        match season {
            Season::Any => true,
            Season::Winter => matches!(month, 10..=12 | 1..=3),
            Season::Summer => matches!(month, 5..=9),
        }
    }

    /// The same moment if the office is open, else some time in the next morning that it is.
    pub fn office_hours(self, at: DateTime<Utc>, chance: &mut Chance) -> DateTime<Utc> {
        self.next(at, 8..17, 5, chance)
    }

    /// The same moment, unless people sleep.
    pub fn waking_hours(self, at: DateTime<Utc>, chance: &mut Chance) -> DateTime<Utc> {
        self.next(at, 7..23, 7, chance)
    }

    fn next(
        self,
        at: DateTime<Utc>,
        hours: Range<u32>,
        weekdays: u32,
        chance: &mut Chance,
    ) -> DateTime<Utc> {
        let local = at.with_timezone(&self.zone).naive_local();
        let works = |day: chrono::NaiveDate| day.weekday().num_days_from_monday() < weekdays;
        if works(local.date()) && hours.contains(&local.hour()) {
            return at;
        }
        let today = u64::from(local.hour() >= hours.start);
        let mut days =
            (today..today + 7).filter_map(|it| local.date().checked_add_days(Days::new(it)));
        let opening = NaiveTime::from_hms_opt(hours.start, 0, 0);
        let morning = days.find(|it| works(*it)).zip(opening).map(|(day, time)| day.and_time(time));
        let morning = morning.and_then(|it| self.zone.from_local_datetime(&it).earliest());
        // Only a zone that leaves out a whole morning has none.
        morning.map_or(at, |it| it.to_utc() + seconds(chance.between(60.0, 3.0 * 3_600.0)))
    }
}

/// A stretch of time to the microsecond, which is all that the database keeps.
pub fn seconds(n: f64) -> TimeDelta {
    TimeDelta::microseconds((n * 1e6) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BERLIN: Calendar = Calendar { zone: Tz::Europe__Berlin };

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_office_works_on_weekdays_only() {
        let mut chance = Chance::of(0);
        let friday_evening = utc("2026-11-20T17:30:00Z");
        let monday = BERLIN.office_hours(friday_evening, &mut chance);
        assert!(monday > utc("2026-11-23T07:00:00Z") && monday < utc("2026-11-23T10:00:00Z"));
        let early = BERLIN.office_hours(utc("2026-11-20T03:00:00Z"), &mut chance);
        assert!(early > utc("2026-11-20T07:00:00Z") && early < utc("2026-11-20T10:00:00Z"));
        let at_work = utc("2026-11-20T10:00:00Z");
        assert_eq!(BERLIN.office_hours(at_work, &mut chance), at_work);
    }

    #[test]
    fn october_mornings_are_busier_than_nights_weekends_august_and_christmas() {
        let busy = BERLIN.bustle(utc("2026-10-13T08:00:00Z"));
        for quiet in [
            "2026-10-13T01:00:00Z",
            "2026-10-17T08:00:00Z",
            "2026-08-11T07:00:00Z",
            "2025-12-29T09:00:00Z",
        ] {
            assert!(BERLIN.bustle(utc(quiet)) < busy / 2.0, "{quiet}");
        }
    }
}
