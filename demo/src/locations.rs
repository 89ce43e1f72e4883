//! Rooms, times and other things that stand for the words in braces.

use anyhow::Context as _;

use rand::Rng as _;
use rand::seq::IndexedRandom as _;
use rand_chacha::ChaCha8Rng;

use crate::sections::Language;

/// What each word in braces may stand for.
pub struct Locations(Vec<Choice>);

struct Choice {
    word: &'static str,
    language: Option<Language>,
    values: Vec<&'static str>,
}

/// What the words stand for in one ticket: its thread is about the same room as its text.
pub struct Placeholders(Vec<(&'static str, String)>);

impl Locations {
    pub fn read() -> anyhow::Result<Self> {
        let lines = include_str!("texts/locations.txt").lines();
        let choices = lines.filter(|it| !it.is_empty() && !it.starts_with('#')).map(choice);
        Ok(Self(choices.collect::<anyhow::Result<_>>()?))
    }

    pub fn placeholders(&self, language: Language, rng: &mut ChaCha8Rng) -> Placeholders {
        let mut values: Vec<(&str, String)> = Vec::new();
        for choice in self.0.iter().filter(|it| it.language.is_none_or(|its| its == language)) {
            if let Some(value) = choice.values.choose(rng) {
                values.push((choice.word, (*value).to_owned()));
            }
        }
        let mut placeholders = Placeholders(values);
        let number = rng.random_range(1..40);
        let room = placeholders.fill(&format!("{{building}} {{floor}}.{number:02}"));
        placeholders.0.push(("room", room));
        placeholders
    }
}

/// A line such as `weekday de: Montag | Dienstag`.
fn choice(line: &'static str) -> anyhow::Result<Choice> {
    let (name, values) = line.split_once(": ").with_context(|| format!("no colon in {line:?}"))?;
    let (word, language) = match name.split_once(' ') {
        Some((word, "de")) => (word, Some(Language::German)),
        Some((word, "en")) => (word, Some(Language::English)),
        _ => (name, None),
    };
    Ok(Choice { word, language, values: values.split(" | ").collect() })
}

impl Placeholders {
    /// The text with every known word in braces replaced.
    pub fn fill(&self, template: &str) -> String {
        let mut text = template.to_owned();
        for (word, value) in &self.0 {
            text = text.replace(&format!("{{{word}}}"), value);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng_of;

    #[test]
    fn a_thread_stays_in_its_room_and_its_language() {
        let locations = Locations::read().unwrap();
        let placeholders = locations.placeholders(Language::German, &mut rng_of(7));
        let text = placeholders.fill("{room}, {building}, {weekday}, {unknown}");
        let parts: Vec<&str> = text.split(", ").collect();
        assert!(parts[0].starts_with(&format!("{} ", parts[1])), "{text}");
        assert!(parts[2].ends_with("tag") || parts[2] == "Mittwoch", "{text}");
        assert_eq!(parts[3], "{unknown}");
    }
}
