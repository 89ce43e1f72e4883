//! Lines as the model sees them: buckets and how strongly each is set, word by word.

use shared::ticket::Category;

use super::corpus::Line;
use crate::features::{Distance, Feature, Occurrence, read};

/// 2 to the power of this many buckets.
pub(super) const BUCKET_BITS: u32 = 19;
pub(super) const BUCKETS: usize = 1 << BUCKET_BITS;

/// A text with its label as a position in [`Category::ALL`].
pub(super) struct Example {
    pub label: usize,
    /// Words, sentence by sentence.
    pub sentences: Vec<Vec<WordFeatures>>,
}

/// What is seen when a word is read: the word, its pieces, and the pairs it ends.
#[derive(Default)]
pub(super) struct WordFeatures {
    /// The bucket of the word itself.
    pub word: usize,
    pub own: Vec<(usize, i32)>,
    pub pairs: Vec<(usize, i32, Distance)>,
}

impl WordFeatures {
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, i32)> {
        self.own.iter().copied().chain(self.pairs.iter().map(|it| (it.0, it.1)))
    }
}

pub(super) fn examples(lines: &[Line]) -> Vec<Example> {
    lines.iter().map(Example::from_line).collect()
}

impl Example {
    fn from_line(line: &Line) -> Self {
        let mut sentences: Vec<Vec<WordFeatures>> = Vec::new();
        read(&line.text, |occurrence| {
            if let Occurrence::Word { identity, begins_sentence, .. } = occurrence {
                if begins_sentence || sentences.is_empty() {
                    sentences.push(Vec::new());
                }
                let word = identity as usize & (BUCKETS - 1);
                let last = sentences.len() - 1;
                sentences[last].push(WordFeatures { word, ..WordFeatures::default() });
                return;
            }
            // A feature is always seen after its word.
            let Some(word) = sentences.last_mut().and_then(|it| it.last_mut()) else { return };
            match occurrence {
                Occurrence::Word { .. } => (),
                Occurrence::OfWord(feature) => word.own.push(bucket(feature)),
                Occurrence::OfPair { feature, distance } => {
                    let (bucket, strength) = bucket(feature);
                    word.pairs.push((bucket, strength, distance));
                }
            }
        });
        let label = Category::ALL.iter().position(|it| *it == line.label).unwrap_or_default();
        Self { label, sentences }
    }
}

fn bucket(feature: Feature) -> (usize, i32) {
    (feature.hash as usize & (BUCKETS - 1), feature.strength)
}
