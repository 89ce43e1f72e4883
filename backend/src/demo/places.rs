//! Rooms, times and other things that stand for the words in braces.

use anyhow::Context as _;

use super::chance::Chance;
use super::sections::Language;

/// What each word in braces may stand for.
pub struct Places(Vec<Choice>);

struct Choice {
    word: &'static str,
    language: Option<Language>,
    values: Vec<&'static str>,
}

/// What the words stand for in one ticket: its thread is about the same room as its text.
pub struct Filling(Vec<(&'static str, String)>);

impl Places {
    pub fn read() -> anyhow::Result<Self> {
        let lines = include_str!("texts/places.txt").lines();
        let choices = lines.filter(|it| !it.is_empty() && !it.starts_with('#')).map(choice);
        Ok(Self(choices.collect::<anyhow::Result<_>>()?))
    }

    pub fn filling(&self, language: Language, chance: &mut Chance) -> Filling {
        let mut values: Vec<(&str, String)> = Vec::new();
        for choice in self.0.iter().filter(|it| it.language.is_none_or(|its| its == language)) {
            if let Some(value) = chance.pick(&choice.values) {
                values.push((choice.word, (*value).to_owned()));
            }
        }
        let mut filling = Filling(values);
        let number = chance.between(1.0, 40.0) as u32;
        let room = filling.fill(&format!("{{building}} {{floor}}.{number:02}"));
        filling.0.push(("room", room));
        filling
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

impl Filling {
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

    #[test]
    fn a_thread_stays_in_its_room_and_its_language() {
        let places = Places::read().unwrap();
        let filling = places.filling(Language::German, &mut Chance::of(7));
        let text = filling.fill("{room}, {building}, {weekday}, {unknown}");
        let parts: Vec<&str> = text.split(", ").collect();
        assert!(parts[0].starts_with(&format!("{} ", parts[1])), "{text}");
        assert!(parts[2].ends_with("tag") || parts[2] == "Mittwoch", "{text}");
        assert_eq!(parts[3], "{unknown}");
    }
}
