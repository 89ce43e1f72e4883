//! Times as a file writes them: with an offset, or local in the campus time zone.

use chrono::{DateTime, Utc};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};

/// The time that a text means: one, or two where the clock was set back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadTime {
    earlier: DateTime<Utc>,
    later: DateTime<Utc>,
}

impl ReadTime {
    /// Reads RFC 3339 with an offset, or a date and a time in the zone. A local time that does not exist,
    /// because the clock was set forward, moves forward by the same time.
    pub fn parse(text: &str, zone: &TimeZone) -> Option<Self> {
        if let Ok(time) = DateTime::parse_from_rfc3339(text) {
            return Some(Self::unambiguous(time.to_utc()));
        }
        let local = zone.to_ambiguous_timestamp(local_time(text)?);
        let earlier = utc(local.compatible().ok()?)?;
        match local.offset() {
            AmbiguousOffset::Fold { .. } => {
                Some(Self { earlier, later: utc(local.later().ok()?)? })
            }
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Gap { .. } => {
                Some(Self::unambiguous(earlier))
            }
        }
    }

    const fn unambiguous(time: DateTime<Utc>) -> Self {
        Self { earlier: time, later: time }
    }

    /// For an opening.
    pub const fn earliest(self) -> DateTime<Utc> {
        self.earlier
    }

    /// For a closing: the earliest that is not before the opening, if there is one.
    pub fn earliest_from(self, opening: DateTime<Utc>) -> Option<DateTime<Utc>> {
        [self.earlier, self.later].into_iter().find(|time| *time >= opening)
    }
}

fn local_time(text: &str) -> Option<civil::DateTime> {
    let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"];
    forms.into_iter().find_map(|form| civil::DateTime::strptime(form, text).ok())
}

fn utc(time: Timestamp) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros(time.as_microsecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    fn read(text: &str, zone_name: &str) -> ReadTime {
        let time = ReadTime::parse(text, &zone(zone_name));
        time.unwrap_or_else(|| panic!("{text} was not understood"))
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
            assert_eq!(read(text, "Europe/Berlin"), ReadTime::unambiguous(noon), "{text}");
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
            assert_eq!(ReadTime::parse(text, &zone("Europe/Berlin")), None, "{text}");
        }
    }

    #[test]
    fn a_time_that_was_left_out_is_moved_on_by_the_gap() {
        let berlin = read("2026-03-29T02:30:00", "Europe/Berlin");
        assert_eq!(berlin.earliest(), utc("2026-03-29T01:30:00Z"));
        let chicago = read("2012-03-11T02:00:00", "America/Chicago");
        assert_eq!(chicago.earliest(), utc("2012-03-11T08:00:00Z"));
        let a_day = read("2011-12-30T12:00:00", "Pacific/Apia");
        assert_eq!(a_day.earliest(), utc("2011-12-30T22:00:00Z"));
    }

    #[test]
    fn a_time_that_came_twice_opens_early_and_closes_not_before_the_opening() {
        let twice = |text| read(text, "America/Chicago");
        let opened = twice("2012-11-04T01:50:00").earliest();
        assert_eq!(opened, utc("2012-11-04T06:50:00Z"));
        let closed = twice("2012-11-04T01:10:00").earliest_from(opened);
        assert_eq!(closed, Some(utc("2012-11-04T07:10:00Z")));
        let later = twice("2012-11-04T01:55:00").earliest_from(opened);
        assert_eq!(later, Some(utc("2012-11-04T06:55:00Z")));
        assert_eq!(twice("2012-11-04T00:59:00").earliest_from(opened), None);
    }
}
