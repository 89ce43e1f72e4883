//! Reading a list part by part.

use serde::Deserialize;
use shared::page::Page;
use utoipa::IntoParams;

use super::cursor::{Cursor, refusal};
use crate::error::{ApiError, ApiResult};

/// The most items a page holds.
pub const MAX_LIMIT: i64 = 100;
const DEFAULT_LIMIT: i64 = 50;

/// The query of a thread or a history.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The `next` of the page before.
    after: Option<String>,
    /// How many items at most.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<i64>,
}

impl PageQuery {
    /// The number after which the page begins, 0 at the start.
    ///
    /// # Errors
    /// Bad request for a cursor of another list.
    pub fn after(&self) -> ApiResult<i64> {
        match self.after.as_deref().map(Cursor::decode).transpose()? {
            None => Ok(0),
            Some(Cursor::Number(number)) => Ok(number),
            Some(_) => Err(refusal()),
        }
    }

    pub fn limit(&self) -> ApiResult<i64> {
        checked_limit(self.limit, DEFAULT_LIMIT, MAX_LIMIT)
    }
}

/// # Errors
/// Bad request for a limit outside 1 to `max`.
pub fn checked_limit(limit: Option<i64>, default: i64, max: i64) -> ApiResult<i64> {
    match limit.unwrap_or(default) {
        limit if (1..=max).contains(&limit) => Ok(limit),
        _ => Err(ApiError::BadRequest(format!("`limit` is from 1 to {max}"))),
    }
}

/// Makes a page of up to `limit` items out of up to one more, which tells that there is a next.
pub fn paged<T>(mut items: Vec<T>, limit: i64, cursor: impl Fn(&T) -> Cursor) -> Page<T> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_next = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| has_next).map(|it| cursor(it).encode());
    Page { items, next }
}
