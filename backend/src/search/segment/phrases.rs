//! The documents of a segment that contain a phrase.

use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet as _, TERMINATED};

use super::Segment;
use crate::search::query::Phrase;
use crate::search::schema::Text;

/// A word of the phrase: its place, and the documents for each way to write it.
struct Place {
    offset: u32,
    ways: Vec<SegmentPostings>,
}

impl Place {
    /// The first document from `document` on that contains the word.
    fn seek(&mut self, document: DocId) -> DocId {
        let ways = self.ways.iter_mut();
        let next =
            ways.map(|way| if way.doc() < document { way.seek(document) } else { way.doc() });
        next.min().unwrap_or(TERMINATED)
    }

    /// Where the phrase would have to begin for the word to be in its place.
    fn starts(&mut self, document: DocId, starts: &mut Vec<u32>) {
        starts.clear();
        for way in self.ways.iter_mut().filter(|way| way.doc() == document) {
            way.append_positions_with_offset(0, starts);
        }
        starts.retain(|position| *position >= self.offset);
        starts.iter_mut().for_each(|position| *position -= self.offset);
        starts.sort_unstable();
    }
}

impl Segment {
    /// In order.
    pub(super) fn containing(&self, phrase: &Phrase, text: Text) -> anyhow::Result<Vec<DocId>> {
        let mut places = Vec::new();
        for (offset, ways) in &phrase.places {
            let mut place = Place { offset: *offset, ways: Vec::new() };
            for way in ways {
                let term = self.fields.word_term(text, way);
                let index = &self.texts[text as usize].index;
                let option = IndexRecordOption::WithFreqsAndPositions;
                place.ways.extend(index.read_postings(&term, option)?);
            }
            places.push(place);
        }
        // The rarest word leads.
        places.sort_by_key(|place| place.ways.iter().map(SegmentPostings::doc_freq).sum::<u32>());
        let (mut starts, mut others) = (Vec::new(), Vec::new());
        let mut found = Vec::new();
        let mut document = 0;
        loop {
            let furthest = places.iter_mut().map(|place| place.seek(document)).max();
            let furthest = furthest.unwrap_or(TERMINATED);
            if furthest == TERMINATED {
                return Ok(found);
            }
            if furthest > document {
                document = furthest;
                continue;
            }
            let mut places = places.iter_mut();
            if let Some(first) = places.next() {
                first.starts(document, &mut starts);
            }
            for place in places {
                place.starts(document, &mut others);
                starts.retain(|start| others.binary_search(start).is_ok());
            }
            if !starts.is_empty() {
                found.push(document);
            }
            document += 1;
        }
    }
}
