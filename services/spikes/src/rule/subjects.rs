//! What recent reports have in common: a category, or two words.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use shared::ticket::Category;

use crate::reports::Report;

/// Of more recent reports than these, the pairs of the latest are looked at.
const MOST_REPORTS: usize = 500;
/// So many pairs are looked at closely, those with the most reports.
const MOST_PAIRS: usize = 200;

/// What reports are about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// Two folded words in alphabetical order.
    Words(Box<str>, Box<str>),
    Category(Category),
}

/// A subject with its reports.
#[derive(Debug)]
pub struct Subject<'a> {
    pub about: About,
    /// The recent ones that are not closed, in the order of their opening.
    pub reports: Vec<&'a Report>,
    /// When all reports about it that are known were opened, in order.
    pub past: Vec<DateTime<Utc>>,
}

/// The subjects of at least `least` recent reports. `all` and `recent` are in the order of opening.
pub fn subjects<'a>(all: &[&'a Report], recent: &[&'a Report], least: u32) -> Vec<Subject<'a>> {
    let latest = &recent[recent.len().saturating_sub(MOST_REPORTS)..];
    let pairs = pairs(latest, least as usize);
    let categories = Category::ALL.map(|category| {
        let about = |it: &&&Report| it.category == category;
        let reports = recent.iter().filter(about).copied().collect();
        let past = all.iter().filter(about).map(|it| it.opened_at).collect();
        Subject { about: About::Category(category), reports, past }
    });
    let mut subjects: Vec<Subject> = categories.into();
    subjects.extend(pairs.into_iter().map(|((one, other), reports)| Subject {
        about: About::Words(one.into(), other.into()),
        reports,
        past: Vec::new(),
    }));
    fill_past(&mut subjects, all);
    subjects.retain(|it| it.reports.len() >= least as usize);
    subjects
}

type Pairs<'a> = Vec<((&'a str, &'a str), Vec<&'a Report>)>;

fn pairs<'a>(latest: &[&'a Report], least: usize) -> Pairs<'a> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in latest.iter().flat_map(|it| &it.words) {
        *counts.entry(&word.folded).or_default() += 1;
    }
    let mut pairs: BTreeMap<(&str, &str), Vec<&Report>> = BTreeMap::new();
    for report in latest {
        let frequent = report.words.iter().map(|it| &*it.folded);
        let mut frequent: Vec<&str> =
            frequent.filter(|it| counts.get(it).is_some_and(|it| *it >= least)).collect();
        frequent.sort_unstable();
        for (place, one) in frequent.iter().enumerate() {
            for other in &frequent[place + 1..] {
                pairs.entry((one, other)).or_default().push(report);
            }
        }
    }
    let mut pairs: Pairs = pairs.into_iter().filter(|(_, it)| it.len() >= least).collect();
    pairs.sort_by_key(|(_, it)| std::cmp::Reverse(it.len()));
    pairs.truncate(MOST_PAIRS);
    pairs
}

/// Finds the past of all pairs in one walk through the reports.
fn fill_past(subjects: &mut [Subject], all: &[&Report]) {
    let mut by_first: HashMap<Box<str>, Vec<usize>> = HashMap::new();
    for (place, subject) in subjects.iter().enumerate() {
        if let About::Words(one, _) = &subject.about {
            by_first.entry(one.clone()).or_default().push(place);
        }
    }
    for report in all {
        let firsts = report.words.iter().filter_map(|it| by_first.get(&it.folded));
        for place in firsts.flatten().copied() {
            let About::Words(_, other) = &subjects[place].about else { continue };
            if report.words.iter().any(|it| it.folded == *other) {
                subjects[place].past.push(report.opened_at);
            }
        }
    }
}

impl About {
    pub fn is_category(&self) -> bool {
        matches!(self, Self::Category(_))
    }

    /// How much it says, in letters.
    pub fn length(&self) -> usize {
        match self {
            Self::Words(one, other) => one.chars().count() + other.chars().count(),
            Self::Category(_) => 0,
        }
    }

    /// The words as most of the reports spell them, in the order of the first report.
    pub fn written(&self, reports: &[&Report]) -> Vec<String> {
        let Self::Words(one, other) = self else { return Vec::new() };
        let place = |folded: &str| {
            let first = reports.first().map_or(&[][..], |it| &it.words);
            first.iter().position(|it| *it.folded == *folded)
        };
        let mut words = [one, other];
        words.sort_by_key(|it| place(it));
        words.map(|it| usual_spelling(it, reports)).into()
    }
}

/// Of spellings that are equally common, the first in the alphabet: capitals come first.
fn usual_spelling(folded: &str, reports: &[&Report]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in reports.iter().flat_map(|it| &it.words).filter(|it| *it.folded == *folded) {
        *counts.entry(&word.written).or_default() += 1;
    }
    let most = counts.values().max().copied();
    let usual = counts.iter().find(|(_, count)| Some(**count) == most);
    usual.map_or(folded, |(written, _)| *written).to_owned()
}
