//! The order of hits, and the places of hits in it.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use shared::ids::TicketId;
use shared::ticket::Sort;

use super::schema::{micros, time};
use super::segment::{Columns, Times};

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

    const fn column(self, columns: &Columns) -> &Times {
        match self {
            Self::Relevance | Self::Time(Sort::Newest | Sort::Oldest) => &columns.opened_at,
            Self::Time(Sort::Activity) => &columns.last_activity_at,
            Self::Time(Sort::Waiting) => &columns.waiting_since,
        }
    }

    pub fn time(self, columns: &Columns, document: usize) -> i64 {
        self.sign() * self.column(columns).get(document)
    }

    /// The time of the first document in the order that a block may have.
    pub fn first_time(self, columns: &Columns, block: usize) -> i64 {
        let (earliest, latest) = self.column(columns).range(block);
        if self.is_latest_first() { -latest } else { earliest }
    }

    pub fn id(self, columns: &Columns, document: usize) -> i64 {
        self.sign() * columns.id.get_val(document as u32)
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
