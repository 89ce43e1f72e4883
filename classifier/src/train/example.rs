//! Lines as the model sees them: buckets and how strongly each is set, word by word.

use shared::ticket::Category;

use super::corpus::Line;
use crate::features::{Feature, Seen, read};

/// 2 to the power of this many buckets.
pub(super) const BUCKET_BITS: u32 = 16;
pub(super) const BUCKETS: usize = 1 << BUCKET_BITS;

/// A text with its label as a position in [`Category::ALL`].
pub(super) struct Example {
    pub label: usize,
    pub words: Vec<WordFeatures>,
}

/// What is seen when a word is read: the word, its pieces, and the pair it ends.
#[derive(Default)]
pub(super) struct WordFeatures {
    pub own: Vec<(usize, i32)>,
    pub pair: Option<(usize, i32)>,
}

pub(super) fn examples(lines: &[Line]) -> Vec<Example> {
    lines.iter().map(Example::from_line).collect()
}

impl Example {
    fn from_line(line: &Line) -> Self {
        let mut words: Vec<WordFeatures> = Vec::new();
        read(&line.text, |seen| match (seen, words.last_mut()) {
            (Seen::Word { .. }, _) => words.push(WordFeatures::default()),
            (Seen::OfWord(feature), Some(word)) => word.own.push(bucket(feature)),
            (Seen::OfPair(feature), Some(word)) => word.pair = Some(bucket(feature)),
            // A feature is always seen after its word.
            (Seen::OfWord(_) | Seen::OfPair(_), None) => (),
        });
        let label = Category::ALL.iter().position(|it| *it == line.label).unwrap_or_default();
        Self { label, words }
    }
}

fn bucket(feature: Feature) -> (usize, i32) {
    (feature.hash as usize & (BUCKETS - 1), feature.strength)
}
