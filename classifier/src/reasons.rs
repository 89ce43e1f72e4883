//! What each word of a text spoke for, and from that the words that decided.

use std::cmp::Reverse;
use std::ops::Range;

use shared::classification::Reason;

use crate::CATEGORIES;
use crate::features::{Seen, read};
use crate::model::{Model, Tally};

/// So many words are named at most.
const MOST_REASONS: usize = 5;
/// A longer word is no explanation but a wall of letters; in bytes.
const LONGEST_REASON: usize = 60;
/// A word with a smaller share of what spoke for the category decided nothing.
const LEAST_SHARE: f64 = 0.04;

/// Words that carry a sentence, not its subject. They count in the scores; named as reasons they
/// would explain nothing.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "but", "by", "can", "could", "did", "do", "does", "even",
    "for", "from", "get", "had", "has", "have", "he", "her", "his", "how", "i", "if", "im", "in",
    "into", "is", "it", "its", "just", "me", "my", "no", "not", "now", "of", "on", "one", "only",
    "or", "our", "out", "please", "she", "so", "some", "still", "than", "that", "the", "their",
    "them", "then", "there", "they", "this", "to", "too", "up", "was", "we", "were", "what",
    "when", "where", "which", "while", "who", "why", "will", "with", "would", "you", "your",
    "aber", "als", "am", "an", "auch", "auf", "aus", "bei", "bin", "bis", "das", "dass", "dem",
    "den", "der", "des", "die", "ein", "eine", "einen", "einer", "er", "es", "für", "hat", "ich",
    "im", "ist", "kein", "mein", "mit", "nach", "nicht", "noch", "nur", "oder", "schon", "seit",
    "sich", "sie", "sind", "so", "um", "und", "von", "war", "wenn", "wie", "wir", "wird", "zu",
    "zum", "zur",
];

/// A text as the model saw it.
pub(crate) struct Evidence {
    pub tally: Tally,
    words: Vec<Word>,
}

/// A word, and twice what it said for each category: of what a pair said, each of its two words
/// gets half.
struct Word {
    place: Range<usize>,
    identity: u32,
    said: [i64; CATEGORIES],
}

/// Reads a text once, keeping what every word said.
pub(crate) fn weigh(text: &str, model: &Model) -> Evidence {
    let mut evidence = Evidence { tally: Tally::default(), words: Vec::new() };
    let Evidence { tally, words } = &mut evidence;
    read(text, |seen| match seen {
        Seen::Word { place, identity } => {
            words.push(Word { place, identity, said: [0; CATEGORIES] });
        }
        Seen::OfWord(feature) => {
            let said = model.add(feature, tally).map(|it| 2 * it);
            credit(words.iter_mut().rev().take(1), said);
        }
        Seen::OfPair(feature) => {
            let said = model.add(feature, tally);
            credit(words.iter_mut().rev().take(2), said);
        }
    });
    evidence
}

fn credit<'a>(words: impl Iterator<Item = &'a mut Word>, said: [i64; CATEGORIES]) {
    for word in words {
        for (sum, it) in word.said.iter_mut().zip(said) {
            *sum += it;
        }
    }
}

impl Evidence {
    /// The words that spoke most for the category at `best`, strongest first, with their shares of
    /// everything that spoke for it.
    #[expect(clippy::cast_precision_loss, reason = "shares of sums far below 2^52")]
    pub(crate) fn reasons(&self, text: &str, best: usize) -> Vec<Reason> {
        let all: i64 = self.words.iter().map(|it| it.advantage(best).max(0)).sum();
        if all == 0 {
            return Vec::new();
        }
        let chosen = self.strongest(text, best);
        let mut summed: Vec<(&Word, i64)> = chosen.into_iter().map(|it| (it, 0)).collect();
        for word in &self.words {
            if let Some((_, sum)) = summed.iter_mut().find(|it| it.0.identity == word.identity) {
                *sum += word.advantage(best).max(0);
            }
        }
        summed.sort_by_key(|it| Reverse(it.1));
        let shares = summed.into_iter().map(|(word, sum)| Reason {
            word: text[word.place.clone()].to_owned(),
            weight: sum as f64 / all as f64,
        });
        let reasons: Vec<Reason> = shares.collect();
        let named = reasons.iter().filter(|it| it.weight >= LEAST_SHARE).count().max(1);
        reasons.into_iter().take(named).collect()
    }

    /// The words with the greatest single advantage, none twice, in no more than one pass.
    fn strongest(&self, text: &str, best: usize) -> Vec<&Word> {
        let mut chosen: Vec<&Word> = Vec::with_capacity(MOST_REASONS + 1);
        for word in &self.words {
            let advantage = word.advantage(best);
            let weaker = chosen.len() == MOST_REASONS
                && chosen.last().is_some_and(|it| it.advantage(best) >= advantage);
            if advantage <= 0 || weaker || !word.explains(text) {
                continue;
            }
            if let Some(same) = chosen.iter_mut().find(|it| it.identity == word.identity) {
                if same.advantage(best) < advantage {
                    *same = word;
                }
            } else {
                chosen.push(word);
            }
            chosen.sort_by_key(|it| Reverse(it.advantage(best)));
            chosen.truncate(MOST_REASONS);
        }
        chosen
    }
}

impl Word {
    /// How much more the word said for this category than for the others together, in no unit.
    fn advantage(&self, category: usize) -> i64 {
        let all: i64 = self.said.iter().sum();
        3 * self.said[category] - all
    }

    fn explains(&self, text: &str) -> bool {
        let word = &text[self.place.clone()];
        let short = word.chars().nth(1).is_none() || word.len() > LONGEST_REASON;
        !short && !FUNCTION_WORDS.iter().any(|it| it.eq_ignore_ascii_case(word))
    }
}
