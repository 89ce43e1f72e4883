//! What each word of a text contributes to each category, and from that the words and phrases that explain the category.

use std::ops::Range;

use shared::classification::Highlight;

use crate::CATEGORIES;
use crate::features::{Occurrence, read};
use crate::model::{Model, Tally};

/// At most this many words are highlighted.
const MAX_HIGHLIGHTS: usize = 5;
/// A longer word, in bytes, explains nothing.
const MAX_HIGHLIGHT_BYTES: usize = 60;
/// A word with a smaller share of all contributions to the category is not highlighted.
const MIN_SHARE: f64 = 0.04;

/// Words that carry a sentence, not its subject. They count in the scores, but are never highlighted.
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
    "zum", "zur", "au", "aux", "avec", "ce", "cette", "ces", "dans", "de", "depuis", "des", "du",
    "elle", "en", "est", "et", "il", "ai", "ils", "je", "la", "le", "les", "leur", "mais", "mon",
    "ma", "mes", "ne", "nous", "on", "ou", "où", "par", "pas", "plus", "pour", "que", "qui", "sa",
    "se", "ses", "son", "sont", "sur", "très", "un", "une", "vous", "y", "al", "como", "con",
    "cuando", "del", "desde", "el", "ella", "es", "esta", "está", "este", "ha", "hace", "hay",
    "las", "lo", "los", "me", "mi", "más", "muy", "no", "nos", "para", "pero", "por", "si", "sin",
    "su", "sus", "también", "ya", "alla", "alle", "anche", "che", "chi", "ci", "come", "con", "da",
    "dal", "dalla", "della", "delle", "dei", "di", "dove", "è", "gli", "hanno", "ho", "i", "il",
    "io", "le", "lo", "ma", "mi", "molto", "nel", "nella", "non", "o", "per", "perché", "più",
    "quando", "se", "senza", "si", "sono", "sul", "sulla", "tra", "una", "uno",
];

/// What the model found in a text.
pub(crate) struct Evidence {
    pub sentences: Vec<Tally>,
    words: Vec<Word>,
}

/// A word, and twice its contribution to each category: each word of a pair gets half of the pair's
/// contribution, or the later one all of it when a sentence ends between them.
struct Word {
    place: Range<usize>,
    identity: u32,
    sentence: usize,
    contributions: [i64; CATEGORIES],
}

/// Words side by side in a text.
struct Phrase {
    place: Range<usize>,
    /// The position of its last word.
    last: usize,
    advantage: f64,
}

/// Reads a text once and keeps the contribution of every word.
pub(crate) fn weigh(text: &str, model: &Model) -> Evidence {
    let mut evidence = Evidence { sentences: Vec::new(), words: Vec::new() };
    let Evidence { sentences, words } = &mut evidence;
    let mut tally = Tally::default();
    read(text, |occurrence| match occurrence {
        Occurrence::Word { place, identity, begins_sentence } => {
            if begins_sentence && tally.words > 0 {
                sentences.push(std::mem::take(&mut tally));
            }
            model.add_salience(identity, &mut tally);
            let sentence = sentences.len();
            words.push(Word { place, identity, sentence, contributions: [0; CATEGORIES] });
        }
        Occurrence::OfWord(feature) => {
            let contributions = model.add(feature, &mut tally).map(|it| 2 * it);
            credit(words.iter_mut().rev().take(1), contributions);
        }
        Occurrence::OfPair { feature, distance } => {
            let contributions = model.add(feature, &mut tally);
            let mut pair = words.iter_mut().rev().step_by(distance as usize).take(2);
            match [pair.next(), pair.next()] {
                [Some(word), Some(earlier)] if word.sentence == earlier.sentence => {
                    credit([word, earlier].into_iter(), contributions);
                }
                [word, _] => credit(word.into_iter(), contributions.map(|it| 2 * it)),
            }
        }
    });
    if tally.words > 0 {
        sentences.push(tally);
    }
    evidence
}

fn credit<'a>(words: impl Iterator<Item = &'a mut Word>, contributions: [i64; CATEGORIES]) {
    for word in words {
        for (sum, it) in word.contributions.iter_mut().zip(contributions) {
            *sum += it;
        }
    }
}

impl Evidence {
    /// The words with the greatest advantage for the category at `best`, strongest first, as phrases where they
    /// stand side by side. The weights add up to 1. `shares` says how much each sentence counts.
    pub(crate) fn highlights(&self, text: &str, best: usize, shares: &[f64]) -> Vec<Highlight> {
        let advantages = self.advantages(best, shares);
        let all: f64 = advantages.iter().sum();
        let mut chosen = self.summed(&advantages, &self.strongest(text, &advantages));
        chosen.sort_by(|one, other| other.1.total_cmp(&one.1));
        let named = chosen.iter().filter(|it| it.1 >= MIN_SHARE * all).count();
        chosen.truncate(named.max(1));
        chosen.sort_by_key(|it| it.0);

        let mut phrases: Vec<Phrase> = Vec::new();
        for (word, advantage) in chosen {
            match phrases.last_mut() {
                Some(phrase) if self.follows(word, phrase, text) => {
                    phrase.place.end = self.words[word].place.end;
                    phrase.last = word;
                    phrase.advantage += advantage;
                }
                _ => {
                    let place = self.words[word].place.clone();
                    phrases.push(Phrase { place, last: word, advantage });
                }
            }
        }
        phrases.sort_by(|one, other| other.advantage.total_cmp(&one.advantage));
        let total: f64 = phrases.iter().map(|it| it.advantage).sum();
        let highlight = |it: &Phrase| Highlight {
            text: text[it.place.clone()].to_owned(),
            weight: it.advantage / total,
        };
        phrases.iter().map(highlight).collect()
    }

    /// By how much each word contributes more to this category than to the others together, weighted by the share
    /// of its sentence; 0 where it contributes less.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 for any real text")]
    fn advantages(&self, best: usize, shares: &[f64]) -> Vec<f64> {
        let units: Vec<f64> =
            self.sentences.iter().zip(shares).map(|(it, share)| share / it.length()).collect();
        let advantage = |word: &Word| {
            let all: i64 = word.contributions.iter().sum();
            (CATEGORIES as i64 * word.contributions[best] - all).max(0) as f64
                * units[word.sentence]
        };
        self.words.iter().map(advantage).collect()
    }

    /// Whether a word stands right behind a phrase, with nothing but a space or a hyphen between.
    fn follows(&self, word: usize, phrase: &Phrase, text: &str) -> bool {
        let between = &text[phrase.place.end..self.words[word].place.start];
        word == phrase.last + 1 && matches!(between, " " | "-")
    }

    /// The words at these positions, each with the sum of the advantages of its spelling.
    fn summed(&self, advantages: &[f64], chosen: &[usize]) -> Vec<(usize, f64)> {
        let mut summed: Vec<(usize, f64)> = chosen.iter().map(|it| (*it, 0.0)).collect();
        for (word, advantage) in self.words.iter().zip(advantages) {
            let same = |it: &&mut (usize, f64)| self.words[it.0].identity == word.identity;
            if let Some((_, sum)) = summed.iter_mut().find(same) {
                *sum += advantage;
            }
        }
        summed
    }

    /// The positions of the words with the greatest single advantage, no spelling twice, in one pass.
    fn strongest(&self, text: &str, advantages: &[f64]) -> Vec<usize> {
        let mut chosen: Vec<usize> = Vec::with_capacity(MAX_HIGHLIGHTS + 1);
        for (position, word) in self.words.iter().enumerate() {
            let mine = advantages[position];
            let weaker = chosen.len() == MAX_HIGHLIGHTS
                && chosen.last().is_some_and(|it| advantages[*it] >= mine);
            if mine <= 0.0 || weaker || !word.explains(text) {
                continue;
            }
            let same = |it: &&mut usize| self.words[**it].identity == word.identity;
            if let Some(same) = chosen.iter_mut().find(same) {
                if advantages[*same] < mine {
                    *same = position;
                }
            } else {
                chosen.push(position);
            }
            chosen.sort_by(|one, other| advantages[*other].total_cmp(&advantages[*one]));
            chosen.truncate(MAX_HIGHLIGHTS);
        }
        chosen
    }
}

impl Word {
    fn explains(&self, text: &str) -> bool {
        let word = &text[self.place.clone()];
        let short = word.chars().nth(1).is_none() || word.len() > MAX_HIGHLIGHT_BYTES;
        // Letter by letter: what a whole text does with a final sigma would cost a browser 5 kB.
        let lower = || word.chars().flat_map(char::to_lowercase);
        !short && !FUNCTION_WORDS.iter().any(|it| it.chars().eq(lower()))
    }
}
