//! Dates and numbers as the browser's `Intl` writes them in the language of the page.

#[cfg(not(target_arch = "wasm32"))]
mod english;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

#[cfg(not(target_arch = "wasm32"))]
pub use english::{day, month, number};
#[cfg(target_arch = "wasm32")]
pub use in_browser::{day, month, number};

use crate::language::Language;

/// A moment, in milliseconds since 1970, with options of `Intl.DateTimeFormat`.
///
/// # Errors
/// When the browser does not know the value of an option, such as a time zone.
pub fn date_time(milliseconds: f64, options: &[(&str, &str)]) -> Result<String, JsValue> {
    call(&date_time_format(options)?, "format", &[milliseconds])
}

/// From one moment to another, as short as it can be; otherwise as [`date_time`].
///
/// # Errors
/// Also when the end comes before the start.
pub fn date_time_range(start: f64, end: f64, options: &[(&str, &str)]) -> Result<String, JsValue> {
    call(&date_time_format(options)?, "formatRange", &[start, end])
}

/// `Intl.DateTimeFormat`, whose own binding does not tell when its constructor throws.
fn date_time_format(options: &[(&str, &str)]) -> Result<JsValue, JsValue> {
    let intl = Reflect::get(&js_sys::global(), &JsValue::from_str("Intl"))?;
    let constructor = Reflect::get(&intl, &JsValue::from_str("DateTimeFormat"))?;
    let options = options.iter().map(|(name, value)| (*name, JsValue::from_str(value)));
    let arguments = Array::of2(&JsValue::from_str(tag()), &object(options));
    Reflect::construct(&constructor.into(), &arguments)
}

fn call(format: &JsValue, method: &str, times: &[f64]) -> Result<String, JsValue> {
    let method = Reflect::get(format, &JsValue::from_str(method))?;
    let times: Array = times.iter().copied().map(JsValue::from_f64).collect();
    let text = Reflect::apply(&method.into(), format, &times)?;
    Ok(text.as_string().unwrap_or_default())
}

fn object<'a>(entries: impl IntoIterator<Item = (&'a str, JsValue)>) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        // A new object takes every property.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &value);
    }
    object
}

fn tag() -> &'static str {
    Language::chosen().tag()
}

#[cfg(target_arch = "wasm32")]
mod in_browser {
    use chrono::NaiveDate;
    use js_sys::Intl::NumberFormat;

    use super::*;

    /// A number, rounded to so many decimals.
    pub fn number(value: f64, decimals: u8) -> String {
        let limits = ["minimumFractionDigits", "maximumFractionDigits"];
        let options = object(limits.map(|name| (name, JsValue::from(decimals))));
        let format = NumberFormat::new(&Array::of1(&JsValue::from_str(tag())), &options);
        let text = format.format().call1(&JsValue::UNDEFINED, &JsValue::from_f64(value));
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    }

    /// A month and its year.
    pub fn month(date: NaiveDate) -> String {
        calendar_date(date, &[("month", "short"), ("year", "numeric")])
    }

    /// A day and its month.
    pub fn day(date: NaiveDate) -> String {
        calendar_date(date, &[("day", "numeric"), ("month", "short")])
    }

    fn calendar_date(date: NaiveDate, options: &[(&str, &str)]) -> String {
        let midnight = date.and_time(chrono::NaiveTime::MIN).and_utc();
        let options: Vec<_> = options.iter().copied().chain([("timeZone", "UTC")]).collect();
        date_time(midnight.timestamp_millis() as f64, &options).unwrap_or_default()
    }
}
