//! The order of hits, and the places of hits in it.

use std::cmp::Reverse;

use shared::ids::TicketId;
use shared::ticket::Sort;

use super::schema::NOT_WAITING;
use super::segment::{Columns, SortColumn};

/// A ticket that matches, and where it stands in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub ticket: TicketId,
    /// How well it matches; 0 in the order of a [`Sort`].
    pub score: u8,
    /// As in [`Place`](crate::db::tickets::Place); without a [`Sort`], when it was opened.
    pub value: Option<i64>,
}

/// The best first, then the last opened; or by a [`Sort`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Relevance,
    Sorted(Sort),
}

/// The smaller, the earlier. Values and numbers are negated where the greatest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    pub score: Reverse<u8>,
    pub value: i64,
    pub id: i64,
}

impl Order {
    pub const fn is_greatest_first(self) -> bool {
        matches!(
            self,
            Self::Relevance | Self::Sorted(Sort::Newest | Sort::Activity | Sort::Affected)
        )
    }

    const fn sign(self) -> i64 {
        if self.is_greatest_first() { -1 } else { 1 }
    }

    pub fn score(self, score: u8) -> Reverse<u8> {
        Reverse(if self == Self::Relevance { score } else { 0 })
    }

    const fn column(self, columns: &Columns) -> &SortColumn {
        match self {
            Self::Relevance | Self::Sorted(Sort::Newest | Sort::Oldest) => &columns.opened_at,
            Self::Sorted(Sort::Activity) => &columns.last_activity_at,
            Self::Sorted(Sort::Waiting) => &columns.waiting_since,
            Self::Sorted(Sort::Affected) => &columns.affected,
        }
    }

    pub fn value(self, columns: &Columns, document: usize) -> i64 {
        self.sign() * self.column(columns).get(document)
    }

    /// The value of the first document in the order that a block may have.
    pub fn first_value(self, columns: &Columns, block: usize) -> i64 {
        let (least, greatest) = self.column(columns).range(block);
        if self.is_greatest_first() { -greatest } else { least }
    }

    pub fn id(self, columns: &Columns, document: usize) -> i64 {
        self.sign() * columns.id.get_val(document as u32)
    }

    pub fn rank(self, hit: Hit) -> Rank {
        let Hit { ticket, score, value } = hit;
        let value = self.sign() * value.unwrap_or(NOT_WAITING);
        Rank { score: Reverse(score), value, id: self.sign() * ticket.0 }
    }

    pub fn hit(self, rank: Rank) -> Hit {
        let Rank { score: Reverse(score), value, id } = rank;
        let value = Some(self.sign() * value).filter(|value| *value != NOT_WAITING);
        Hit { ticket: TicketId(self.sign() * id), score, value }
    }
}
