//! The phrases of the catalogue, as parts between their arguments.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

/// English that is no German.
pub struct Phrases {
    /// Texts without arguments, which may be one word: only a whole text is one.
    whole: Vec<String>,
    /// Parts of at least two words, wherever they stand.
    parts: Vec<String>,
}

impl Phrases {
    /// # Errors
    /// When the catalogue cannot be read.
    pub fn only_english() -> Result<Self> {
        let (english, german) = (messages("en")?, messages("de")?);
        ensure!(english.len() > 100 && german.len() > 100, "the catalogue is not read");
        let mut parts: Vec<String> = english.iter().flat_map(|it| parts(it)).collect();
        parts.retain(|part| word_count(part) > 1 && !german.iter().any(|it| it.contains(part)));
        let is_german = |text: &String| german.iter().any(|it| it.eq_ignore_ascii_case(text));
        let whole = english.into_iter().filter(|it| !it.contains('{') && !is_german(it)).collect();
        Ok(Self { whole, parts })
    }

    /// The English in a text.
    pub fn found_in(&self, text: &str) -> Option<&str> {
        let whole = self.whole.iter().find(|whole| *whole == text);
        let found = whole.or_else(|| self.parts.iter().find(|part| text.contains(part.as_str())));
        found.map(String::as_str)
    }
}

/// The texts of a language; each variant of a plural is one.
fn messages(language: &str) -> Result<Vec<String>> {
    let locales = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../frontend/locales");
    let mut messages = Vec::new();
    for entry in fs::read_dir(locales.join(language))? {
        let text = fs::read_to_string(entry?.path())?;
        messages.extend(text.lines().filter_map(message).map(str::to_owned));
    }
    Ok(messages)
}

/// The text in a line of a catalogue: of a message `key = text`, or of a variant `*[other] text`.
fn message(line: &str) -> Option<&str> {
    if line.starts_with('#') {
        return None;
    }
    let text = match line.strip_prefix(' ') {
        Some(variant) => variant.split_once(']')?.1,
        None => line.split_once(" = ")?.1,
    };
    Some(text.trim()).filter(|text| !text.ends_with("->"))
}

fn parts(message: &str) -> Vec<String> {
    let parts = message.split('{').map(|part| part.split_once('}').map_or(part, |(_, text)| text));
    parts.map(|part| part.trim().to_owned()).collect()
}

fn word_count(text: &str) -> usize {
    text.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).count()
}
