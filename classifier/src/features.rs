//! What the model sees of a text: its words, pairs of words that are neighbours or have one between
//! them, and pieces of 3 to 6 letters (which survive typing errors and endings), each as a hash.

use std::ops::Range;

use crate::words::{Word, for_each_word};

/// Shortest and longest piece of a word, in letters, its two edges counted as letters.
const PIECES: Range<usize> = 3..7;
/// Stands for the edge of a word, so that `cat` at a beginning differs from `cat` inside.
const EDGE: char = '\u{1}';

/// How much a word and a pair weigh against a piece, of which every word has many.
const WORD_STRENGTH: i32 = 6;
const NEIGHBOURS_STRENGTH: i32 = 4;
const APART_STRENGTH: i32 = 3;
const PIECE_STRENGTH: i32 = 2;

/// One thing seen while reading a text.
pub(crate) enum Occurrence {
    /// The next word begins. `identity` is equal for equal folded spellings.
    Word { place: Range<usize>, identity: u32, begins_sentence: bool },
    /// A feature of the word begun last.
    OfWord(Feature),
    /// A feature of the word begun last together with an earlier one.
    OfPair { feature: Feature, distance: Distance },
}

/// How far before the word begun last the other word of a pair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Distance {
    Neighbours = 1,
    OneBetween = 2,
}

/// A hash, and how strongly it counts.
#[derive(Clone, Copy)]
pub(crate) struct Feature {
    pub hash: u32,
    pub strength: i32,
}

/// Reads a text from left to right, in time proportional to its length.
pub(crate) fn read(text: &str, mut see: impl FnMut(Occurrence)) {
    let [mut before, mut earlier] = [None; 2];
    let mut edged = Vec::with_capacity(34);
    for_each_word(text, |Word { place, folded, begins_sentence }| {
        let identity = folded.iter().fold(Hash::WORD, |hash, it| hash.with(u32::from(*it)));
        let hash = identity.finish();
        see(Occurrence::Word { place, identity: hash, begins_sentence });
        see(Occurrence::OfWord(Feature { hash, strength: WORD_STRENGTH }));

        let pairs = [
            (before, Distance::Neighbours, Hash::NEIGHBOURS, NEIGHBOURS_STRENGTH),
            (earlier, Distance::OneBetween, Hash::APART, APART_STRENGTH),
        ];
        for (other, distance, kind, strength) in pairs {
            if let Some(other) = other {
                let hash = kind.with(other).with(hash).finish();
                see(Occurrence::OfPair { feature: Feature { hash, strength }, distance });
            }
        }
        earlier = before.replace(hash);

        edged.clear();
        edged.push(EDGE);
        edged.extend_from_slice(folded);
        edged.push(EDGE);
        pieces(&edged, &mut |hash| {
            see(Occurrence::OfWord(Feature { hash, strength: PIECE_STRENGTH }));
        });
    });
}

fn pieces(letters: &[char], see: &mut impl FnMut(u32)) {
    for start in 0..letters.len() {
        let mut hash = Hash::PIECE;
        for (length, letter) in (1..PIECES.end).zip(&letters[start..]) {
            hash = hash.with(u32::from(*letter));
            if length >= PIECES.start {
                see(hash.finish());
            }
        }
    }
}

/// 32-bit FNV-1a over whole letters, with a final mix so that the low bits depend on all of them.
#[derive(Clone, Copy)]
struct Hash(u32);

impl Hash {
    // Different beginnings keep the kinds of feature apart.
    const WORD: Self = Self(0x811c_9dc5);
    const NEIGHBOURS: Self = Self(0x1b87_3593);
    const APART: Self = Self(0x3b87_3593);
    const PIECE: Self = Self(0x85eb_ca6b);

    const fn with(self, part: u32) -> Self {
        Self((self.0 ^ part).wrapping_mul(0x0100_0193))
    }

    const fn finish(self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 15)).wrapping_mul(0x2c1b_3c6d);
        let mixed = (mixed ^ (mixed >> 12)).wrapping_mul(0x297a_2d39);
        mixed ^ (mixed >> 15)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> (usize, usize, usize) {
        let mut counts = (0, 0, 0);
        read(text, |occurrence| match occurrence {
            Occurrence::Word { .. } => counts.0 += 1,
            Occurrence::OfWord(_) => counts.1 += 1,
            Occurrence::OfPair { .. } => counts.2 += 1,
        });
        counts
    }

    #[test]
    fn a_word_is_seen_whole_in_pieces_and_with_the_two_before_it() {
        // Edged, `lift` has 6 letters: 4 pieces of three, 3 of four, 2 of five, 1 of six, and the
        // word itself.
        assert_eq!(count("lift"), (1, 11, 0));
        assert_eq!(count("lift lift"), (2, 22, 1));
        assert_eq!(count("lift lift lift lift"), (4, 44, 5));
    }

    #[test]
    fn of_a_wall_of_letters_no_more_is_seen_than_of_a_very_long_word() {
        assert_eq!(count(&"x".repeat(100_000)), count(&"x".repeat(64)));
    }
}
