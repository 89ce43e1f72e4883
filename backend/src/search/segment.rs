//! A part of the index that never changes, opened for searching.

mod columns;
mod matches;
mod phrases;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, anyhow};
use fixedbitset::FixedBitSet;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::Status;
use tantivy::index::{InvertedIndexReader, SegmentId};
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet as _, SegmentReader, TERMINATED};

use super::query::{Spelling, Tier};
use super::schema::{Fields, Text};
use super::vocabulary::Vocabulary;
pub use columns::{BLOCK, Columns, SortColumn};
pub use matches::Matches;

/// How many lists of words are remembered for each field.
const MAX_REMEMBERED: usize = 100;

/// The longest list of words that is remembered.
const MAX_REMEMBERED_WORDS: usize = 1_000;

pub struct Segment {
    pub reader: SegmentReader,
    pub columns: Arc<Columns>,
    /// The documents that have not been deleted; none if all are there.
    pub alive: Option<FixedBitSet>,
    fields: Fields,
    numbers: Arc<InvertedIndexReader>,
    texts: [Arc<SegmentText>; Text::COUNT],
}

type FoundWords = Arc<Vec<(TermInfo, Tier)>>;

/// One field of a segment. Words stay as they are for as long as the segment is there, so what matches a word of a
/// query is remembered: the same search comes again with each page and after each change.
pub struct SegmentText {
    index: Arc<InvertedIndexReader>,
    vocabulary: Vocabulary,
    remembered: Mutex<HashMap<(String, bool), FoundWords>>,
}

impl Segment {
    /// Takes columns and texts over from an earlier snapshot if that has the segment.
    pub fn open(
        reader: &SegmentReader,
        fields: Fields,
        former: &HashMap<SegmentId, Arc<Self>>,
    ) -> anyhow::Result<Self> {
        let (columns, texts) = match former.get(&reader.segment_id()) {
            Some(former) => (Arc::clone(&former.columns), former.texts.clone()),
            None => {
                let texts: Result<Vec<_>, _> = fields
                    .texts
                    .iter()
                    .map(|field| SegmentText::open(reader.inverted_index(*field)?))
                    .collect();
                let texts = texts?.try_into().map_err(|_| anyhow!("a segment has other fields"))?;
                (Arc::new(Columns::open(reader)?), texts)
            }
        };
        let numbers = reader.inverted_index(fields.id)?;
        let alive = reader.has_deletes().then(|| {
            let alive = reader.doc_ids_alive().map(|document| document as usize);
            let mut set = FixedBitSet::with_capacity(reader.max_doc() as usize);
            set.extend(alive);
            set
        });
        Ok(Self { columns, alive, fields, numbers, texts, reader: reader.clone() })
    }

    /// The document of a ticket that has not been deleted.
    pub fn find(&self, id: TicketId) -> anyhow::Result<Option<DocId>> {
        let term = self.fields.id_term(id);
        let Some(mut documents) = self.numbers.read_postings(&term, IndexRecordOption::Basic)?
        else {
            return Ok(None);
        };
        while documents.doc() != TERMINATED && self.reader.is_deleted(documents.doc()) {
            documents.advance();
        }
        Ok(Some(documents.doc()).filter(|document| *document != TERMINATED))
    }

    fn is_visible_to(&self, role: Role, document: DocId) -> bool {
        let closed = &self.columns.statuses[Status::Closed as usize];
        role == Role::Helpdesk || !closed.contains(document as usize)
    }
}

impl SegmentText {
    fn open(index: Arc<InvertedIndexReader>) -> anyhow::Result<Arc<Self>> {
        let mut vocabulary = Vocabulary::default();
        let mut words = index.terms().stream()?;
        while words.advance() {
            vocabulary.push(str::from_utf8(words.key()).context("a word is no text")?);
        }
        drop(words);
        Ok(Arc::new(Self { index, vocabulary, remembered: Mutex::default() }))
    }

    /// All words that match a word of a query, and where the documents that contain them are listed.
    fn matching(&self, spelling: &Spelling, allows_mistakes: bool) -> anyhow::Result<FoundWords> {
        let key = (spelling.text.clone(), allows_mistakes);
        if let Some(found) = self.remembered().get(&key) {
            return Ok(Arc::clone(found));
        }
        let mut words = self.vocabulary.matching(spelling);
        if allows_mistakes {
            words.extend(self.vocabulary.misspelt(spelling).map(|word| (word, Tier::Misspelt)));
        }
        let mut found = Vec::with_capacity(words.len());
        for (word, tier) in words {
            let place = self.index.terms().get(word)?;
            found.push((place.context("a word is not in the dictionary")?, tier));
        }
        let found = Arc::new(found);
        if found.len() <= MAX_REMEMBERED_WORDS {
            let mut remembered = self.remembered();
            if remembered.len() >= MAX_REMEMBERED {
                remembered.clear();
            }
            remembered.insert(key, Arc::clone(&found));
        }
        Ok(found)
    }

    fn remembered(&self) -> std::sync::MutexGuard<'_, HashMap<(String, bool), FoundWords>> {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
