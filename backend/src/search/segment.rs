//! A part of the index that never changes, opened for searching.

mod matches;
mod phrases;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, anyhow};
use shared::ids::TicketId;
use shared::role::Role;
use tantivy::columnar::ColumnValues;
use tantivy::index::{InvertedIndexReader, SegmentId};
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet as _, SegmentReader, TERMINATED};

use super::query::{Spelling, Tier};
use super::schema::{Fields, Text};
use super::vocabulary::Vocabulary;
pub use matches::Matches;

/// How many lists of words are remembered for each field.
const MAX_REMEMBERED: usize = 100;

/// The longest list of words that is remembered.
const MAX_REMEMBERED_WORDS: usize = 1_000;

pub struct Segment {
    pub reader: SegmentReader,
    pub columns: Columns,
    fields: Fields,
    numbers: Arc<InvertedIndexReader>,
    texts: [Arc<SegmentText>; Text::COUNT],
}

/// What is known of each document, in microseconds, and by the numbers of the variants.
pub struct Columns {
    pub id: Arc<dyn ColumnValues<i64>>,
    pub status: Arc<dyn ColumnValues<u64>>,
    pub category: Arc<dyn ColumnValues<u64>>,
    pub opened_at: Arc<dyn ColumnValues<i64>>,
    pub last_activity_at: Arc<dyn ColumnValues<i64>>,
    pub waiting_since: Arc<dyn ColumnValues<i64>>,
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
    /// Takes the texts over from an earlier snapshot if that has the segment.
    pub fn open(
        reader: &SegmentReader,
        fields: Fields,
        former: &HashMap<SegmentId, Arc<Self>>,
    ) -> anyhow::Result<Self> {
        let texts = match former.get(&reader.segment_id()) {
            Some(former) => former.texts.clone(),
            None => {
                let texts: Result<Vec<_>, _> = fields
                    .texts
                    .iter()
                    .map(|field| SegmentText::open(reader.inverted_index(*field)?))
                    .collect();
                texts?.try_into().map_err(|_| anyhow!("a segment has other fields"))?
            }
        };
        let columns = reader.fast_fields();
        Ok(Self {
            columns: Columns {
                id: columns.i64("id")?.first_or_default_col(0),
                status: columns.u64("status")?.first_or_default_col(0),
                category: columns.u64("category")?.first_or_default_col(0),
                opened_at: columns.i64("opened_at")?.first_or_default_col(0),
                last_activity_at: columns.i64("last_activity_at")?.first_or_default_col(0),
                waiting_since: columns.i64("waiting_since")?.first_or_default_col(0),
            },
            fields,
            numbers: reader.inverted_index(fields.id)?,
            texts,
            reader: reader.clone(),
        })
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
        let status = self.columns.status.get_val(document);
        role == Role::Helpdesk || status != shared::ticket::Status::Closed as u64
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
