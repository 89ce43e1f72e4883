//! The tickets of the recent past, as one role sees them. A report is a function of these and of the time.

use std::collections::BTreeMap;

use analysis_runtime::TicketProjection;
use chrono::{DateTime, TimeDelta, Utc};
use shared::ids::TicketId;
use shared::role::Role;
use shared::spikes::SpikeReport;
use shared::ticket::TicketSummary;

use crate::rule::strongest;
use crate::ticket::RecentTicket;

/// The tickets that were opened last, at most [`RecentTickets::MAX_TICKETS`]: the oldest go first.
#[derive(Clone, Debug, Default)]
pub struct RecentTickets {
    by_time: BTreeMap<(DateTime<Utc>, TicketId), RecentTicket>,
    /// When each was opened.
    by_id: BTreeMap<TicketId, DateTime<Utc>>,
}

impl TicketProjection for RecentTickets {
    type Report = SpikeReport;

    /// The four weeks of the baseline, and the day of the spike.
    const MAX_AGE: TimeDelta = TimeDelta::days(29);
    const MAX_TICKETS: usize = 20_000;

    fn put(&mut self, ticket: &TicketSummary) {
        self.insert(RecentTicket::from(ticket));
    }

    fn remove(&mut self, id: TicketId) {
        if let Some(opened_at) = self.by_id.remove(&id) {
            self.by_time.remove(&(opened_at, id));
        }
    }

    fn remove_opened_before(&mut self, time: DateTime<Utc>) {
        while self.by_time.first_key_value().is_some_and(|((opened_at, _), _)| *opened_at < time) {
            self.remove_first();
        }
    }

    fn contains(&self, id: TicketId) -> bool {
        self.by_id.contains_key(&id)
    }

    fn report(&self, role: Role, now: DateTime<Utc>) -> SpikeReport {
        let tickets: Vec<&RecentTicket> = self.by_time.values().collect();
        SpikeReport { strongest: strongest(&tickets, role, now), as_of: now }
    }
}

impl RecentTickets {
    pub fn insert(&mut self, ticket: RecentTicket) {
        self.remove(ticket.id);
        self.by_id.insert(ticket.id, ticket.opened_at);
        self.by_time.insert((ticket.opened_at, ticket.id), ticket);
        while self.by_time.len() > Self::MAX_TICKETS {
            self.remove_first();
        }
    }

    fn remove_first(&mut self) {
        if let Some(((_, id), _)) = self.by_time.pop_first() {
            self.by_id.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use shared::ticket::Category;

    use super::*;
    use crate::words::content_words;

    fn ticket(id: i64, second: i64) -> RecentTicket {
        RecentTicket {
            id: TicketId(id),
            opened_at: DateTime::from_timestamp(second, 0).unwrap(),
            category: Category::TechnicalIt,
            is_closed: false,
            words: Vec::new(),
        }
    }

    #[test]
    fn a_ticket_is_there_once_however_often_it_changes() {
        let mut tickets = RecentTickets::default();
        tickets.insert(ticket(1, 10));
        tickets.insert(RecentTicket { is_closed: true, ..ticket(1, 10) });
        assert_eq!(tickets.by_time.values().map(|it| it.is_closed).collect::<Vec<_>>(), [true]);
        tickets.remove(TicketId(1));
        assert!(tickets.by_time.is_empty() && !tickets.contains(TicketId(1)));
    }

    #[test]
    fn the_tickets_are_bounded_and_the_oldest_go_first() {
        let mut tickets = RecentTickets::default();
        let max = RecentTickets::MAX_TICKETS;
        for id in 0..i64::try_from(max).unwrap() + 5 {
            tickets.insert(ticket(id, id));
        }
        assert_eq!(tickets.by_time.len(), max);
        assert_eq!(tickets.by_time.values().next().unwrap().id, TicketId(5));
        tickets.remove_opened_before(DateTime::from_timestamp(100, 0).unwrap());
        assert_eq!((tickets.by_time.len(), tickets.contains(TicketId(99))), (max - 95, false));
    }

    proptest! {
        #[test]
        fn the_order_in_which_tickets_are_read_changes_nothing(
            drafts in vec((0_usize..4, 0_i64..300), 0..40),
            seed in any::<u64>(),
        ) {
            let texts = ["wifi library", "lift stuck", "soup cold canteen", "wifi lift"];
            let mut tickets: Vec<RecentTicket> = (1..)
                .zip(&drafts)
                .map(|(id, (text, minute))| RecentTicket {
                    words: content_words(texts[*text]),
                    ..ticket(id, minute * 60)
                })
                .collect();
            let now = DateTime::from_timestamp(310 * 60, 0).unwrap();
            let report = |tickets: &[RecentTicket], role| {
                let mut recent = RecentTickets::default();
                tickets.iter().cloned().for_each(|ticket| recent.insert(ticket));
                recent.report(role, now)
            };
            let in_order = Role::ALL.map(|role| report(&tickets, role));
            tickets.sort_by_key(|it| (it.id.0 as u64).wrapping_mul(seed | 1));
            prop_assert_eq!(Role::ALL.map(|role| report(&tickets, role)), in_order);
        }
    }
}
