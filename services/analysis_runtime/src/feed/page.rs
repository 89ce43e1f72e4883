//! One answer of the feed, read so that it can be trusted.

use chrono::{DateTime, Datelike as _, Utc};
use serde::Deserialize;
use shared::ids::TicketId;
use shared::ticket::{Category, Status};

use crate::change::Change;

/// A part of the log as the API sent it: a `shared::page::FeedPage`, read line by line.
///
/// A line that this program cannot make sense of must not stop it for ever, and a page never gets
/// better by asking again, so each line is read for itself:
/// - A kind from the future still tells ticket, time, category and status. It is taken in as a
///   change of those, which is right for any analysis of tickets.
/// - A line that lacks a value, or has one that is unknown or absurd, is skipped, logged and
///   counted; charts say so in a note. Its position must be readable all the same.
/// - A line without a position makes the whole page unreadable: something could be missing.
#[derive(Clone, Debug, Deserialize)]
pub struct Page {
    pub epoch: String,
    pub head: i64,
    pub now: DateTime<Utc>,
    items: Vec<Line>,
    next: Option<i64>,
}

/// A line of the log, as far as it can be understood.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Line {
    Full(FullLine),
    Unreadable { position: i64 },
}

/// A line with all its values.
#[derive(Clone, Debug, Deserialize)]
pub struct FullLine {
    position: i64,
    ticket: TicketId,
    kind: String,
    at: DateTime<Utc>,
    category: Category,
    status: Status,
}

/// Why a page that could be read is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("position {found} came where {expected} was expected")]
    OutOfOrder { expected: i64, found: i64 },
    #[error("the log ends at {head}, but position {last} was sent")]
    BeyondHead { head: i64, last: i64 },
    #[error("the log goes on to {head}, but nothing after {last} was sent")]
    Missing { head: i64, last: i64 },
    #[error("the next part begins after {next}, but this one ends at {last}")]
    WrongNext { next: i64, last: i64 },
    #[error("the clock of the database shows the year {0}")]
    AbsurdClock(i32),
}

impl Page {
    /// The position of its last line, if it is what follows `after` without a hole.
    ///
    /// # Errors
    /// When it is not.
    pub fn check(&self, after: i64) -> Result<i64, Refused> {
        check_clock(self.now)?;
        let mut last = after;
        for line in &self.items {
            let (found, expected) = (line.position(), last + 1);
            if found != expected {
                return Err(Refused::OutOfOrder { expected, found });
            }
            last = found;
        }
        let head = self.head;
        match self.next {
            _ if last > head => Err(Refused::BeyondHead { head, last }),
            _ if self.items.is_empty() && last < head => Err(Refused::Missing { head, last }),
            Some(next) if next != last => Err(Refused::WrongNext { next, last }),
            _ => Ok(last),
        }
    }

    /// Its changes in order; an error names the position of a line that was not understood.
    pub fn into_changes(self) -> impl Iterator<Item = Result<Change, i64>> {
        self.items.into_iter().map(Line::into_change)
    }
}

impl Line {
    /// The change it tells of; an error names the position of a line that was not understood.
    ///
    /// # Errors
    /// When a value is missing, unknown or absurd.
    pub fn into_change(self) -> Result<Change, i64> {
        match self {
            Self::Full(line) if is_plausible(line.at) => Ok(Change {
                position: line.position,
                ticket: line.ticket,
                kind: line.kind.parse().ok(),
                at: line.at,
                category: line.category,
                status: line.status,
            }),
            line => Err(line.position()),
        }
    }

    pub fn position(&self) -> i64 {
        match self {
            Self::Full(FullLine { position, .. }) | Self::Unreadable { position } => *position,
        }
    }
}

/// # Errors
/// When the database's clock shows what no calendar of ours does.
pub fn check_clock(now: DateTime<Utc>) -> Result<(), Refused> {
    if is_plausible(now) { Ok(()) } else { Err(Refused::AbsurdClock(now.year())) }
}

/// Keeps the number of months that a chart can have within bounds.
fn is_plausible(time: DateTime<Utc>) -> bool {
    (1900..2200).contains(&time.year())
}

#[cfg(test)]
mod tests {
    use shared::event::EventKind;

    use super::*;

    fn page(items: &str, head: i64, next: &str) -> Page {
        let text = format!(
            r#"{{"epoch":"e","head":{head},"now":"2026-03-14T12:00:00Z","items":[{items}],"next":{next}}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    fn line(position: i64, kind: &str, at: &str, category: &str) -> String {
        format!(
            r#"{{"position":{position},"ticket":7,"kind":"{kind}","role":"user","at":{at},"category":"{category}","status":"open"}}"#
        )
    }

    fn plain(position: i64) -> String {
        line(position, "opened", r#""2026-03-14T12:00:00Z""#, "technical_it")
    }

    #[test]
    fn a_page_must_follow_the_last_one_without_a_hole() {
        let two = [plain(4), plain(5)].join(",");
        assert_eq!(page(&two, 5, "null").check(3), Ok(5));
        assert_eq!(page(&two, 9, "5").check(3), Ok(5));
        assert_eq!(page("", 3, "null").check(3), Ok(3));
        let hole = Refused::OutOfOrder { expected: 3, found: 4 };
        assert_eq!(page(&two, 5, "null").check(2), Err(hole));
        let again = Refused::OutOfOrder { expected: 6, found: 5 };
        assert_eq!(page(&[plain(5), plain(5)].join(","), 6, "6").check(4), Err(again));
        assert_eq!(page(&two, 4, "null").check(3), Err(Refused::BeyondHead { head: 4, last: 5 }));
        assert_eq!(page(&two, 9, "6").check(3), Err(Refused::WrongNext { next: 6, last: 5 }));
        assert_eq!(page("", 9, "null").check(3), Err(Refused::Missing { head: 9, last: 3 }));
    }

    #[test]
    fn a_kind_from_the_future_is_taken_in_as_a_change_of_status_and_category() {
        let items = line(1, "merged", r#""2026-03-14T12:00:00Z""#, "technical_it");
        let changes: Vec<_> = page(&items, 1, "null").into_changes().collect();
        let change = changes[0].clone().unwrap();
        assert_eq!((change.kind, change.category), (None, Category::TechnicalIt));
    }

    #[test]
    fn a_line_that_lacks_a_value_is_passed_over_and_the_others_stay() {
        let items = [
            line(1, "gone", "null", "technical_it"),
            line(2, "opened", r#""2026-03-14T12:00:00Z""#, "gardening"),
            line(3, "opened", r#""9999-03-14T12:00:00Z""#, "technical_it"),
            r#"{"position":4}"#.into(),
            plain(5),
        ];
        let page = page(&items.join(","), 5, "null");
        assert_eq!(page.check(0), Ok(5));
        let kinds: Vec<_> = page.into_changes().map(|it| it.map(|it| it.kind)).collect();
        assert_eq!(kinds, [Err(1), Err(2), Err(3), Err(4), Ok(Some(EventKind::Opened))]);
    }

    #[test]
    fn a_line_without_a_position_makes_the_page_unreadable() {
        let text = r#"{"epoch":"e","head":1,"now":"2026-03-14T12:00:00Z","items":[{"ticket":7}]}"#;
        assert!(serde_json::from_str::<Page>(text).is_err());
    }
}
