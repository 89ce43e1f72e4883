//! The index as it stands at a position of the log. It is searched in one pass, without looking at the database.

mod collector;
mod similar;

use std::sync::Arc;

use fixedbitset::FixedBitSet;
use shared::ids::TicketId;
use shared::role::Role;
use tantivy::DocId;
use uuid::Uuid;

use super::order::{Hit, Order, Rank};
use super::query::Query;
use super::segment::{Matches, Segment};
use crate::db::tickets::Filter;
use collector::Collector;
pub use collector::Counts;
pub use similar::Similar;

/// What to search for.
#[derive(Clone, Debug)]
pub struct Request {
    pub query: Query,
    pub role: Role,
    pub filter: Filter,
    pub order: Order,
    pub after: Option<Hit>,
    pub limit: usize,
}

/// What a search found.
#[derive(Debug)]
pub struct Found {
    /// As it was searched for in the end: with mistakes, where nothing matched without.
    pub query: Query,
    /// In order, and `limit` at most.
    pub hits: Vec<Hit>,
    /// All matches, whatever status they may have.
    pub counts: Counts,
    pub epoch: Uuid,
    /// What the log holds up to here was searched.
    pub position: i64,
}

pub struct Snapshot {
    pub epoch: Uuid,
    pub position: i64,
    pub parts: Vec<Part>,
}

/// A segment, some documents of which newer segments hold in a newer version.
#[derive(Clone)]
pub struct Part {
    pub segment: Arc<Segment>,
    replaced: Vec<DocId>,
}

impl Part {
    pub const fn new(segment: Arc<Segment>) -> Self {
        Self { segment, replaced: Vec::new() }
    }

    /// Leaves out a ticket from now on.
    pub fn replace(&mut self, id: TicketId) -> anyhow::Result<()> {
        if let Some(document) = self.segment.find(id)? {
            self.replaced.push(document);
        }
        Ok(())
    }

    /// Leaves out what has been deleted or replaced.
    fn retain_current(&self, documents: &mut FixedBitSet) {
        if let Some(alive) = &self.segment.alive {
            documents.intersect_with(alive);
        }
        self.replaced.iter().for_each(|document| documents.remove(*document as usize));
    }

    fn has_current(&self, matches: &Matches) -> bool {
        let mut documents = matches.documents.clone();
        self.retain_current(&mut documents);
        !documents.is_clear()
    }
}

impl Snapshot {
    pub fn search(&self, request: Request) -> anyhow::Result<Found> {
        let Request { mut query, role, filter, order, after, limit } = request;
        let mut matches: Vec<Vec<Matches>> = self.parts.iter().map(|_| Vec::new()).collect();
        for condition in &mut query.conditions {
            let find = |condition: &_| -> anyhow::Result<Vec<Matches>> {
                self.parts.iter().map(|part| part.segment.matches(condition, role)).collect()
            };
            let mut found = find(condition)?;
            let mut parts = self.parts.iter().zip(&found);
            // Whatever the filter is, so that the same words find the same tickets under each.
            if condition.can_allow_mistakes() && !parts.any(|(part, found)| part.has_current(found))
            {
                condition.allows_mistakes = true;
                found = find(condition)?;
            }
            matches.iter_mut().zip(found).for_each(|(of_part, found)| of_part.push(found));
        }
        let mut collector = Collector::new(&filter, order, after.map(|hit| order.rank(hit)), limit);
        for (part, matches) in self.parts.iter().zip(matches) {
            collector.collect(part, &matches);
        }
        let (ranks, counts) = collector.finish();
        let hits = ranks.into_iter().map(|rank: Rank| order.hit(rank)).collect();
        Ok(Found { query, hits, counts, epoch: self.epoch, position: self.position })
    }
}
