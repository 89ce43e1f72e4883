//! One pass over all documents that match: the filter, the counts and the best.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use shared::ticket::Status;
use tantivy::DocId;

use super::super::order::{Order, Rank};
use super::super::segment::{Columns, Matches};
use super::Part;
use crate::db::tickets::Filter;

/// How many tickets match, for each status.
pub type Counts = [i64; Status::COUNT];

pub struct Collector {
    /// Bits by the numbers of the variants.
    statuses: u64,
    categories: u64,
    opened_from: i64,
    opened_before: i64,
    order: Order,
    after: Option<Rank>,
    limit: usize,
    /// The best so far, and up to as many again.
    best: Vec<Rank>,
    /// The last of the best, once there are enough.
    last: Option<Rank>,
    counts: Counts,
}

impl Collector {
    pub fn new(filter: &Filter, order: Order, after: Option<Rank>, limit: usize) -> Self {
        let bits = |numbers: Vec<u64>| match numbers.len() {
            0 => u64::MAX,
            _ => numbers.into_iter().fold(0, |bits, number| bits | 1 << number),
        };
        let micros = |time: Option<DateTime<Utc>>| time.map(|time| time.timestamp_micros());
        Self {
            statuses: bits(filter.statuses.iter().map(|status| *status as u64).collect()),
            categories: bits(filter.categories.iter().map(|category| *category as u64).collect()),
            opened_from: micros(filter.opened_from).unwrap_or(i64::MIN),
            opened_before: micros(filter.opened_before).unwrap_or(i64::MAX),
            order,
            after,
            limit,
            best: Vec::with_capacity(2 * limit),
            last: None,
            counts: [0; Status::COUNT],
        }
    }

    /// Adds the documents of a part that meet all conditions.
    pub fn collect(&mut self, part: &Part, mut matches: Vec<Matches>) {
        // The fewest lead.
        matches.sort_by_key(|matches| match matches {
            Matches::Few(few) => few.len(),
            Matches::Many(scores) => scores.len(),
        });
        let Some((first, others)) = matches.split_first() else { return };
        let is_reversed = self.order.is_latest_first();
        let mut visit = |document: DocId, score: u8| {
            if let Some(score) = total(document, score, others) {
                self.add(part, document, score);
            }
        };
        // From that end where the first of the order are likely to be: most tickets are indexed in the order in
        // which they were opened.
        match (first, is_reversed) {
            (Matches::Few(few), true) => {
                few.iter().rev().for_each(|(document, score)| visit(*document, *score))
            }
            (Matches::Few(few), false) => {
                few.iter().for_each(|(document, score)| visit(*document, *score))
            }
            (Matches::Many(scores), _) => {
                let scored = (0..scores.len()).filter(|index| scores[*index] > 0);
                let visit = |index: usize| visit(index as DocId, scores[index]);
                if is_reversed { scored.rev().for_each(visit) } else { scored.for_each(visit) }
            }
        }
    }

    fn add(&mut self, part: &Part, document: DocId, score: u8) {
        let columns = &part.segment.columns;
        if !part.is_current(document) || !self.is_in_filter(columns, document) {
            return;
        }
        let status = columns.status[document as usize];
        if let Some(count) = self.counts.get_mut(usize::from(status)) {
            *count += 1;
        }
        if self.statuses & (1 << status) == 0 {
            return;
        }
        // Reads no more of a document than it takes to see that it is not among the best.
        let score: Reverse<u8> = self.order.score(score);
        if self.last.is_some_and(|last| score > last.score) {
            return;
        }
        let time = self.order.time(columns, document);
        if self.last.is_some_and(|last| (score, time) > (last.score, last.time)) {
            return;
        }
        let rank = Rank { score, time, id: self.order.id(columns, document) };
        if self.after.is_none_or(|after| rank > after) {
            self.best.push(rank);
            if self.best.len() == 2 * self.limit {
                self.cut();
            }
        }
    }

    fn is_in_filter(&self, columns: &Columns, document: DocId) -> bool {
        let is_of_category = self.categories == u64::MAX
            || self.categories & (1 << columns.category[document as usize]) != 0;
        let has_times = self.opened_from > i64::MIN || self.opened_before < i64::MAX;
        is_of_category
            && (!has_times || {
                let opened_at = columns.opened_at[document as usize];
                self.opened_from <= opened_at && opened_at < self.opened_before
            })
    }

    fn cut(&mut self) {
        self.best.select_nth_unstable(self.limit - 1);
        self.best.truncate(self.limit);
        self.last = self.best.last().copied();
    }

    /// The best in order, and the counts of all.
    pub fn finish(mut self) -> (Vec<Rank>, Counts) {
        self.best.sort_unstable();
        self.best.truncate(self.limit);
        (self.best, self.counts)
    }
}

/// The sum of the scores, if the document meets the other conditions too.
fn total(document: DocId, score: u8, others: &[Matches]) -> Option<u8> {
    others.iter().try_fold(score, |total, matches| {
        let score = match matches {
            Matches::Many(scores) => scores[document as usize],
            Matches::Few(few) => {
                let index = few.binary_search_by_key(&document, |(other, _)| *other).ok()?;
                few[index].1
            }
        };
        (score > 0).then(|| total.saturating_add(score))
    })
}
