//! Moments as the campus reads them: in its one configured time zone.

use std::cell::Cell;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use js_sys::Date;
use wasm_bindgen::JsValue;

use super::{intl, page};

/// The time zone where the campus has none that the browser knows.
const FALLBACK_ZONE: &str = "UTC";

const DAY_AND_MINUTE: [(&str, &str); 2] = [("dateStyle", "medium"), ("timeStyle", "short")];

/// The IANA name of the campus time zone: the server writes it into the page.
pub fn time_zone() -> String {
    page::setting("time-zone").unwrap_or_else(|| FALLBACK_ZONE.to_owned())
}

/// A difference between the clocks of device and server that the network explains, in milliseconds.
const MAX_DELAY_MS: f64 = 2_000.0;

thread_local! {
    /// How far the device's clock is behind the server's, in milliseconds.
    static BEHIND_MS: Cell<f64> = const { Cell::new(0.0) };
}

/// Milliseconds since 1970 by the server's clock, once it is known, else by the device's.
pub fn now() -> f64 {
    Date::now() + BEHIND_MS.get()
}

/// Takes the time of the server, which has just arrived.
pub fn set_server_time(time: DateTime<Utc>) {
    let behind = time.timestamp_millis() as f64 - Date::now();
    BEHIND_MS.set(if behind.abs() > MAX_DELAY_MS { behind } else { 0.0 });
}

/// Day and minute, such as `14 Nov 2026, 14:05`.
pub fn date_and_time(time: DateTime<Utc>) -> String {
    in_time_zone(time.timestamp_millis() as f64, &DAY_AND_MINUTE)
}

/// The day, such as `14 Nov 2026`.
pub fn day(time: DateTime<Utc>) -> String {
    in_time_zone(time.timestamp_millis() as f64, &DAY_AND_MINUTE[..1])
}

/// From one time to another, as short as it can be; whole days without their hours, such as `1–30 Apr 2026`.
pub fn range(from: DateTime<Utc>, before: DateTime<Utc>) -> String {
    let is_midnight = |time: &DateTime<Utc>| second_of_day(*time) == "00:00:00";
    let (to, style) = if [from, before].iter().all(is_midnight) {
        (before - TimeDelta::milliseconds(1), &DAY_AND_MINUTE[..1])
    } else {
        (before, &DAY_AND_MINUTE[..])
    };
    let [start, end] = [from, to].map(|time| time.timestamp_millis() as f64);
    with_time_zone(style, |options| intl::date_time_range(start, end, options))
}

/// The second of the day, such as `14:05:12`.
pub fn second_of_day(time: DateTime<Utc>) -> String {
    in_time_zone(time.timestamp_millis() as f64, &[("timeStyle", "medium")])
}

/// The minute of the day, such as `14:05`.
pub fn minute_of_day(milliseconds: f64) -> String {
    in_time_zone(milliseconds, &[("timeStyle", "short")])
}

/// For programs that read the page, such as `2026-11-14T13:05:00.000Z`.
pub fn machine_readable(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn in_time_zone(milliseconds: f64, style: &[(&str, &str)]) -> String {
    with_time_zone(style, |options| intl::date_time(milliseconds, options))
}

/// What `format` writes with these options of `Intl.DateTimeFormat` and the campus time zone.
fn with_time_zone(
    style: &[(&str, &str)],
    format: impl Fn(&[(&str, &str)]) -> Result<String, JsValue>,
) -> String {
    let in_zone = |zone: &str| {
        let options: Vec<_> = style.iter().copied().chain([("timeZone", zone)]).collect();
        format(&options)
    };
    in_zone(&time_zone()).or_else(|_| in_zone(FALLBACK_ZONE)).unwrap_or_default()
}
