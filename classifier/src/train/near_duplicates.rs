//! No text of the corpus is another one with a word swapped.
//!
//! Two texts are too alike when their words are the same, or when both have five words or more and
//! share 80 % of them (the Sørensen–Dice coefficient over words as often as they occur). Within the
//! training part this counts for texts of one label: contrasts are meant to be alike. A text of the
//! test part may be like no other, whatever its label.

use std::collections::HashMap;

use super::corpus::{Corpus, LENGTHS, Line};
use crate::words::for_each_word;

/// Shorter texts are compared as a whole.
const MIN_WORDS: usize = 5;
/// Of ten words, so many may not be shared.
const TOO_ALIKE: usize = 8;

/// Two texts of which one has to go.
#[derive(Debug, PartialEq, Eq)]
pub struct NearDuplicate {
    pub text: String,
    pub earlier: String,
}

impl std::fmt::Display for NearDuplicate {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{:?} is too much like {:?}", self.text, self.earlier)
    }
}

impl std::error::Error for NearDuplicate {}

impl Corpus {
    /// Adds what the helpdesk corrected to the training part, and returns it: all but what is too
    /// short, has the same words as a text that is there, or is too much like one of the same label
    /// or like one of the test part.
    pub fn learn(&mut self, corrections: &[Line]) -> Vec<Line> {
        let [mut training, mut test] = [TextIndex::default(), TextIndex::default()];
        self.training.iter().for_each(|it| training.insert(it, words(&it.text)));
        self.test.iter().for_each(|it| test.insert(it, words(&it.text)));
        let mut learnt = Vec::new();
        for line in corrections {
            let words = words(&line.text);
            let is_new = training.near_duplicate_of(&words, Some(line)).is_none()
                && test.near_duplicate_of(&words, None).is_none();
            if is_new && !words.is_empty() && LENGTHS.contains(&line.text.chars().count()) {
                learnt.push(line.clone());
                training.insert(line, words);
            }
        }
        self.training.extend_from_slice(&learnt);
        learnt
    }

    /// Looks at every pair of texts.
    ///
    /// # Errors
    /// The first text that is too much like an earlier one.
    pub fn check_near_duplicates(&self) -> Result<(), NearDuplicate> {
        let mut index = TextIndex::default();
        self.training.iter().try_for_each(|line| index.add(line, Some(line)))?;
        self.test.iter().try_for_each(|line| index.add(line, None))
    }
}

/// All texts so far.
#[derive(Default)]
struct TextIndex<'a> {
    texts: Vec<(&'a Line, Vec<String>)>,
    /// In which texts a word occurs.
    places: HashMap<String, Vec<usize>>,
}

impl<'a> TextIndex<'a> {
    /// Adds a text, unless it is like an earlier one in the sense of [`TextIndex::near_duplicate_of`].
    fn add(&mut self, line: &'a Line, of: Option<&Line>) -> Result<(), NearDuplicate> {
        let words = words(&line.text);
        if let Some(earlier) = self.near_duplicate_of(&words, of) {
            return Err(NearDuplicate { text: line.text.clone(), earlier: earlier.text.clone() });
        }
        self.insert(line, words);
        Ok(())
    }

    /// An earlier text with the same words, or one that is too much like these; with `of`, only one
    /// of its label.
    fn near_duplicate_of(&self, words: &[String], of: Option<&Line>) -> Option<&'a Line> {
        let texts = self.candidates(words).into_iter().map(|it| &self.texts[it]);
        let mut alike = texts.filter(|(earlier, theirs)| {
            let counts = of.is_none_or(|it| it.label == earlier.label);
            theirs == words || (counts && are_alike(theirs, words))
        });
        alike.next().map(|it| it.0)
    }

    fn insert(&mut self, line: &'a Line, words: Vec<String>) {
        let mut different = words.clone();
        different.dedup();
        for word in different {
            self.places.entry(word).or_default().push(self.texts.len());
        }
        self.texts.push((line, words));
    }

    /// The texts that share one of the rarest words: two texts that are alike differ in less than a
    /// third of the words of either.
    fn candidates(&self, words: &[String]) -> Vec<usize> {
        let mut places: Vec<&[usize]> =
            words.iter().map(|it| self.places.get(it).map_or(&[][..], Vec::as_slice)).collect();
        places.sort_by_key(|it| it.len());
        places.truncate(words.len() / 3 + 1);
        let mut texts = places.concat();
        texts.sort_unstable();
        texts.dedup();
        texts
    }
}

/// The folded words of a text, sorted.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for_each_word(text, |word| words.push(word.folded.iter().collect()));
    words.sort_unstable();
    words
}

fn are_alike(one: &[String], other: &[String]) -> bool {
    if one.len().min(other.len()) < MIN_WORDS {
        return false;
    }
    let (mut shared, mut left, mut right) = (0, 0, 0);
    while left < one.len() && right < other.len() {
        match one[left].cmp(&other[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                left += 1;
                right += 1;
            }
        }
    }
    2 * 10 * shared >= TOO_ALIKE * (one.len() + other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(training: &[(&str, &str)], test: &[(&str, &str)]) -> Result<(), NearDuplicate> {
        let file = |lines: &[(&str, &str)]| -> String {
            lines.iter().map(|(label, text)| format!("{label}\ten\t{text}\n")).collect()
        };
        let mut corpus = Corpus::default();
        corpus.add("en", &file(training)).unwrap();
        corpus.add("test-en", &file(test)).unwrap();
        corpus.check_near_duplicates()
    }

    #[test]
    fn a_correction_is_learnt_once_and_never_from_the_test() {
        let line = |label: &str, text: &str| {
            let mut corpus = Corpus::default();
            corpus.add("en", &format!("{label}\ten\t{text}\n")).unwrap();
            corpus.training.remove(0)
        };
        let existing = line(FACILITY, "the door of the canteen is broken");
        let candidate = line(FACILITY, "the queue at the bar is far too long");
        let mut corpus = Corpus { training: vec![existing], test: vec![candidate] };
        let fresh = line(SERVICES, "nobody answers in the registry");
        let corrections = [
            line(FACILITY, "the door of the canteen is locked"),
            line(SERVICES, "the queue at the till is far too long"),
            fresh.clone(),
            fresh.clone(),
        ];
        assert_eq!(corpus.learn(&corrections), [fresh]);
        assert_eq!(corpus.training.len(), 2);
        assert_eq!(corpus.learn(&corrections), []);
        assert_eq!(corpus.check_near_duplicates(), Ok(()));
    }

    const FACILITY: &str = "facility_management";
    const SERVICES: &str = "services_complaints";

    #[test]
    fn a_word_swapped_in_a_sentence_is_no_new_text() {
        let lines =
            [(FACILITY, "The lamp in room 4 flickers"), (FACILITY, "The tap in room 7 flickers")];
        let refused = check(&lines, &[]).unwrap_err();
        assert_eq!((refused.text.as_str(), refused.earlier.as_str()), (lines[1].1, lines[0].1));
    }

    #[test]
    fn the_same_words_in_another_order_spelling_or_language_are_no_new_text() {
        assert!(check(&[(FACILITY, "No soap!"), (FACILITY, "soap: NO")], &[]).is_err());
        assert!(check(&[(FACILITY, "No soap!"), (SERVICES, "no soap")], &[]).is_err());
    }

    #[test]
    fn contrasts_may_be_alike_in_training_but_not_with_the_test() {
        let [one, other] = [
            (FACILITY, "the door of the canteen is broken"),
            (SERVICES, "the staff of the canteen is broken"),
        ];
        assert_eq!(check(&[one, other], &[]), Ok(()));
        assert!(check(&[one], &[other]).is_err());
    }

    #[test]
    fn short_texts_may_differ_in_one_word() {
        assert_eq!(
            check(&[(FACILITY, "no hot water today")], &[(FACILITY, "no cold water today")]),
            Ok(())
        );
    }
}
