//! The order of hits, and the places of hits in it.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use shared::ids::TicketId;
use shared::ticket::Sort;
use tantivy::DocId;

use super::schema::{micros, time};
use super::segment::Columns;

/// A ticket that matches, and where it stands in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub ticket: TicketId,
    /// How well it matches; 0 in the order of a time.
    pub score: u8,
    /// None at the end of the order by [`Sort::Waiting`].
    pub time: Option<DateTime<Utc>>,
}

/// The best first, then the last opened; or by a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Relevance,
    Time(Sort),
}

/// The smaller, the earlier. Times and numbers are negated where the greatest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    pub score: Reverse<u8>,
    pub time: i64,
    pub id: i64,
}

impl Order {
    pub const fn is_latest_first(self) -> bool {
        matches!(self, Self::Relevance | Self::Time(Sort::Newest | Sort::Activity))
    }

    const fn sign(self) -> i64 {
        if self.is_latest_first() { -1 } else { 1 }
    }

    pub fn score(self, score: u8) -> Reverse<u8> {
        Reverse(if self == Self::Relevance { score } else { 0 })
    }

    pub fn time(self, columns: &Columns, document: DocId) -> i64 {
        let column = match self {
            Self::Relevance | Self::Time(Sort::Newest | Sort::Oldest) => &columns.opened_at,
            Self::Time(Sort::Activity) => &columns.last_activity_at,
            Self::Time(Sort::Waiting) => &columns.waiting_since,
        };
        self.sign() * column[document as usize]
    }

    pub fn id(self, columns: &Columns, document: DocId) -> i64 {
        self.sign() * columns.id[document as usize]
    }

    pub fn rank(self, hit: Hit) -> Rank {
        let Hit { ticket, score, time } = hit;
        Rank { score: Reverse(score), time: self.sign() * micros(time), id: self.sign() * ticket.0 }
    }

    pub fn hit(self, rank: Rank) -> Hit {
        let Rank { score: Reverse(score), time: micros, id } = rank;
        Hit { ticket: TicketId(self.sign() * id), score, time: time(self.sign() * micros) }
    }
}
