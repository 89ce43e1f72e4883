//! The fields of the index, and how a ticket becomes a document.

use chrono::DateTime;
use sha2::{Digest as _, Sha256};
use shared::ticket::Status;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{TantivyDocument, Term};

use super::words::{self, Word};
use crate::db::search::Document;
use shared::ids::TicketId;
use shared::role::Role;

const TOKENIZER: &str = "words";

/// What [`Columns::waiting_since`](super::segment) holds for a ticket that does not wait: the end of time.
pub const NOT_WAITING: i64 = i64::MAX;

#[derive(Clone, Copy, Debug)]
pub struct Fields {
    pub id: Field,
    pub status: Field,
    pub category: Field,
    pub opened_at: Field,
    pub last_activity_at: Field,
    pub waiting_since: Field,
    pub affected: Field,
    pub place: Field,
    pub texts: [Field; Text::COUNT],
}

/// Where a word stands. Texts of closed tickets have fields of their own, so that no search of a user
/// meets their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    Description,
    Thread,
    ClosedDescription,
    ClosedThread,
}

impl Text {
    pub const COUNT: usize = 4;

    /// The texts a role may search.
    pub const fn visible_to(role: Role) -> &'static [Self] {
        match role {
            Role::User => &[Self::Description, Self::Thread],
            Role::Helpdesk => {
                &[Self::Description, Self::Thread, Self::ClosedDescription, Self::ClosedThread]
            }
        }
    }

    pub const fn is_description(self) -> bool {
        matches!(self, Self::Description | Self::ClosedDescription)
    }
}

/// The schema, and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        id: schema.add_i64_field("id", INDEXED | FAST),
        status: schema.add_u64_field("status", FAST),
        category: schema.add_u64_field("category", FAST),
        opened_at: schema.add_i64_field("opened_at", FAST),
        last_activity_at: schema.add_i64_field("last_activity_at", FAST),
        waiting_since: schema.add_i64_field("waiting_since", FAST),
        affected: schema.add_i64_field("affected", FAST),
        place: schema.add_u64_field("place", FAST),
        texts: ["description", "thread", "closed_description", "closed_thread"]
            .map(|name| schema.add_text_field(name, text.clone())),
    };
    (schema.build(), fields)
}

impl Fields {
    pub fn document(&self, ticket: &Document) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_i64(self.id, ticket.id.0);
        document.add_u64(self.status, ticket.status as u64);
        document.add_u64(self.category, ticket.category as u64);
        document.add_i64(self.opened_at, ticket.opened_at.timestamp_micros());
        document.add_i64(self.last_activity_at, ticket.last_activity_at.timestamp_micros());
        let waiting_since = ticket.waiting_since.as_ref().map(DateTime::timestamp_micros);
        document.add_i64(self.waiting_since, waiting_since.unwrap_or(NOT_WAITING));
        document.add_i64(self.affected, ticket.affected);
        let (description, thread) = match ticket.status {
            Status::Closed => (Text::ClosedDescription, Text::ClosedThread),
            Status::Open | Status::Active => (Text::Description, Text::Thread),
        };
        // Between two values of a field there is a gap, so that no phrase begins in one and ends in the next.
        document.add_text(self.texts[description as usize], &ticket.description);
        document.add_u64(self.place, ticket.place.as_deref().map_or(NO_PLACE, place_key));
        if let Some(place) = &ticket.place {
            document.add_text(self.texts[description as usize], place);
        }
        for message in &ticket.messages {
            document.add_text(self.texts[thread as usize], message);
        }
        document
    }

    pub fn id_term(&self, id: TicketId) -> Term {
        Term::from_field_i64(self.id, id.0)
    }

    pub fn word_term(&self, text: Text, word: &str) -> Term {
        Term::from_field_text(self.texts[text as usize], word)
    }
}

/// What the column holds for a ticket without a place.
const NO_PLACE: u64 = 0;

/// What the column holds for a place, whatever its case. Two places may share a key: the database compares the
/// places themselves.
pub fn place_key(place: &str) -> u64 {
    let digest = Sha256::digest(place.to_lowercase());
    digest.iter().take(8).fold(0, |key, byte| key << 8 | u64::from(*byte))
}

pub fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(TOKENIZER, TextAnalyzer::from(WordTokenizer));
    tokenizers
}

#[derive(Clone)]
struct WordTokenizer;

struct WordStream {
    words: std::vec::IntoIter<Word>,
    token: Token,
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream {
        WordStream { words: words::words(text).into_iter(), token: Token::default() }
    }
}

impl TokenStream for WordStream {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else { return false };
        self.token.position = word.position as usize;
        self.token.text = word.text;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
