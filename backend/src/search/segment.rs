//! A part of the index that never changes, opened for searching.

mod matches;
mod phrases;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, anyhow};
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
pub use matches::Matches;

/// How many lists of words are remembered for each field.
const MAX_REMEMBERED: usize = 100;

/// The longest list of words that is remembered.
const MAX_REMEMBERED_WORDS: usize = 1_000;

pub struct Segment {
    pub reader: SegmentReader,
    pub columns: Arc<Columns>,
    fields: Fields,
    numbers: Arc<InvertedIndexReader>,
    texts: [Arc<SegmentText>; Text::COUNT],
}

/// What is known of each document, in microseconds, and by the numbers of the variants. Plain arrays, because a
/// search for a common word reads them for every match, which takes ten times as long from packed bits.
pub struct Columns {
    pub id: Vec<i64>,
    pub status: Vec<u8>,
    pub category: Vec<u8>,
    pub opened_at: Vec<i64>,
    pub last_activity_at: Vec<i64>,
    pub waiting_since: Vec<i64>,
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
        Ok(Self { columns, fields, numbers, texts, reader: reader.clone() })
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
        let status = self.columns.status[document as usize];
        role == Role::Helpdesk || status != Status::Closed as u8
    }
}

impl Columns {
    fn open(reader: &SegmentReader) -> anyhow::Result<Self> {
        let (columns, documents) = (reader.fast_fields(), reader.max_doc() as usize);
        let numbers = |name: &str| -> anyhow::Result<Vec<i64>> {
            let mut values = vec![0; documents];
            columns.i64(name)?.first_or_default_col(0).get_range(0, &mut values);
            Ok(values)
        };
        let variants = |name: &str| -> anyhow::Result<Vec<u8>> {
            let mut values = vec![0; documents];
            columns.u64(name)?.first_or_default_col(0).get_range(0, &mut values);
            values.into_iter().map(|value| Ok(u8::try_from(value)?)).collect()
        };
        Ok(Self {
            id: numbers("id")?,
            status: variants("status")?,
            category: variants("category")?,
            opened_at: numbers("opened_at")?,
            last_activity_at: numbers("last_activity_at")?,
            waiting_since: numbers("waiting_since")?,
        })
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
