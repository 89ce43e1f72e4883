//! Chart-ready data: an analysis returns it, the browser words and draws it, neither computes again.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::period::Period;
use crate::ticket::{Category, Status};

/// The answer of an analysis: facts, for which the browser has the words.
///
/// The names of axis, figures and series are stable names for programs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Chart {
    /// The analysis that answers, such as `backlog`.
    pub name: String,
    pub kind: ChartKind,
    /// What the values of the drawn series count or measure.
    pub unit: Unit,
    /// The result; without one the browser says the first figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// The numbers that matter most, first the one that answers the question.
    pub figures: Vec<Figure>,
    /// What `Point::label` is: `hour`, `day`, `month` or `category`.
    pub axis: String,
    /// All series have points with the same labels in the same order.
    pub series: Vec<Series>,
    /// What a reader should know before believing it.
    pub notes: Vec<Note>,
    /// The IANA name of the campus time zone in which months, days and hours were cut.
    pub time_zone: String,
    /// The period that was asked for, in absolute times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_range: Option<TimeRange>,
    pub as_of: AsOf,
}

/// The result of an analysis as facts. All numbers count tickets unless they say otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Finding {
    /// Of `opened` tickets of the period, `open` and `active` ones are not closed yet.
    Backlog { period: Period, opened: u64, open: u64, active: u64, opened_before: u64 },
    /// How long it took to close the `closed` of `opened` tickets; absent where none is closed.
    Resolution { mean_seconds: Option<f64>, median_seconds: Option<f64>, closed: u64, opened: u64 },
    /// The active tickets of each category.
    Workload { active: Vec<CategoryCount> },
    /// From a service that knows more than this program.
    #[serde(other)]
    Unknown,
}

/// A number of tickets of one category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CategoryCount {
    pub category: Category,
    pub tickets: u64,
}

/// What a reader should know before believing a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Note {
    /// A ticket counts at its opening time if it is still open; the first and the last point of the axis (`hour`,
    /// `day` or `month`) cover only a part of their time.
    OpeningTime { axis: String },
    /// The period is too long for days, so it is shown by months.
    ByMonth,
    /// A ticket counts in the month of its opening; a month in which nothing is closed has no value.
    OpeningMonth,
    /// So many tickets are not closed yet, which makes their months provisional.
    Provisional { tickets: u64 },
    /// So many tickets were closed before their opening by the clock, and count as zero.
    ClosedBeforeOpening { tickets: u64 },
    /// The log of events could not be read for so many seconds.
    Outdated { seconds: f64 },
    /// So many events of the log could not be understood and are left out.
    EventsSkipped { events: u64 },
    /// From a service that knows more than this program.
    #[serde(other)]
    Unknown,
}

/// What stands beside a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Detail {
    /// The value is `part` of the `opened` tickets of the period.
    PartOfOpened { part: u64, opened: u64 },
    /// The value is `before`, and in the period itself it was `now`.
    ComparedWithNow { before: u64, now: u64 },
    /// The value rests on `closed` of `opened` tickets.
    ClosedOfOpened { closed: u64, opened: u64 },
    /// From a service that knows more than this program.
    #[serde(other)]
    Unknown,
}

/// From a moment on, up to and without another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimeRange {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

/// Which tickets a number counts: asked with these, `GET /api/tickets` lists exactly them.
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
    /// The same filter, restricted to tickets opened in `from..before`.
    #[must_use]
    pub fn opened(self, from: Option<DateTime<Utc>>, before: Option<DateTime<Utc>>) -> Self {
        let text = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        Self { opened_from: from.map(text), opened_before: before.map(text), ..self }
    }
}

text_enum! {
    /// How the drawn series are to be drawn.
    pub enum ChartKind {
        /// Upright bars side by side, for points in time.
        Columns,
        /// Horizontal bars below each other, for named things.
        Bars,
    }
}

text_enum! {
    /// What a value is a number of.
    pub enum Unit {
        Tickets,
        Seconds,
    }
}

/// A number worth a card of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    /// A stable name, such as `unclosed`.
    pub name: String,
    /// Absent where there is nothing to count or average.
    pub value: Option<f64>,
    pub unit: Unit,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Detail>,
    /// The tickets that were counted, where a list can show exactly them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tickets: Option<TicketFilter>,
}

impl Figure {
    /// The same figure with the tickets that it counts.
    #[must_use]
    pub fn of(self, tickets: TicketFilter) -> Self {
        Self { tickets: Some(tickets), ..self }
    }
}

/// One column of the table; most are drawn too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Series {
    /// A stable name, also the CSV heading, such as `mean_seconds`.
    pub name: String,
    pub unit: Unit,
    pub mark: Mark,
    pub points: Vec<Point>,
}

text_enum! {
    /// How a series appears in the drawing.
    pub enum Mark {
        Bar,
        /// A short line across the bar, as for a median.
        Tick,
        /// Not drawn; in the table and the CSV only.
        TableOnly,
    }
}

/// One value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Point {
    /// A month `2026-03`, a day `2026-03-14`, an hour `2026-03-14T15:00+01:00`, or a name.
    pub label: String,
    /// Absent where there is nothing to average; never a zero in its place.
    pub value: Option<f64>,
    /// The value can still change: some of the tickets it rests on are not closed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Detail>,
    /// The tickets that were counted, where a list can show exactly them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tickets: Option<TicketFilter>,
}

impl Point {
    /// A final value that is linked to no tickets.
    pub fn new(label: impl Into<String>, value: Option<f64>) -> Self {
        Self { label: label.into(), value, provisional: false, detail: None, tickets: None }
    }

    /// The same point with the tickets that it counts.
    #[must_use]
    pub fn of(self, tickets: TicketFilter) -> Self {
        Self { tickets: Some(tickets), ..self }
    }
}

/// Up to where the analysis has read the log, and when: by the database's clock, at the last sign of
/// life of the feed. While the feed is silent the time stands still, so that a chart shows its age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AsOf {
    pub position: i64,
    pub time: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_of_a_kind_from_the_future_can_still_be_read() {
        let finding: Finding = serde_json::from_str(r#"{"kind":"new","x":1}"#).unwrap();
        let note: Note = serde_json::from_str(r#"{"kind":"new","x":1}"#).unwrap();
        let detail: Detail = serde_json::from_str(r#"{"kind":"new"}"#).unwrap();
        assert_eq!((finding, note, detail), (Finding::Unknown, Note::Unknown, Detail::Unknown));
    }
}
