//! The documents of a segment that meet a condition.

use anyhow::Context as _;
use fixedbitset::FixedBitSet;
use shared::role::Role;
use tantivy::DocId;
use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::IndexRecordOption;

use super::Segment;
use crate::search::query::{Condition, Spelling, Tier};
use crate::search::schema::Text;

/// The score of the ticket with the number that is searched for, above all words together.
const NUMBER_SCORE: u8 = 100;

/// Documents with their scores.
pub struct Matches {
    pub documents: FixedBitSet,
    /// The best first. A document may have several scores, of which the best counts.
    scores: Vec<(u8, FixedBitSet)>,
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

impl Matches {
    /// Of a segment with so many documents.
    fn new(documents: usize) -> Self {
        Self { documents: FixedBitSet::with_capacity(documents), scores: Vec::new() }
    }

    fn add(&mut self, score: u8, documents: &[DocId]) {
        if documents.is_empty() {
            return;
        }
        let index = self.scores.iter().position(|(other, _)| *other == score);
        let index = index.unwrap_or_else(|| {
            self.scores.push((score, FixedBitSet::with_capacity(self.documents.len())));
            self.scores.len() - 1
        });
        let of_score = &mut self.scores[index].1;
        documents.iter().for_each(|document| of_score.insert(*document as usize));
    }

    fn finish(mut self) -> Self {
        self.scores.sort_unstable_by_key(|(score, _)| u8::MAX - score);
        self.scores.iter().for_each(|(_, documents)| self.documents.union_with(documents));
        self
    }

    /// The best score of any document.
    pub fn best_score(&self) -> u8 {
        self.scores.first().map_or(0, |(score, _)| *score)
    }

    /// How well one of the documents matches.
    pub fn score(&self, document: usize) -> u8 {
        let best = self.scores.iter().find(|(_, documents)| documents.contains(document));
        best.map_or(0, |(score, _)| *score)
    }
}

impl Segment {
    /// The documents that everybody sees and whose description has a form of a word. Some may have been deleted.
    pub fn describing(&self, word: &Spelling) -> anyhow::Result<FixedBitSet> {
        let text = &self.texts[Text::Description as usize];
        let mut documents = FixedBitSet::with_capacity(self.reader.max_doc() as usize);
        let forms = text.vocabulary.beginning_like(word).filter(|(_, tier)| *tier >= Tier::Stem);
        for (form, _) in forms {
            let place = text.index.terms().get(form)?.context("a word is not in the dictionary")?;
            let mut postings =
                text.index.read_block_postings_from_terminfo(&place, IndexRecordOption::Basic)?;
            while !postings.docs().is_empty() {
                documents.extend(postings.docs().iter().map(|document| *document as usize));
                postings.advance();
            }
        }
        Ok(documents)
    }

    /// The documents that meet a condition, some of which may have been deleted.
    pub fn matches(&self, condition: &Condition, role: Role) -> anyhow::Result<Matches> {
        let mut matches = Matches::new(self.reader.max_doc() as usize);
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
                matches.add(score(Tier::Exact, *text), &self.containing(phrase, *text)?);
            }
        }
        if let Some(number) = condition.number
            && let Some(document) = self.find(number)?
            && self.is_visible_to(role, document)
        {
            matches.add(NUMBER_SCORE, &[document]);
        }
        // One reader for all, because there may be thousands of words with one document each.
        let mut reader: Option<BlockSegmentPostings> = None;
        for (text, place, score) in words {
            let reader = match &mut reader {
                Some(reader) => {
                    text.index.reset_block_postings_from_terminfo(&place, reader)?;
                    reader
                }
                none => none.insert(
                    text.index
                        .read_block_postings_from_terminfo(&place, IndexRecordOption::Basic)?,
                ),
            };
            while !reader.docs().is_empty() {
                matches.add(score, reader.docs());
                reader.advance();
            }
        }
        Ok(matches.finish())
    }
}
