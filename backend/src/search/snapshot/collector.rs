//! One pass over all documents that match: the filter, the counts and the best.

use fixedbitset::FixedBitSet;
use shared::ticket::Status;

use super::super::order::{Order, Rank};
use super::super::schema::place_key;
use super::super::segment::{BLOCK, Columns, Matches};
use super::Part;
use crate::db::tickets::Filter;

/// How many tickets match, for each status.
pub type Counts = [i64; Status::COUNT];

pub struct Collector<'a> {
    filter: &'a Filter,
    order: Order,
    after: Option<Rank>,
    limit: usize,
    /// The best so far, and up to as many again.
    best: Vec<Rank>,
    /// The last of the best, once there are enough.
    last: Option<Rank>,
    counts: Counts,
}

impl<'a> Collector<'a> {
    pub fn new(filter: &'a Filter, order: Order, after: Option<Rank>, limit: usize) -> Self {
        Self {
            filter,
            order,
            after,
            limit,
            best: Vec::with_capacity(2 * limit),
            last: None,
            counts: [0; Status::COUNT],
        }
    }

    /// Adds the documents of a part that meet all conditions.
    pub fn collect(&mut self, part: &Part, matches: &[Matches]) {
        let columns = &part.segment.columns;
        let Some((first, others)) = matches.split_first() else { return };
        let mut documents = first.documents.clone();
        others.iter().for_each(|others| documents.intersect_with(&others.documents));
        part.retain_current(&mut documents);
        retain_any(&mut documents, &self.filter.categories, |it| &columns.categories[it as usize]);
        self.retain_places(&mut documents, columns);
        self.retain_times(&mut documents, columns);
        for (count, of_status) in self.counts.iter_mut().zip(&columns.statuses) {
            *count += documents.intersection_count(of_status) as i64;
        }
        retain_any(&mut documents, &self.filter.statuses, |it| &columns.statuses[it as usize]);
        let most = matches.iter().fold(0, |sum: u8, it| sum.saturating_add(it.best_score()));
        let blocks = documents.as_slice().iter().enumerate();
        let blocks = blocks.filter(|(_, block)| **block != 0);
        let is_greatest_first = self.order.is_greatest_first();
        let visit = |(index, block): (usize, &usize)| {
            if !self.is_behind(most, self.order.first_value(columns, index)) {
                let documents = (0..BLOCK).filter(|bit| block & (1 << bit) != 0);
                documents.for_each(|bit| self.add(columns, matches, index * BLOCK + bit));
            }
        };
        // From that end where the first of the order are likely to be: most tickets are indexed in the order in
        // which they were opened.
        if is_greatest_first {
            blocks.rev().for_each(visit);
        } else {
            blocks.for_each(visit);
        }
    }

    fn add(&mut self, columns: &Columns, matches: &[Matches], document: usize) {
        let scores = matches.iter().map(|matches| matches.score(document));
        let score = scores.fold(0, u8::saturating_add);
        if self.is_behind(score, i64::MIN) {
            return;
        }
        let value = self.order.value(columns, document);
        if self.is_behind(score, value) {
            return;
        }
        let score = self.order.score(score);
        let rank = Rank { score, value, id: self.order.id(columns, document) };
        if self.after.is_none_or(|after| rank > after) {
            self.best.push(rank);
            if self.best.len() == 2 * self.limit {
                self.cut();
            }
        }
    }

    /// Whether there are enough better documents.
    fn is_behind(&self, score: u8, value: i64) -> bool {
        self.last.is_some_and(|last| (self.order.score(score), value) > (last.score, last.value))
    }

    /// Leaves out what is elsewhere.
    fn retain_places(&self, documents: &mut FixedBitSet, columns: &Columns) {
        if self.filter.places.is_empty() {
            return;
        }
        let keys: Vec<u64> = self.filter.places.iter().map(|place| place_key(place)).collect();
        let is_elsewhere =
            |document: &usize| !keys.contains(&columns.place.get_val(*document as u32));
        let elsewhere: Vec<usize> = documents.ones().filter(is_elsewhere).collect();
        elsewhere.into_iter().for_each(|document| documents.remove(document));
    }

    /// Leaves out what was not opened in the time of the filter.
    fn retain_times(&self, documents: &mut FixedBitSet, columns: &Columns) {
        let Filter { opened_from, opened_before, .. } = self.filter;
        if opened_from.is_none() && opened_before.is_none() {
            return;
        }
        let from = opened_from.map_or(i64::MIN, |time| time.timestamp_micros());
        let before = opened_before.map_or(i64::MAX, |time| time.timestamp_micros());
        for (index, block) in documents.as_mut_slice().iter_mut().enumerate() {
            let (earliest, latest) = columns.opened_at.range(index);
            if latest < from || earliest >= before {
                *block = 0;
            } else if earliest < from || latest >= before {
                let documents = (0..BLOCK).filter(|bit| *block & (1 << bit) != 0);
                let is_outside = |bit: &usize| {
                    let opened_at = columns.opened_at.get(index * BLOCK + bit);
                    opened_at < from || opened_at >= before
                };
                let outside = documents.filter(is_outside).fold(0, |bits, bit| bits | 1 << bit);
                *block &= !outside;
            }
        }
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

/// Leaves out the documents of all other variants; of none if none is given.
fn retain_any<'a, T: Copy>(
    documents: &mut FixedBitSet,
    variants: &[T],
    of_variant: impl Fn(T) -> &'a FixedBitSet,
) {
    let mut sets = variants.iter().map(|variant| of_variant(*variant));
    if let Some(first) = sets.next() {
        let mut any = first.clone();
        sets.for_each(|set| any.union_with(set));
        documents.intersect_with(&any);
    }
}
