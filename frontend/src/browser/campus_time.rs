//! Dates as the campus reads them: by the browser's `Intl`, in the one configured time zone.

use chrono::{DateTime, Utc};
use js_sys::{Array, Date, Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::JsValue;

/// The IANA name of the campus time zone: the server writes it into the page.
pub fn time_zone() -> String {
    let meta = document().query_selector("meta[name=lodge-time-zone]").ok().flatten();
    meta.and_then(|it| it.get_attribute("content")).unwrap_or_else(|| "UTC".to_owned())
}

/// Milliseconds since 1970 by the browser's clock.
pub fn now() -> f64 {
    Date::now()
}

/// Day and minute, such as `14 Nov 2026, 14:05`.
pub fn date_and_time(time: DateTime<Utc>) -> String {
    let style = [("dateStyle", "medium"), ("timeStyle", "short")];
    format(time.timestamp_millis() as f64, &style)
}

/// The second of the day, such as `14:05:12`.
pub fn second_of_day(time: DateTime<Utc>) -> String {
    format(time.timestamp_millis() as f64, &[("timeStyle", "medium")])
}

/// The minute of the day, such as `14:05`.
pub fn minute_of_day(milliseconds: f64) -> String {
    format(milliseconds, &[("timeStyle", "short")])
}

/// For programs that read the page, such as `2026-11-14T13:05:00.000Z`.
pub fn machine_readable(time: DateTime<Utc>) -> String {
    let date = Date::new(&JsValue::from_f64(time.timestamp_millis() as f64));
    date.to_iso_string().into()
}

fn format(milliseconds: f64, style: &[(&str, &str)]) -> String {
    let zone = time_zone();
    formatted(milliseconds, style, &zone)
        .or_else(|_| formatted(milliseconds, style, "UTC"))
        .unwrap_or_default()
}

/// `Date.prototype.toLocaleString`; an unknown time zone is an error.
fn formatted(milliseconds: f64, style: &[(&str, &str)], zone: &str) -> Result<String, JsValue> {
    let options = Object::new();
    for (name, value) in style.iter().chain(&[("timeZone", zone)]) {
        Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value))?;
    }
    let date = Date::new(&JsValue::from_f64(milliseconds));
    let method = Reflect::get(&date, &JsValue::from_str("toLocaleString"))?;
    let arguments = Array::of2(&JsValue::from_str("en-GB"), &options);
    let told = Reflect::apply(&method.into(), &date, &arguments)?;
    Ok(told.as_string().unwrap_or_default())
}
