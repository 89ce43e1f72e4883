use std::str::FromStr;

use serde::{Deserialize as _, Deserializer};

/// Reads the values of a parameter, which are separated by commas.
///
/// # Errors
/// When one of them is no value of the type.
pub fn comma_list<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: FromStr,
    D: Deserializer<'de>,
{
    let text = String::deserialize(deserializer)?;
    let parts: Result<Vec<T>, _> = text.split(',').map(str::parse).collect();
    parts.map_err(|_| serde::de::Error::custom("a comma list has a value that does not exist"))
}
