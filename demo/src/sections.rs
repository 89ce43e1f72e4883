//! The texts of the demo, as the files in `texts/` hold them.
//!
//! A section begins with `[name de winter 3]`: the language unless it is English, the season unless
//! it is any, and a weight unless it is 1. Its lines begin with a letter: `r` a report, `q` a
//! question `=>` its answer, `s` why it takes longer, `f` how it ended. What follows a report is
//! about this report, what comes before the first about any of the section. `#` begins a remark.

use anyhow::{Context as _, bail};
use shared::ticket::Category;

use crate::calendar::Season;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    German,
}

/// What is said about one topic, or on one occasion.
#[derive(Debug)]
pub struct Section {
    pub name: String,
    pub language: Language,
    pub season: Season,
    pub weight: f64,
    pub reports: Vec<Report>,
    replies: Replies,
}

/// A report, and what can be said of it.
#[derive(Debug)]
pub struct Report {
    pub text: &'static str,
    replies: Replies,
}

#[derive(Debug, Default)]
struct Replies {
    exchanges: Vec<(&'static str, &'static str)>,
    delays: Vec<&'static str>,
    outcomes: Vec<&'static str>,
}

impl Section {
    /// Questions the helpdesk may ask about a report, each with the answer.
    pub fn exchanges<'a>(&'a self, report: &'a Report) -> &'a [(&'static str, &'static str)] {
        own_or_any(&report.replies.exchanges, &self.replies.exchanges)
    }

    /// Why it may take longer.
    pub fn delays<'a>(&'a self, report: &'a Report) -> &'a [&'static str] {
        own_or_any(&report.replies.delays, &self.replies.delays)
    }

    /// How it may have ended.
    pub fn outcomes<'a>(&'a self, report: &'a Report) -> &'a [&'static str] {
        own_or_any(&report.replies.outcomes, &self.replies.outcomes)
    }
}

fn own_or_any<'a, T>(own: &'a [T], any: &'a [T]) -> &'a [T] {
    if own.is_empty() { any } else { own }
}

/// All there is to say.
pub struct Texts {
    pub topics: Vec<(Category, Section)>,
    everyday: Vec<Section>,
}

impl Texts {
    pub fn read() -> anyhow::Result<Self> {
        let files = [
            (Category::FacilityManagement, include_str!("texts/facility_management.txt")),
            (Category::TechnicalIt, include_str!("texts/technical_it.txt")),
            (Category::ServicesComplaints, include_str!("texts/services_complaints.txt")),
        ];
        let mut topics = Vec::new();
        for (category, file) in files {
            topics.extend(sections(file)?.into_iter().map(|it| (category, it)));
        }
        Ok(Self { topics, everyday: sections(include_str!("texts/everyday.txt"))? })
    }

    /// What is said on an occasion, whatever the ticket is about.
    pub fn on(&self, occasion: &str, language: Language) -> &[Report] {
        let mut sections = self.everyday.iter();
        let section = sections.find(|it| it.name == occasion && it.language == language);
        section.map_or(&[], |it| &it.reports)
    }
}

fn sections(file: &'static str) -> anyhow::Result<Vec<Section>> {
    let mut sections: Vec<Section> = Vec::new();
    for line in file.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
        if let Some(heading) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            sections.push(headed(heading));
            continue;
        }
        let section = sections.last_mut().context("a line before the first section")?;
        add(section, line).with_context(|| format!("in the line {line:?}"))?;
    }
    Ok(sections)
}

fn headed(heading: &str) -> Section {
    let mut section = Section {
        name: String::new(),
        language: Language::English,
        season: Season::Any,
        weight: 1.0,
        reports: Vec::new(),
        replies: Replies::default(),
    };
    let mut name = Vec::new();
    for word in heading.split(' ') {
        match word {
            "de" => section.language = Language::German,
            "winter" => section.season = Season::Winter,
            "summer" => section.season = Season::Summer,
            _ => match word.parse() {
                Ok(weight) => section.weight = weight,
                Err(_) => name.push(word),
            },
        }
    }
    section.name = name.join(" ");
    section
}

fn add(section: &mut Section, line: &'static str) -> anyhow::Result<()> {
    let (kind, text) = line.split_once(' ').context("there is only one word")?;
    if kind == "r" {
        section.reports.push(Report { text, replies: Replies::default() });
        return Ok(());
    }
    let replies = match section.reports.last_mut() {
        Some(report) => &mut report.replies,
        None => &mut section.replies,
    };
    match kind {
        "q" => replies.exchanges.push(text.split_once(" => ").context("there is no answer")?),
        "s" => replies.delays.push(text),
        "f" => replies.outcomes.push(text),
        _ => bail!("{kind:?} is no kind of line"),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_report_has_an_end() {
        let texts = Texts::read().unwrap();
        for (_, topic) in &texts.topics {
            assert!(topic.weight > 0.0 && !topic.reports.is_empty(), "{}", topic.name);
            for report in &topic.reports {
                assert!(!topic.outcomes(report).is_empty(), "{}", report.text);
            }
        }
        let reports: usize = texts.topics.iter().map(|(_, it)| it.reports.len()).sum();
        assert!(reports >= 150, "{reports}");
    }

    #[test]
    fn every_occasion_has_its_words_in_both_languages() {
        let texts = Texts::read().unwrap();
        for section in &texts.everyday {
            for language in [Language::English, Language::German] {
                assert!(!texts.on(&section.name, language).is_empty(), "{}", section.name);
            }
        }
    }
}
