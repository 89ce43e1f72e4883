//! Words that follow each other.

use crate::search::words::{self, Chunk, Spellings, Word};

/// The places of its words, counted from the first, and for each the ways to write it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    pub places: Vec<(u32, Vec<String>)>,
    /// How many places it takes.
    length: u32,
}

impl Phrase {
    /// Joined words as their parts.
    pub fn of_parts(text: &str) -> Self {
        let mut phrase = Self::default();
        for chunk in words::chunks(text) {
            phrase.push(text, &chunk);
        }
        phrase
    }

    /// Joined words as one.
    pub fn of_joined(text: &str) -> Self {
        let mut phrase = Self::default();
        for chunk in words::chunks(text) {
            match chunk {
                Chunk::Joined(parts) => phrase.push_word(&Spellings::of(text, &parts)),
                Chunk::Characters(_) => phrase.push(text, &chunk),
            }
        }
        phrase
    }

    pub fn of_chunk(text: &str, chunk: &Chunk) -> Self {
        let mut phrase = Self::default();
        phrase.push(text, chunk);
        phrase
    }

    pub const fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    fn push(&mut self, text: &str, chunk: &Chunk) {
        match chunk {
            Chunk::Joined(parts) => {
                for part in parts {
                    self.push_word(&Spellings::of(text, std::slice::from_ref(part)));
                }
            }
            Chunk::Characters(run) => {
                let characters: Vec<char> = run.iter().map(|(character, _)| *character).collect();
                for pair in characters.windows(characters.len().min(2)) {
                    self.push_word(&Spellings::plain(pair.iter().collect()));
                }
                if characters.len() > 1 {
                    // The last character belongs to the last pair.
                    self.length += 1;
                }
            }
        }
    }

    fn push_word(&mut self, spellings: &Spellings) {
        self.places.push((self.length, spellings.iter().map(str::to_owned).collect()));
        self.length += 1;
    }

    /// The words of a text that are part of the phrase, wherever the text contains it.
    pub fn find<'a>(&self, words: &'a [Word]) -> Vec<&'a Word> {
        let at = |place: u32, ways: &[String]| {
            // Words are in the order of their positions.
            let first = words.partition_point(|word| word.position < place);
            let here = words[first..].iter().take_while(move |word| word.position == place);
            here.filter(|word| ways.contains(&word.text)).collect::<Vec<_>>()
        };
        let Some((_, first_ways)) = self.places.first() else { return Vec::new() };
        let mut found = Vec::new();
        for first in words.iter().filter(|word| first_ways.contains(&word.text)) {
            let places = self.places.iter();
            let here: Vec<_> =
                places.map(|(place, ways)| at(first.position + place, ways)).collect();
            if here.iter().all(|words| !words.is_empty()) {
                found.extend(here.into_iter().flatten());
            }
        }
        found
    }
}
