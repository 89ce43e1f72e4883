//! What is searched: the segments in the folder, and newer ones in memory with what has changed since.
//!
//! A commit waits for the disk, up to a tenth of a second; a search right after a change does not.

use std::collections::HashMap;
use std::sync::Arc;

use shared::ids::TicketId;
use tantivy::SegmentReader;
use tantivy::index::SegmentId;
use uuid::Uuid;

use super::index::{StoredIndex, small_segment};
use super::schema;
use super::segment::Segment;
use super::snapshot::{Part, Snapshot};
use crate::db::search::Document;

#[cfg(test)]
mod tests;

#[derive(Default)]
pub struct Parts {
    stored: Vec<Part>,
    recent: Vec<Recent>,
}

/// Tickets that changed, up to a position of the log.
struct Recent {
    part: Part,
    documents: Vec<Arc<Document>>,
    position: i64,
}

impl Parts {
    /// Adds tickets in place of their former versions.
    pub fn add(&mut self, documents: Vec<Document>, position: i64) -> anyhow::Result<()> {
        let parts = self.stored.iter_mut().chain(self.recent.iter_mut().map(|it| &mut it.part));
        for part in parts {
            replace_all(part, documents.iter().map(|document| document.id))?;
        }
        self.push(documents.into_iter().map(Arc::new).collect(), position)?;
        // Few segments are searched faster than many. Each document moves only when their number doubles.
        while let [.., before, last] = &self.recent[..]
            && before.documents.len() <= 2 * last.documents.len()
        {
            let (last, before) = (self.recent.pop(), self.recent.pop());
            let newest_first = last.into_iter().chain(before).flat_map(|recent| recent.documents);
            let documents: HashMap<TicketId, Arc<Document>> =
                newest_first.fold(HashMap::new(), |mut documents, document| {
                    documents.entry(document.id).or_insert(document);
                    documents
                });
            self.push(documents.into_values().collect(), position)?;
        }
        Ok(())
    }

    fn push(&mut self, documents: Vec<Arc<Document>>, position: i64) -> anyhow::Result<()> {
        if let Some(reader) = small_segment(documents.iter().map(AsRef::as_ref))? {
            let segment = Segment::open(&reader, schema::schema().1, &HashMap::new())?;
            let part = Part::new(Arc::new(segment));
            self.recent.push(Recent { part, documents, position });
        }
        Ok(())
    }

    /// What the folder does not hold yet, in the order of the changes, and how far that goes.
    pub fn not_stored(&self) -> Option<(Vec<Arc<Document>>, i64)> {
        let position = self.recent.last()?.position;
        let documents = self.recent.iter().flat_map(|recent| recent.documents.iter().cloned());
        Some((documents.collect(), position))
    }

    /// Takes over the segments of the folder, which holds everything up to a position.
    pub fn take_stored(
        &mut self,
        segments: Vec<Arc<Segment>>,
        position: i64,
    ) -> anyhow::Result<()> {
        self.recent.retain(|recent| recent.position > position);
        self.stored = segments.into_iter().map(Part::new).collect();
        for part in &mut self.stored {
            for recent in &self.recent {
                replace_all(part, recent.documents.iter().map(|document| document.id))?;
            }
        }
        Ok(())
    }

    /// The segments of the folder as of the last commit; of those in `former` nothing is read again.
    pub fn open_stored(
        index: &StoredIndex,
        former: &HashMap<SegmentId, Arc<Segment>>,
    ) -> anyhow::Result<Vec<Arc<Segment>>> {
        let open = |reader: &SegmentReader| {
            Segment::open(reader, schema::schema().1, former).map(Arc::new)
        };
        index.segments()?.iter().map(open).collect()
    }

    pub fn stored(&self) -> HashMap<SegmentId, Arc<Segment>> {
        let segments = self.stored.iter().map(|part| &part.segment);
        segments.map(|it| (it.reader.segment_id(), Arc::clone(it))).collect()
    }

    pub fn snapshot(&self, epoch: Uuid, position: i64) -> Snapshot {
        let recent = self.recent.iter().map(|recent| &recent.part);
        Snapshot { epoch, position, parts: self.stored.iter().chain(recent).cloned().collect() }
    }
}

fn replace_all(part: &mut Part, ids: impl Iterator<Item = TicketId>) -> anyhow::Result<()> {
    ids.into_iter().try_for_each(|id| part.replace(id))
}
