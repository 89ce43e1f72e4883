//! Divides texts into the words that are searched for, written so that people's spellings meet: lower case, without
//! marks on letters, joined words also by their parts, Chinese, Japanese and Korean by pairs of characters.

mod letters;

use std::ops::Range;

use letters::{Kind, fold, kind};

#[cfg(test)]
mod tests;

/// A word as the index holds it. Spellings of the same place in a text have the same position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// Counts the words of a text. Neighbours differ by one.
    pub position: u32,
    /// Where it stands in the text, in bytes.
    pub source: Range<usize>,
}

/// What is between separators: one or more parts that joiners join, or characters without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// Letters and digits; several parts when joiners stand between them, as in `wi-fi`.
    Joined(Vec<Range<usize>>),
    /// Han, Kana or Hangul characters, each with its place.
    Characters(Vec<(char, Range<usize>)>),
}

impl Chunk {
    /// Whether it is an article or the like that has lost its vowel, as in `l'ascenseur`.
    pub fn is_elided(&self, text: &str) -> bool {
        match self {
            Self::Joined(parts) if parts.len() == 1 => {
                let next = text[parts[0].end..].chars().next();
                next.is_some_and(|next| is_elided(&text[parts[0].clone()], next))
            }
            _ => false,
        }
    }
}

/// The ways to write a word: plain, and with `ae`, `oe`, `ue` where that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spellings {
    plain: String,
    with_e: Option<String>,
}

impl Spellings {
    pub const fn plain(plain: String) -> Self {
        Self { plain, with_e: None }
    }

    /// Of parts that are written as one word.
    pub fn of(text: &str, parts: &[Range<usize>]) -> Self {
        let (mut plain, mut with_e) = (String::new(), String::new());
        for part in parts {
            fold(&text[part.clone()], &mut plain, &mut with_e);
        }
        Self { with_e: (with_e != plain).then_some(with_e), plain }
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let ways = std::iter::once(self.plain.as_str()).chain(self.with_e.as_deref());
        ways.filter(|way| !way.is_empty())
    }
}

/// All words of a text, in order of their positions.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut position = 0;
    for chunk in chunks(text) {
        match chunk {
            Chunk::Joined(parts) => {
                let whole = parts[0].start..parts[parts.len() - 1].end;
                let joined = (parts.len() > 1).then(|| Spellings::of(text, &parts));
                for (index, part) in parts.iter().enumerate() {
                    push(&mut words, &Spellings::of(text, &parts[index..=index]), position, part);
                    // At both ends, so that it has the neighbours of its parts in phrases.
                    if let Some(joined) = &joined
                        && (index == 0 || index == parts.len() - 1)
                    {
                        push(&mut words, joined, position, &whole);
                    }
                    position += 1;
                }
            }
            Chunk::Characters(characters) => {
                for (index, (character, source)) in characters.iter().enumerate() {
                    let single = Spellings::plain(character.to_string());
                    push(&mut words, &single, position, source);
                    if let Some((next, after)) = characters.get(index + 1) {
                        let pair = Spellings::plain([*character, *next].iter().collect());
                        push(&mut words, &pair, position, &(source.start..after.end));
                    }
                    position += 1;
                }
            }
        }
    }
    words
}

fn push(words: &mut Vec<Word>, spellings: &Spellings, position: u32, source: &Range<usize>) {
    words.extend(spellings.iter().map(|text| Word {
        text: text.to_owned(),
        position,
        source: source.clone(),
    }));
}

/// Divides a text. What is no letter, digit or joiner between two of them separates.
pub fn chunks(text: &str) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut run: Vec<(char, Range<usize>)> = Vec::new();
    let mut joiner = None;
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        let kind = kind(character);
        if kind != Kind::Character && !run.is_empty() && kind != Kind::Mark {
            chunks.push(Chunk::Characters(std::mem::take(&mut run)));
        }
        match kind {
            Kind::Letter => {
                match parts.last_mut() {
                    Some(part) if part.end == start => part.end = end,
                    Some(part) if joiner.is_some_and(|it| is_elided(&text[part.clone()], it)) => {
                        chunks.push(Chunk::Joined(std::mem::take(&mut parts)));
                        parts.push(start..end);
                    }
                    _ => parts.push(start..end),
                }
                joiner = None;
            }
            Kind::Mark => match (parts.last_mut(), run.last_mut()) {
                (_, Some((last, place))) => {
                    *last = letters::composed(*last, character);
                    place.end = end;
                }
                (Some(part), None) if part.end == start => part.end = end,
                _ => {}
            },
            Kind::Joiner if parts.last().is_some_and(|part| part.end == start) => {
                joiner = Some(character);
            }
            Kind::Character => {
                end_joined(&mut chunks, &mut parts);
                joiner = None;
                run.push((letters::full_width(character), start..end));
            }
            Kind::Joiner | Kind::Separator => {
                end_joined(&mut chunks, &mut parts);
                joiner = None;
            }
        }
    }
    end_joined(&mut chunks, &mut parts);
    if !run.is_empty() {
        chunks.push(Chunk::Characters(run));
    }
    chunks
}

fn end_joined(chunks: &mut Vec<Chunk>, parts: &mut Vec<Range<usize>>) {
    if !parts.is_empty() {
        chunks.push(Chunk::Joined(std::mem::take(parts)));
    }
}

/// Whether a part is an article or the like that has lost its vowel, as in `l'ascenseur`: a word of its own.
fn is_elided(part: &str, joiner: char) -> bool {
    letters::is_apostrophe(joiner) && (part.chars().count() == 1 || part.eq_ignore_ascii_case("qu"))
}
