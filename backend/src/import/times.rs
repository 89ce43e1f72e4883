//! Times as a file writes them: with an offset, or local in the campus time zone.

use chrono::{DateTime, Duration, LocalResult, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;

/// What a text says of a moment: one, or two where the clock was set back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moments {
    earliest: DateTime<Utc>,
    latest: DateTime<Utc>,
}

impl Moments {
    /// Reads RFC 3339 with an offset, or a date and a time in the zone. A local time that the zone
    /// has left out is moved on by as much as the clock was.
    pub fn read(text: &str, zone: Tz) -> Option<Self> {
        if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
            return Some(Self::one(exact.to_utc()));
        }
        let local = local_time(text)?;
        Some(match zone.from_local_datetime(&local) {
            LocalResult::Single(moment) => Self::one(moment.to_utc()),
            LocalResult::Ambiguous(one, other) => {
                let (one, other) = (one.to_utc(), other.to_utc());
                Self { earliest: one.min(other), latest: one.max(other) }
            }
            LocalResult::None => Self::one(after_the_gap(&local, zone)?),
        })
    }

    const fn one(moment: DateTime<Utc>) -> Self {
        Self { earliest: moment, latest: moment }
    }

    /// For an opening: the earlier one.
    pub const fn first(self) -> DateTime<Utc> {
        self.earliest
    }

    /// For a closing: the earlier one that is not before the opening, if any is.
    pub fn first_not_before(self, opening: DateTime<Utc>) -> Option<DateTime<Utc>> {
        [self.earliest, self.latest].into_iter().find(|it| *it >= opening)
    }
}

fn local_time(text: &str) -> Option<NaiveDateTime> {
    let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"];
    forms.into_iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}

/// Counts with the offset from before the gap, which moves the time on by the gap.
fn after_the_gap(local: &NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    // No gap is longer than a day, as when islands changed sides of the date line.
    (1..=50).find_map(|half_hours| {
        let back = Duration::minutes(30 * half_hours);
        Some(zone.from_local_datetime(&(*local - back)).latest()?.to_utc() + back)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, zone: Tz) -> Moments {
        Moments::read(text, zone).unwrap_or_else(|| panic!("{text} was not understood"))
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_time_is_read_with_its_offset_or_in_the_zone() {
        let noon = utc("2026-07-01T12:00:00Z");
        for text in [
            "2026-07-01T12:00:00Z",
            "2026-07-01T14:00:00+02:00",
            "2026-07-01T14:00:00",
            "2026-07-01 14:00:00",
            "2026-07-01T14:00:00.000000",
        ] {
            assert_eq!(read(text, Tz::Europe__Berlin), Moments::one(noon), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_not_read() {
        for text in [
            "",
            "yesterday",
            "2026-02-30T10:00:00",
            "2026-07-01",
            "07/01/2026 10:00:00",
            "2026-07-01T25:00:00",
            "2026-07-01T14:00:00+99:00",
            "2026-07-01T14:00:00 ",
        ] {
            assert_eq!(Moments::read(text, Tz::Europe__Berlin), None, "{text}");
        }
    }

    #[test]
    fn a_time_that_was_left_out_is_moved_on_by_the_gap() {
        let berlin = read("2026-03-29T02:30:00", Tz::Europe__Berlin);
        assert_eq!(berlin.first(), utc("2026-03-29T01:30:00Z"));
        let chicago = read("2012-03-11T02:00:00", Tz::America__Chicago);
        assert_eq!(chicago.first(), utc("2012-03-11T08:00:00Z"));
        let a_day = read("2011-12-30T12:00:00", Tz::Pacific__Apia);
        assert_eq!(a_day.first(), utc("2011-12-30T22:00:00Z"));
    }

    #[test]
    fn a_time_that_came_twice_opens_early_and_closes_not_before_the_opening() {
        let twice = |text| read(text, Tz::America__Chicago);
        let opened = twice("2012-11-04T01:50:00").first();
        assert_eq!(opened, utc("2012-11-04T06:50:00Z"));
        let closed = twice("2012-11-04T01:10:00").first_not_before(opened);
        assert_eq!(closed, Some(utc("2012-11-04T07:10:00Z")));
        let later = twice("2012-11-04T01:55:00").first_not_before(opened);
        assert_eq!(later, Some(utc("2012-11-04T06:55:00Z")));
        assert_eq!(twice("2012-11-04T00:59:00").first_not_before(opened), None);
    }
}
