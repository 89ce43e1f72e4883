//! Times as the contract writes them: RFC 3339 in UTC, such as `2026-03-14T12:00:00.000001Z`.
//!
//! `chrono` reads every format there is, which costs the browser's program 3 kB; this reads one.

use chrono::{DateTime, NaiveDate, Utc};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// The time that a text of that form tells; with up to nine digits of a second, or none.
pub fn parse(text: &str) -> Option<DateTime<Utc>> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (time, fraction) = time.split_once('.').map_or((time, None), |it| (it.0, Some(it.1)));
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let nanosecond = match fraction {
        None => 0,
        Some(digits) if digits.len() <= 9 => {
            number(digits, digits.len())? * 10_u32.pow(9 - digits.len() as u32)
        }
        Some(_) => return None,
    };
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    Some(day.and_hms_nano_opt(hour, minute, second, nanosecond)?.and_utc())
}

fn numbers(text: &str, between: char, digits: [usize; 3]) -> Option<[u32; 3]> {
    let mut parts = text.split(between);
    let mut numbers = [0; 3];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        *number = self::number(parts.next()?, digits)?;
    }
    parts.next().is_none().then_some(numbers)
}

/// A number of exactly so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    let is_plain = text.len() == digits && text.bytes().all(|it| it.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

/// For `#[serde(deserialize_with)]`.
pub(crate) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<Utc>, D::Error> {
    let text = String::deserialize(from)?;
    parse(&text).ok_or_else(|| D::Error::custom("a time is written like 2026-03-14T12:00:00Z"))
}

/// The same for a time that may be absent.
pub(crate) fn read_any<'de, D>(from: D) -> Result<Option<DateTime<Utc>>, D::Error>
where
    D: Deserializer<'de>,
{
    let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
    let refusal = || D::Error::custom("a time is written like 2026-03-14T12:00:00Z");
    parse(&text).ok_or_else(refusal).map(Some)
}

#[cfg(test)]
mod tests {
    use chrono::{SecondsFormat, TimeDelta};

    use super::*;

    #[test]
    fn what_the_api_writes_is_read_to_the_last_digit() {
        for micros in [0, 1, 999_999, 1_790_000_000_123_456, -1, -62_135_596_800_000_000] {
            let time = DateTime::UNIX_EPOCH + TimeDelta::microseconds(micros);
            let text = serde_json::to_string(&time).unwrap();
            assert_eq!(parse(text.trim_matches('"')), Some(time), "{text}");
            assert_eq!(parse(&time.to_rfc3339_opts(SecondsFormat::AutoSi, true)), Some(time));
        }
        let leap_day = parse("2024-02-29T23:59:59.5Z").unwrap();
        assert_eq!(leap_day.to_rfc3339(), "2024-02-29T23:59:59.500+00:00");
    }

    #[test]
    fn what_is_no_time_of_the_contract_is_none() {
        for text in [
            "",
            "Z",
            "2026-03-14",
            "2026-03-14T12:00:00",
            "2026-03-14T12:00:00+01:00",
            "2026-03-14 12:00:00Z",
            "2026-3-14T12:00:00Z",
            "2026-02-29T12:00:00Z",
            "2026-03-14T24:00:00Z",
            "2026-03-14T12:00:60Z",
            "2026-03-14T12:00:00.Z",
            "2026-03-14T12:00:00.0000000001Z",
            "2026-03-14T12:00:00.+1Z",
            "2026-03-14T12:00:00:00Z",
            "+026-03-14T12:00:00Z",
            "2026-03-14T1٣:00:00Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
