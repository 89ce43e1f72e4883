//! What people write to a generated helpdesk: words of the classifier's corpus, as frequent as in a language.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use anyhow::{Context, Result, ensure};

use crate::checkout;

/// Each of these is in 19 % of the tickets.
pub const COMMON: [&str; 6] = ["printer", "heating", "projector", "password", "wifi", "elevator"];
/// The share of the tickets that contain a common word, in percent.
const COMMON_PERCENT: u32 = 19;
/// How many words are in exactly [`TICKETS_OF_RARE`] tickets each.
const RARE: usize = 100;
/// How many tickets contain a rare word.
pub const TICKETS_OF_RARE: usize = 5;
/// The words of all texts, by their place in the order of frequency.
const VOCABULARY: Range<usize> = 0..4_000;
/// Those whose misspellings are searched for.
const MISSPELT: Range<usize> = 1_000..1_400;
/// Two words are alike if they share this part of their trigrams, in percent.
const ALIKE_PERCENT: usize = 50;
/// Words with fewer trigrams are too short to be alike.
const MIN_TRIGRAMS: usize = 4;
/// SQL: whether the common and rare words of a ticket are in its description; otherwise they are in its first message.
pub const IS_IN_DESCRIPTION: &str = "{ticket} / 7 % 2 = 0";

const FUNCTION: &str = include_str!("texts.sql");

/// The words of a generated helpdesk.
pub struct Texts {
    /// The most frequent first.
    pub vocabulary: Vec<String>,
    /// Each in five tickets.
    pub rare: Vec<String>,
    tickets: u32,
}

impl Texts {
    /// The words for so many tickets.
    ///
    /// # Errors
    /// When the corpus cannot be read.
    pub fn of_corpus(tickets: u32) -> Result<Self> {
        let mut frequencies = HashMap::<String, u32>::new();
        for language in ["en", "de"] {
            let file = checkout::root().join(format!("classifier/corpus/{language}.tsv"));
            let corpus = fs::read_to_string(&file);
            let corpus = corpus.with_context(|| format!("cannot read {}", file.display()))?;
            let texts = corpus.lines().filter_map(|line| line.split('\t').nth(2));
            let words = texts.flat_map(|text| text.split(|it: char| !it.is_alphabetic()));
            for word in words.filter(|word| word.chars().count() > 1) {
                *frequencies.entry(word.to_lowercase()).or_default() += 1;
            }
        }
        let mut words: Vec<_> = frequencies.into_iter().collect();
        words.sort_unstable_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
        let mut words: Vec<_> = words.into_iter().map(|(word, _)| word).collect();
        let common = COMMON.map(Trigrams::of);
        words.retain(|word| !common.iter().any(|it| it.are_alike(&Trigrams::of(word))));
        ensure!(words.len() > VOCABULARY.end, "the corpus has too few words");
        let mut rare = Vec::new();
        let candidates = words.split_off(VOCABULARY.end).into_iter();
        let mut others: Vec<_> = words.iter().map(|word| Trigrams::of(word)).collect();
        for word in candidates.filter(|word| word.len() > 7 && word.is_ascii()) {
            let trigrams = Trigrams::of(&word);
            if rare.len() < RARE && !others.iter().any(|it| it.are_alike(&trigrams)) {
                others.push(trigrams);
                rare.push(word);
            }
        }
        ensure!(rare.len() == RARE, "the corpus has too few rare words");
        Ok(Self { vocabulary: words, rare, tickets })
    }

    /// SQL: a function that makes texts, for this connection.
    pub fn function(&self) -> String {
        FUNCTION.replace("{words}", &self.vocabulary.join(" "))
    }

    /// SQL: the common and rare words of a ticket, as an expression over the column with its number.
    pub fn special_words(&self, ticket: &str) -> String {
        let common = (1..).zip(COMMON).map(|(seed, word)| {
            format!(
                "CASE WHEN abs(hashint8extended({ticket}, {seed}) % 100) < {COMMON_PERCENT} THEN '{word}' END"
            )
        });
        let places = RARE * TICKETS_OF_RARE;
        let distance = (self.tickets as usize / places).max(1);
        let rare = format!(
            "CASE WHEN {ticket} % {distance} = 0 AND {ticket} / {distance} <= {places}
                THEN (ARRAY['{}'])[1 + {ticket} / {distance} % {RARE}] END",
            self.rare.join("','")
        );
        let words: Vec<_> = common.chain([rare]).collect();
        format!("nullif(concat_ws(' ', {}), '')", words.join(", "))
    }

    /// A text of some twenty words, another one for each number.
    pub fn sentence(&self, number: u32) -> String {
        let words = (0..20).map(|place| {
            let mut hasher = DefaultHasher::new();
            (number, place).hash(&mut hasher);
            // As the function of the database draws words: the power of a number between 0 and 1.
            let share = hasher.finish() as f64 / u64::MAX as f64;
            let word = (self.vocabulary.len() as f64).powf(share) as usize;
            &*self.vocabulary[word.min(self.vocabulary.len()) - 1]
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// Words of the texts with two letters exchanged.
    pub fn misspelt(&self) -> Vec<String> {
        let words = self.vocabulary[MISSPELT].iter();
        let words = words.filter(|word| word.len() > 6 && word.is_ascii());
        words.map(|word| exchanged(word)).filter(|it| !self.vocabulary.contains(it)).collect()
    }
}

/// A word, and its parts of three letters, by which PostgreSQL finds similar words.
struct Trigrams(HashSet<[char; 3]>);

impl Trigrams {
    fn of(word: &str) -> Self {
        let letters: Vec<char> = "  ".chars().chain(word.chars()).chain([' ']).collect();
        Self(letters.windows(3).filter_map(|three| three.try_into().ok()).collect())
    }

    /// Whether a search for one of the words may find the other.
    fn are_alike(&self, other: &Self) -> bool {
        let both = self.0.intersection(&other.0).count();
        let shorter = self.0.len().min(other.0.len());
        shorter >= MIN_TRIGRAMS && both * 100 >= shorter * ALIKE_PERCENT
    }
}

/// The word with its third and fourth letter exchanged.
fn exchanged(word: &str) -> String {
    let mut letters: Vec<_> = word.chars().collect();
    letters.swap(2, 3);
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_has_enough_words_of_each_kind() {
        let texts = Texts::of_corpus(10_000).unwrap();
        assert_eq!(texts.vocabulary.len(), VOCABULARY.end);
        assert!(texts.misspelt().len() > 50);
        assert!(texts.vocabulary.iter().all(|word| word.chars().all(char::is_alphabetic)));
        for word in COMMON {
            assert!(!texts.vocabulary.iter().any(|it| it.contains(word)), "{word}");
        }
    }

    #[test]
    fn words_with_the_same_parts_are_alike() {
        let are_alike = |one, other| Trigrams::of(one).are_alike(&Trigrams::of(other));
        assert!(are_alike("printer", "printing"));
        assert!(are_alike("wifi", "wifis"));
        assert!(!are_alike("printer", "heating"));
        assert!(!are_alike("printer", "in"));
    }
}
