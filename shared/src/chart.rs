//! Chart-ready data: an analysis returns it, the browser draws it, neither computes again.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::ticket::{Category, Status};

/// The answer of an analysis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Chart {
    /// The analysis that answers, such as `backlog`.
    pub name: String,
    pub title: String,
    pub kind: ChartKind,
    /// What the values of the drawn series count or measure.
    pub unit: Unit,
    /// The result in one sentence.
    pub finding: String,
    /// The numbers that matter most, first the one that answers the question.
    pub figures: Vec<Figure>,
    /// What `Point::label` is, as the heading of the table's first column.
    pub axis: String,
    /// All series have points with the same labels in the same order.
    pub series: Vec<Series>,
    /// What a reader should know before believing it.
    pub notes: Vec<String>,
    /// The IANA name of the campus time zone in which months, days and hours were cut.
    pub time_zone: String,
    /// What a period that was asked for has come to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Stretch>,
    pub as_of: AsOf,
}

/// From a moment on, up to and without another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stretch {
    #[serde(deserialize_with = "crate::time::read")]
    pub from: DateTime<Utc>,
    #[serde(deserialize_with = "crate::time::read")]
    pub to: DateTime<Utc>,
}

/// Which tickets a number speaks of: asked with these, `GET /api/tickets` lists exactly them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct TicketFilter {
    /// Empty for every status.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// Opened then or later: RFC 3339. A text, because whoever reads it only passes it on, and must
    /// not lose a microsecond.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub opened_from: Option<String>,
    /// Opened earlier than that.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub opened_before: Option<String>,
}

impl TicketFilter {
    /// The same, of what was opened then or later, and earlier than the other.
    #[must_use]
    pub fn opened(self, from: Option<DateTime<Utc>>, before: Option<DateTime<Utc>>) -> Self {
        let text = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        Self { opened_from: from.map(text), opened_before: before.map(text), ..self }
    }
}

/// How the drawn series are to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Upright bars side by side, for points in time.
    Columns,
    /// Lying bars below each other, for named things.
    Bars,
}

/// What a value is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Tickets,
    Seconds,
}

/// A number worth a card of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    /// A stable name for programs, such as `unclosed`.
    pub name: String,
    pub title: String,
    /// Absent where there is nothing to count or average.
    pub value: Option<f64>,
    pub unit: Unit,
    /// What stands beside the value, such as `of 57 opened (39 %)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The tickets that were counted, where a list can show exactly them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tickets: Option<TicketFilter>,
}

impl Figure {
    /// The same, of these tickets.
    #[must_use]
    pub fn of(self, tickets: TicketFilter) -> Self {
        Self { tickets: Some(tickets), ..self }
    }
}

/// One column of the table; most are drawn too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Series {
    /// A stable name for programs and the CSV heading, such as `mean_seconds`.
    pub name: String,
    pub title: String,
    pub unit: Unit,
    pub mark: Mark,
    pub points: Vec<Point>,
}

/// How a series appears in the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Bar,
    /// A short line across the bar, as for a median.
    Tick,
    /// Not drawn; in the table and the CSV only.
    TableOnly,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Point {
    /// A month `2026-03`, a day `2026-03-14`, an hour `2026-03-14T15:00+01:00`, or a name.
    pub label: String,
    /// Absent where there is nothing to average; never a zero in its place.
    pub value: Option<f64>,
    /// The value can still change: some of what it speaks of is not finished.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// What stands beside the value, such as `31 of 40 closed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The tickets it speaks of, where a list can show exactly them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tickets: Option<TicketFilter>,
}

impl Point {
    /// A value that is final and speaks of no tickets in particular.
    pub fn new(label: impl Into<String>, value: Option<f64>) -> Self {
        Self { label: label.into(), value, provisional: false, note: None, tickets: None }
    }

    /// The same, of these tickets.
    #[must_use]
    pub fn of(self, tickets: TicketFilter) -> Self {
        Self { tickets: Some(tickets), ..self }
    }
}

/// Up to where the analysis has read the log, and when: by the database's clock, at the last sign of
/// life of the feed. While it is silent the time stands still, so that a chart shows its age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AsOf {
    pub position: i64,
    #[serde(deserialize_with = "crate::time::read")]
    pub time: DateTime<Utc>,
}
