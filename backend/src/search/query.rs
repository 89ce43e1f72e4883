//! What a search looks for: up to eight conditions, all of which a ticket has to meet.

mod phrase;
mod spelling;

use shared::ids::TicketId;

use super::words::{self, Chunk, Spellings, Word};
pub use phrase::Phrase;
pub use spelling::{Spelling, Tier};

#[cfg(test)]
mod tests;

/// The most words and phrases of a search; the rest is left out.
const MAX_CONDITIONS: usize = 8;

#[derive(Clone, Debug)]
pub struct Query {
    pub conditions: Vec<Condition>,
}

/// A ticket meets it if its texts contain the word or one of the phrases, or if it has the number.
#[derive(Clone, Debug, Default)]
pub struct Condition {
    /// The ways to write the word.
    pub spellings: Vec<Spelling>,
    pub phrases: Vec<Phrase>,
    pub number: Option<TicketId>,
    /// Whether words with mistakes match too.
    pub allows_mistakes: bool,
}

impl Query {
    pub fn parse(text: &str) -> Self {
        let mut conditions = Vec::new();
        for (index, part) in text.split(is_quote).enumerate() {
            if index % 2 == 1 {
                conditions.extend(quoted(part));
            } else {
                conditions.extend(part.split_whitespace().flat_map(unquoted));
            }
        }
        conditions.truncate(MAX_CONDITIONS);
        Self { conditions }
    }

    /// Which words of a text match.
    pub fn matching<'a>(&self, words: &'a [Word]) -> Vec<&'a Word> {
        let mut matching = Vec::new();
        for condition in &self.conditions {
            matching.extend(words.iter().filter(|word| condition.tier(&word.text).is_some()));
            for phrase in &condition.phrases {
                matching.extend(phrase.find(words));
            }
        }
        matching
    }
}

impl Condition {
    /// How well a word of a text matches the word.
    fn tier(&self, word: &str) -> Option<Tier> {
        let tiers = self.spellings.iter().filter_map(|spelling| {
            let tier = spelling.tier(word);
            tier.or_else(|| {
                let is_misspelt = self.allows_mistakes && spelling.is_misspelt_as(word);
                is_misspelt.then_some(Tier::Misspelt)
            })
        });
        tiers.max()
    }

    /// Whether mistakes are worth trying when nothing matches without.
    pub fn can_allow_mistakes(&self) -> bool {
        !self.allows_mistakes && self.spellings.iter().any(|spelling| spelling.mistakes() > 0)
    }
}

const fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\u{201C}'..='\u{201F}' | '«' | '»' | '\u{FF02}')
}

/// A phrase, in which joined words may be written as their parts or as one.
fn quoted(text: &str) -> Option<Condition> {
    let mut phrases = vec![Phrase::of_parts(text), Phrase::of_joined(text)];
    phrases.dedup();
    let is_empty = phrases.iter().any(Phrase::is_empty);
    (!is_empty).then(|| Condition { phrases, ..Condition::default() })
}

/// The conditions of what stands between white space.
fn unquoted(text: &str) -> Vec<Condition> {
    let mut chunks = words::chunks(text);
    if chunks.len() > 1 {
        // A ticket without the article of a word matches too.
        chunks.retain(|chunk| !chunk.is_elided(text));
    }
    let conditions = chunks.iter().map(|chunk| match chunk {
        Chunk::Joined(parts) => {
            let spellings: Vec<Spelling> =
                Spellings::of(text, parts).iter().map(Spelling::new).collect();
            let phrases =
                if parts.len() > 1 { vec![Phrase::of_chunk(text, chunk)] } else { Vec::new() };
            let allows_mistakes = spellings.iter().any(Spelling::always_allows_mistakes);
            Condition { spellings, phrases, number: number(text), allows_mistakes }
        }
        Chunk::Characters(_) => {
            Condition { phrases: vec![Phrase::of_chunk(text, chunk)], ..Condition::default() }
        }
    });
    conditions.filter(|it| !it.spellings.is_empty() || !it.phrases.is_empty()).collect()
}

/// `1906` or `#1906`
fn number(text: &str) -> Option<TicketId> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}
