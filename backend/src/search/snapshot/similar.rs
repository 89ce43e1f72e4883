//! Which tickets tell of nearly the same as a text: those that share most of its rare words.

use std::collections::BTreeSet;
use std::ops::Range;
use std::slice;

use fixedbitset::FixedBitSet;
use shared::ids::TicketId;
use shared::stopwords::is_stopword;
use shared::ticket::Status;

use super::{Part, Snapshot};
use crate::search::query::Spelling;
use crate::search::words::{self, Chunk, Spellings};

/// How many words of a text are looked at.
const MAX_WORDS: usize = 40;

/// How many words decide, the rarest ones: in a long text the others say little.
const MAX_RARE_WORDS: usize = 12;

/// How many tickets are compared, from those with the rarest words on.
const MAX_CANDIDATES: usize = 2_000;

/// The least share of the weight that a similar ticket has.
const MIN_SCORE: f64 = 0.45;

/// One word in common says little.
const MIN_WORDS: usize = 2;

/// A ticket that is not closed, and the share of the text's rare words that its description has: 0 to 1, by weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similar {
    pub ticket: TicketId,
    pub score: f64,
}

/// A word of the text.
struct RareWord {
    /// The documents of each part that have it.
    documents: Vec<FixedBitSet>,
    /// How rare it is: `ln((all + 1) / (with the word + 0.5))`, the inverse document frequency of Spärck Jones.
    weight: f64,
}

impl Snapshot {
    /// The most similar first, `limit` at most.
    pub fn similar(&self, text: &str, limit: usize) -> anyhow::Result<Vec<Similar>> {
        let words = self.rare_words(text)?;
        let all: f64 = words.iter().map(|word| word.weight).sum();
        let mut found = Vec::new();
        for (part, document) in self.candidates(&words) {
            let shared = words.iter().filter(|word| word.documents[part].contains(document));
            let (count, weight) =
                shared.fold((0, 0.0), |(count, sum), word| (count + 1, sum + word.weight));
            if count >= MIN_WORDS && weight >= MIN_SCORE * all {
                let id = self.parts[part].segment.columns.id.get_val(document as u32);
                found.push(Similar { ticket: TicketId(id), score: weight / all });
            }
        }
        // Of equal ones the newest.
        found.sort_unstable_by(|one, other| {
            other.score.total_cmp(&one.score).then(other.ticket.cmp(&one.ticket))
        });
        found.truncate(limit);
        Ok(found)
    }

    /// The rarest words of a text, the rarest first.
    fn rare_words(&self, text: &str) -> anyhow::Result<Vec<RareWord>> {
        let words = content_words(text);
        let all = self.unclosed();
        let mut rare = Vec::with_capacity(words.len());
        for word in words {
            let word = Spelling::new(&word);
            let mut documents = Vec::with_capacity(self.parts.len());
            for part in &self.parts {
                let mut of_part = part.segment.describing(&word)?;
                part.retain_current(&mut of_part);
                documents.push(of_part);
            }
            let count: usize = documents.iter().map(|of_part| of_part.count_ones(..)).sum();
            // A word that no ticket has tells as much as one that a single ticket has.
            let weight = ((all as f64 + 1.0) / (count.max(1) as f64 + 0.5)).ln().max(0.0);
            rare.push((count, RareWord { documents, weight }));
        }
        rare.sort_by_key(|(count, _)| *count);
        rare.truncate(MAX_RARE_WORDS);
        Ok(rare.into_iter().map(|(_, word)| word).collect())
    }

    /// Documents with the rarest words, each with the number of its part.
    fn candidates(&self, words: &[RareWord]) -> Vec<(usize, usize)> {
        let mut candidates = BTreeSet::new();
        for word in words {
            let parts = word.documents.iter().enumerate();
            let documents =
                parts.flat_map(|(part, of_part)| of_part.ones().map(move |it| (part, it)));
            candidates.extend(documents.take(MAX_CANDIDATES - candidates.len()));
        }
        candidates.into_iter().collect()
    }

    fn unclosed(&self) -> usize {
        let of_part = |part: &Part| {
            let closed = &part.segment.columns.statuses[Status::Closed as usize];
            let mut unclosed = FixedBitSet::with_capacity(closed.len());
            unclosed.insert_range(..);
            unclosed.difference_with(closed);
            part.retain_current(&mut unclosed);
            unclosed.count_ones(..)
        };
        self.parts.iter().map(of_part).sum()
    }
}

/// The words of the beginning of a text that say what it is about. `Wi-Fi` is one word, `WLAN-Ausfall` is two.
fn content_words(text: &str) -> BTreeSet<String> {
    let words = words::chunks(text).into_iter().flat_map(|chunk| match chunk {
        Chunk::Joined(parts) if parts[0].len() <= 2 => plain(text, &parts),
        Chunk::Joined(parts) => {
            parts.iter().flat_map(|part| plain(text, slice::from_ref(part))).collect()
        }
        Chunk::Characters(run) => {
            let characters: Vec<char> = run.into_iter().map(|(character, _)| character).collect();
            characters.windows(2).map(|pair| pair.iter().collect()).collect()
        }
    });
    words.filter(|word| !is_stopword(word)).take(MAX_WORDS).collect()
}

/// The plain spelling of parts that are written as one word; none where nothing of it is left.
fn plain(text: &str, parts: &[Range<usize>]) -> Vec<String> {
    Spellings::of(text, parts).iter().take(1).map(str::to_owned).collect()
}
