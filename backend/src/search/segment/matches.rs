//! The documents of a segment that meet a condition.

use shared::role::Role;
use tantivy::DocId;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;

use super::{Segment, SegmentText};
use crate::search::query::{Condition, Tier};
use crate::search::schema::Text;

/// From which share of all documents on a score for each of them is faster than a sorted list: one in eight.
const MANY: usize = 8;

/// The score of the ticket with the number that is searched for, above all words together.
const NUMBER_SCORE: u8 = 100;

/// Documents with their scores.
pub enum Matches {
    /// In order.
    Few(Vec<(DocId, u8)>),
    /// The score of every document; 0 if it does not match.
    Many(Vec<u8>),
}

/// Small numbers, so that tickets are equal and the time decides, unless one really matches better. The better
/// spelling counts more than the place, but for endings.
const fn score(tier: Tier, text: Text) -> u8 {
    match (tier, text.is_description()) {
        (Tier::Exact, true) => 8,
        (Tier::Stem, true) => 7,
        (Tier::Exact, false) => 6,
        (Tier::Stem, false) => 5,
        (Tier::Part, true) => 4,
        (Tier::Part, false) => 3,
        (Tier::Misspelt, true) => 2,
        (Tier::Misspelt, false) => 1,
    }
}

impl Segment {
    /// The documents that meet a condition, some of which may have been deleted.
    pub fn matches(&self, condition: &Condition, role: Role) -> anyhow::Result<Matches> {
        let mut others = Vec::new();
        let mut words = Vec::new();
        for text in Text::visible_to(role) {
            let segment_text = &*self.texts[*text as usize];
            for spelling in &condition.spellings {
                let found = segment_text.matching(spelling, condition.allows_mistakes)?;
                words.extend(
                    found
                        .iter()
                        .map(|(place, tier)| (segment_text, place.clone(), score(*tier, *text))),
                );
            }
            for phrase in &condition.phrases {
                let documents = self.containing(phrase, *text)?;
                let score = score(Tier::Exact, *text);
                others.extend(documents.into_iter().map(|document| (document, score)));
            }
        }
        if let Some(number) = condition.number
            && let Some(document) = self.find(number)?
            && self.is_visible_to(role, document)
        {
            others.push((document, NUMBER_SCORE));
        }
        let count: usize = words.iter().map(|(_, place, _)| place.doc_freq as usize).sum();
        if (count + others.len()) * MANY > self.reader.max_doc() as usize {
            let mut scores = vec![0; self.reader.max_doc() as usize];
            let mut raise = |document: DocId, score: u8| {
                let best = &mut scores[document as usize];
                *best = score.max(*best);
            };
            each_document(&words, |documents, score| {
                documents.iter().for_each(|document| raise(*document, score));
            })?;
            others.into_iter().for_each(|(document, score)| raise(document, score));
            return Ok(Matches::Many(scores));
        }
        let mut few = others;
        each_document(&words, |documents, score| {
            few.extend(documents.iter().map(|document| (*document, score)));
        })?;
        few.sort_unstable_by_key(|(document, score)| (*document, u8::MAX - score));
        few.dedup_by_key(|(document, _)| *document);
        Ok(Matches::Few(few))
    }
}

/// Visits the documents of all words, many at a time.
fn each_document(
    words: &[(&SegmentText, TermInfo, u8)],
    mut visit: impl FnMut(&[DocId], u8),
) -> anyhow::Result<()> {
    // One reader for all, because there may be thousands of words with one document each.
    let mut reader: Option<BlockSegmentPostings> = None;
    for (text, place, score) in words {
        let reader = match &mut reader {
            Some(reader) => {
                text.index.reset_block_postings_from_terminfo(place, reader)?;
                reader
            }
            none => none.insert(
                text.index.read_block_postings_from_terminfo(place, IndexRecordOption::Basic)?,
            ),
        };
        while !reader.docs().is_empty() {
            visit(reader.docs(), *score);
            reader.advance();
        }
    }
    Ok(())
}
