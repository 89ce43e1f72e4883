//! The reports of the recent past, as far as one role sees them. Everything that is told is a
//! function of these and of the time.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use shared::ids::TicketId;
use shared::ticket::{Category, Status, Ticket};

use crate::words::{Word, content_words};

/// How far back reports are of any use.
pub const KEPT: TimeDelta = TimeDelta::days(29);
/// More are not kept: the oldest go first.
pub const MOST: usize = 20_000;

/// One ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub id: TicketId,
    pub opened_at: DateTime<Utc>,
    pub category: Category,
    pub is_closed: bool,
    pub words: Vec<Word>,
}

impl From<&Ticket> for Report {
    fn from(ticket: &Ticket) -> Self {
        Self {
            id: ticket.id,
            opened_at: ticket.opened_at,
            category: ticket.category,
            is_closed: ticket.status == Status::Closed,
            words: content_words(&ticket.description),
        }
    }
}

/// The latest [`MOST`] reports.
#[derive(Clone, Debug, Default)]
pub struct Reports {
    by_time: BTreeMap<(DateTime<Utc>, TicketId), Report>,
    /// When each was opened.
    by_id: BTreeMap<TicketId, DateTime<Utc>>,
}

impl Reports {
    /// Takes in a ticket as it is now, in place of what was known of it.
    pub fn put(&mut self, report: Report) {
        self.remove(report.id);
        self.by_id.insert(report.id, report.opened_at);
        self.by_time.insert((report.opened_at, report.id), report);
        while self.by_time.len() > MOST {
            self.remove_first();
        }
    }

    /// Forgets a ticket, as if it had never been.
    pub fn remove(&mut self, id: TicketId) {
        if let Some(opened_at) = self.by_id.remove(&id) {
            self.by_time.remove(&(opened_at, id));
        }
    }

    pub fn knows(&self, id: TicketId) -> bool {
        self.by_id.contains_key(&id)
    }

    /// Forgets what was opened before that time.
    pub fn forget_before(&mut self, time: DateTime<Utc>) {
        while self.by_time.first_key_value().is_some_and(|((opened_at, _), _)| *opened_at < time) {
            self.remove_first();
        }
    }

    /// In the order of their opening.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Report> {
        self.by_time.values()
    }

    pub fn len(&self) -> usize {
        self.by_time.len()
    }

    pub fn is_empty(&self) -> bool {
        self.by_time.is_empty()
    }

    fn remove_first(&mut self) {
        if let Some(((_, id), _)) = self.by_time.pop_first() {
            self.by_id.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(id: i64, second: i64) -> Report {
        Report {
            id: TicketId(id),
            opened_at: DateTime::from_timestamp(second, 0).unwrap(),
            category: Category::TechnicalIt,
            is_closed: false,
            words: Vec::new(),
        }
    }

    #[test]
    fn a_ticket_is_there_once_however_often_it_changes() {
        let mut reports = Reports::default();
        reports.put(report(1, 10));
        reports.put(Report { is_closed: true, ..report(1, 10) });
        assert_eq!(reports.len(), 1);
        assert!(reports.iter().all(|it| it.is_closed));
        reports.remove(TicketId(1));
        assert!(reports.is_empty() && !reports.knows(TicketId(1)));
    }

    #[test]
    fn what_is_kept_is_bounded_and_the_oldest_go_first() {
        let mut reports = Reports::default();
        for id in 0..i64::try_from(MOST).unwrap() + 5 {
            reports.put(report(id, id));
        }
        assert_eq!(reports.len(), MOST);
        assert_eq!(reports.iter().next().unwrap().id, TicketId(5));
        reports.forget_before(DateTime::from_timestamp(100, 0).unwrap());
        assert_eq!((reports.len(), reports.knows(TicketId(99))), (MOST - 95, false));
    }
}
