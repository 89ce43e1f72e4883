//! One way to write a word of a query, and how well words of texts match it.

use super::super::endings::stem;

/// From how many letters on a word is found by a part of it, and not by its beginning only.
const MIN_PART: usize = 3;

/// From how many letters on a word is found when it is misspelt.
const MIN_MISSPELT: usize = 4;

/// From how many letters on so even if the word itself is found: shorter words resemble too many others.
const MIN_ALWAYS_MISSPELT: usize = 6;

/// From how many letters on two mistakes are allowed.
const MIN_TWO_MISTAKES: usize = 8;

/// How well a word of a text matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    Misspelt,
    Part,
    Stem,
    Exact,
}

#[derive(Clone, Debug)]
pub struct Spelling {
    pub text: String,
    pub stem: String,
    letters: Vec<char>,
    has_digits: bool,
    is_number: bool,
}

impl Spelling {
    pub fn new(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        Self {
            text: text.to_owned(),
            stem: stem(text).to_owned(),
            has_digits: letters.iter().any(|letter| letter.is_numeric()),
            is_number: letters.iter().all(|letter| letter.is_numeric()),
            letters,
        }
    }

    /// Whether it is looked for inside of words.
    pub const fn matches_parts(&self) -> bool {
        self.letters.len() >= MIN_PART
    }

    /// How many mistakes a word may have that still matches.
    pub const fn mistakes(&self) -> usize {
        match self.letters.len() {
            _ if self.has_digits => 0,
            0..MIN_MISSPELT => 0,
            MIN_MISSPELT..MIN_TWO_MISTAKES => 1,
            _ => 2,
        }
    }

    pub const fn always_allows_mistakes(&self) -> bool {
        self.letters.len() >= MIN_ALWAYS_MISSPELT && self.mistakes() > 0
    }

    /// How well a word of a text matches without mistakes.
    pub fn tier(&self, word: &str) -> Option<Tier> {
        if word == self.text {
            Some(Tier::Exact)
        } else if word.starts_with(&self.stem) && stem(word) == self.stem {
            Some(Tier::Stem)
        } else if self.matches_parts() {
            word.contains(&self.text).then_some(Tier::Part)
        } else {
            // Of numbers as short as that there are too many.
            (!self.is_number && word.starts_with(&self.text)).then_some(Tier::Part)
        }
    }

    /// Whether a word differs by no more than the mistakes that are allowed.
    pub fn is_misspelt_as(&self, word: &str) -> bool {
        let mistakes = self.mistakes();
        // In bytes, which are four for a letter at most.
        if mistakes == 0 || word.len().abs_diff(self.text.len()) > 4 * mistakes {
            false
        } else if word.is_ascii() {
            self.text.is_ascii() && is_within(self.text.as_bytes(), word.as_bytes(), mistakes)
        } else {
            is_within(&self.letters, &word.chars().collect::<Vec<_>>(), mistakes)
        }
    }
}

/// Whether a word becomes another by at most two letters that are left out, added, exchanged, or swapped
/// with their neighbour.
fn is_within<T: Copy + PartialEq>(word: &[T], other: &[T], distance: usize) -> bool {
    const WIDTH: usize = 5;
    if word.len().abs_diff(other.len()) > distance {
        return false;
    }
    // The distances of all beginnings. Only those near the diagonal can be small enough: the one for `column`
    // letters is at index `column + distance - row`.
    let far = distance + 1;
    let (mut before, mut last) = ([far; WIDTH], [far; WIDTH]);
    for column in 0..=distance {
        last[column + distance] = column;
    }
    for row in 1..=other.len() {
        let mut costs = [far; WIDTH];
        for index in 0..=2 * distance {
            let Some(column) = (row + index).checked_sub(distance) else { continue };
            if column > word.len() {
                break;
            }
            let mut cost = if index < 2 * distance { last[index + 1] + 1 } else { far };
            if column > 0 {
                cost = cost.min(last[index] + usize::from(word[column - 1] != other[row - 1]));
                if index > 0 {
                    cost = cost.min(costs[index - 1] + 1);
                }
                let is_swap = row > 1
                    && column > 1
                    && word[column - 1] == other[row - 2]
                    && word[column - 2] == other[row - 1];
                if is_swap {
                    cost = cost.min(before[index] + 1);
                }
            }
            costs[index] = cost;
        }
        if costs.iter().all(|cost| *cost > distance) {
            return false;
        }
        (before, last) = (last, costs);
    }
    last[word.len() + distance - other.len()] <= distance
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_mistake_is_a_letter_left_out_added_exchanged_or_swapped() {
        let printer = Spelling::new("printer");
        for word in ["pinter", "printter", "prinker", "pritner", "rpinter"] {
            assert!(printer.is_misspelt_as(word), "{word}");
        }
        for word in ["pinger", "prin", "splinter"] {
            assert!(!printer.is_misspelt_as(word), "{word}");
        }
        assert!(Spelling::new("projektor").is_misspelt_as("projector"));
        assert!(Spelling::new("принтер").is_misspelt_as("принтр"));
        assert!(!Spelling::new("wlan").is_misspelt_as("wifi"));
        assert!(!Spelling::new("1906").is_misspelt_as("1907"));
    }

    fn distance(one: &[char], other: &[char]) -> usize {
        match (one, other) {
            ([], rest) | (rest, []) => rest.len(),
            ([a, one @ ..], [b, other @ ..]) if a == b => distance(one, other),
            ([a, rest @ ..], [b, others @ ..]) => {
                let mut best =
                    distance(rest, others).min(distance(rest, other)).min(distance(one, others));
                if let ([c, rest @ ..], [d, others @ ..]) = (rest, others)
                    && a == d
                    && b == c
                {
                    best = best.min(distance(rest, others));
                }
                best + 1
            }
        }
    }

    proptest! {
        #[test]
        fn distances_are_those_of_the_definition(one in "[abc]{0,6}", other in "[abc]{0,6}", most in 1usize..=2) {
            let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
            prop_assert_eq!(is_within(&one, &other, most), distance(&one, &other) <= most);
        }
    }
}
