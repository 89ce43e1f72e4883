//! Lists in pages: which page a request asks for, and what it gets.

use std::borrow::Cow;

use serde::Deserialize;
use shared::page::{DEFAULT_EVENTS, DEFAULT_LIMIT, MAX_EVENTS, MAX_LIMIT, Page};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{IntoParams, PartialSchema, ToSchema};

use super::cursor::Cursor;
use crate::error::ApiResult;

/// How many items a page has at most: from 1 to `MAX`, and `DEFAULT` where the query says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "i64")]
pub struct Limit<const DEFAULT: i64, const MAX: i64>(pub i64);

/// The limit of lists for screens.
pub type ListLimit = Limit<DEFAULT_LIMIT, MAX_LIMIT>;
/// The limit of the event log.
pub type EventsLimit = Limit<DEFAULT_EVENTS, MAX_EVENTS>;

impl<const DEFAULT: i64, const MAX: i64> Default for Limit<DEFAULT, MAX> {
    fn default() -> Self {
        Self(DEFAULT)
    }
}

impl<const DEFAULT: i64, const MAX: i64> TryFrom<i64> for Limit<DEFAULT, MAX> {
    type Error = String;

    fn try_from(limit: i64) -> Result<Self, String> {
        let is_allowed = (1..=MAX).contains(&limit);
        is_allowed.then_some(Self(limit)).ok_or_else(|| format!("`limit` is from 1 to {MAX}"))
    }
}

impl<const DEFAULT: i64, const MAX: i64> PartialSchema for Limit<DEFAULT, MAX> {
    fn schema() -> RefOr<Schema> {
        let limit = ObjectBuilder::new().schema_type(Type::Integer);
        limit.minimum(Some(1)).maximum(Some(MAX)).default(Some(DEFAULT.into())).into()
    }
}

impl<const DEFAULT: i64, const MAX: i64> ToSchema for Limit<DEFAULT, MAX> {
    fn name() -> Cow<'static, str> {
        format!("LimitTo{MAX}").into()
    }
}

/// The query of a thread or a history.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The `next` of the page before.
    after: Option<String>,
    /// How many items at most.
    #[serde(default)]
    #[param(inline)]
    limit: ListLimit,
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
            Some(_) => Err(Cursor::refusal()),
        }
    }

    pub const fn limit(&self) -> i64 {
        self.limit.0
    }
}

/// Makes a page of up to `limit` items from up to one more: that one says that there is a next page.
pub fn paginate<T>(mut items: Vec<T>, limit: i64, cursor: impl Fn(&T) -> Cursor) -> Page<T> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_next = items.len() > limit;
    items.truncate(limit);
    let last = items.last().filter(|_| has_next);
    let next = last.map(|item| cursor(item).encode());
    Page { items, next }
}
