//! A page of the log, and whether it follows what was read before.

use chrono::{DateTime, Datelike as _, Utc};
use serde::Deserialize;
use shared::role::Role;

use super::{RawEntry, is_plausible};

/// A [`shared::page::EventPage`], read event by event.
#[derive(Clone, Debug, Deserialize)]
pub struct LogPage {
    pub epoch: String,
    pub head: i64,
    pub now: DateTime<Utc>,
    pub items: Vec<RawEntry>,
    next: Option<i64>,
}

/// Why a page that could be read is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    #[error("position {found} came where {expected} was expected")]
    OutOfOrder { expected: i64, found: i64 },
    #[error("the log ends at {head}, but position {last} was sent")]
    BeyondHead { head: i64, last: i64 },
    #[error("the log goes on to {head}, but nothing after {last} was sent")]
    Missing { head: i64, last: i64 },
    #[error("the next page begins after {next}, but this one ends at {last}")]
    WrongNext { next: i64, last: i64 },
    #[error("the clock of the database shows the year {0}")]
    AbsurdClock(i32),
}

impl LogPage {
    /// The position up to which the log is read with this page, if it follows `after`.
    ///
    /// For the helpdesk positions have no gaps. Users do not see most events of closed tickets, so their pages
    /// reach further than their events, and may have none.
    ///
    /// # Errors
    /// When the page does not follow.
    pub fn end(&self, after: i64, role: Role) -> Result<i64, PageError> {
        check_clock(self.now)?;
        let mut last = after;
        for entry in &self.items {
            let (found, expected) = (entry.position, last + 1);
            let follows = match role {
                Role::Helpdesk => found == expected,
                Role::User => found >= expected,
            };
            if !follows {
                return Err(PageError::OutOfOrder { expected, found });
            }
            last = found;
        }
        let head = self.head;
        match self.next {
            _ if last > head => Err(PageError::BeyondHead { head, last }),
            None if role == Role::User => Ok(head),
            Some(next) if role == Role::User && (last.max(after + 1)..=head).contains(&next) => {
                Ok(next)
            }
            _ if self.items.is_empty() && last < head => Err(PageError::Missing { head, last }),
            Some(next) if next != last => Err(PageError::WrongNext { next, last }),
            _ => Ok(last),
        }
    }
}

/// # Errors
/// When the database's clock shows a year that no calendar here is made for.
pub fn check_clock(now: DateTime<Utc>) -> Result<(), PageError> {
    if is_plausible(now) { Ok(()) } else { Err(PageError::AbsurdClock(now.year())) }
}

#[cfg(test)]
mod tests {
    use shared::event::EventKind;
    use shared::ticket::Category;

    use super::*;

    fn page(items: &str, head: i64, next: &str) -> LogPage {
        let text = format!(
            r#"{{"epoch":"e","head":{head},"now":"2026-03-14T12:00:00Z","items":[{items}],"next":{next}}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    fn event(position: i64, kind: &str, at: &str, category: &str) -> String {
        format!(
            r#"{{"position":{position},"ticket":7,"kind":"{kind}","role":"user","at":{at},"category":"{category}","status":"open"}}"#
        )
    }

    fn opened(position: i64) -> String {
        event(position, "opened", r#""2026-03-14T12:00:00Z""#, "technical_it")
    }

    #[test]
    fn a_page_must_follow_the_last_one_without_a_gap() {
        let two = [opened(4), opened(5)].join(",");
        let end = |items: &str, head, next: &str, after| {
            page(items, head, next).end(after, Role::Helpdesk)
        };
        assert_eq!(end(&two, 5, "null", 3), Ok(5));
        assert_eq!(end(&two, 9, "5", 3), Ok(5));
        assert_eq!(end("", 3, "null", 3), Ok(3));
        let gap = PageError::OutOfOrder { expected: 3, found: 4 };
        assert_eq!(end(&two, 5, "null", 2), Err(gap));
        let again = PageError::OutOfOrder { expected: 6, found: 5 };
        assert_eq!(end(&[opened(5), opened(5)].join(","), 6, "6", 4), Err(again));
        assert_eq!(end(&two, 4, "null", 3), Err(PageError::BeyondHead { head: 4, last: 5 }));
        assert_eq!(end(&two, 9, "6", 3), Err(PageError::WrongNext { next: 6, last: 5 }));
        assert_eq!(end("", 9, "null", 3), Err(PageError::Missing { head: 9, last: 3 }));
    }

    #[test]
    fn a_page_for_users_may_have_gaps_and_still_ends_at_the_head() {
        let two = [opened(4), opened(7)].join(",");
        let end =
            |items: &str, head, next: &str, after| page(items, head, next).end(after, Role::User);
        assert_eq!(end(&two, 9, "null", 3), Ok(9));
        assert_eq!(end(&two, 9, "7", 3), Ok(7));
        assert_eq!(end("", 9, "null", 3), Ok(9));
        let again = PageError::OutOfOrder { expected: 5, found: 4 };
        assert_eq!(end(&two, 9, "null", 4), Err(again));
        assert_eq!(end(&two, 6, "null", 3), Err(PageError::BeyondHead { head: 6, last: 7 }));
        assert_eq!(end(&two, 9, "8", 3), Ok(8));
        assert_eq!(end("", 9, "8", 3), Ok(8), "nothing of it is for users");
        assert_eq!(end(&two, 9, "6", 3), Err(PageError::WrongNext { next: 6, last: 7 }));
        assert_eq!(end(&two, 9, "10", 3), Err(PageError::WrongNext { next: 10, last: 7 }));
        assert_eq!(end("", 9, "3", 3), Err(PageError::Missing { head: 9, last: 3 }));
    }

    #[test]
    fn an_unknown_kind_counts_as_a_change_of_status_and_category() {
        let items = event(1, "merged", r#""2026-03-14T12:00:00Z""#, "technical_it");
        let entry = page(&items, 1, "null").items.remove(0).complete().unwrap();
        assert_eq!((entry.kind, entry.category), (None, Category::TechnicalIt));
    }

    #[test]
    fn an_event_that_lacks_a_value_is_skipped_and_the_others_stay() {
        let items = [
            event(1, "gone", "null", "technical_it"),
            event(2, "opened", r#""2026-03-14T12:00:00Z""#, "gardening"),
            event(3, "opened", r#""9999-03-14T12:00:00Z""#, "technical_it"),
            r#"{"position":4}"#.into(),
            opened(5),
        ];
        let page = page(&items.join(","), 5, "null");
        assert_eq!(page.end(0, Role::Helpdesk), Ok(5));
        let kinds = page.items.into_iter().map(|entry| entry.complete().map(|entry| entry.kind));
        let expected = [None, None, None, None, Some(Some(EventKind::Opened))];
        assert_eq!(kinds.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn an_event_without_a_position_makes_the_page_unreadable() {
        let text = r#"{"epoch":"e","head":1,"now":"2026-03-14T12:00:00Z","items":[{"ticket":7}]}"#;
        assert!(serde_json::from_str::<LogPage>(text).is_err());
    }
}
