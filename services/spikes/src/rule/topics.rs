//! Topics: what recent reports have in common, a category or two words.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use shared::ticket::Category;

use crate::ticket::RecentTicket;

/// The pairs of so many of the latest reports are topics.
const MAX_REPORTS: usize = 500;
/// How many pairs are topics: those with the most reports.
const MAX_PAIRS: usize = 200;

/// What reports are about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TopicKey {
    /// Two folded words in alphabetical order.
    Words(Box<str>, Box<str>),
    Category(Category),
}

/// A topic with its reports.
#[derive(Debug)]
pub struct Topic<'a> {
    pub key: TopicKey,
    /// The recent ones that are not closed, in the order of their opening.
    pub reports: Vec<&'a RecentTicket>,
    /// When all reports about it were opened, in order.
    pub past: Vec<DateTime<Utc>>,
}

/// The topics of at least `min_reports` recent reports. `all` and `recent` are in the order of opening.
pub fn topics<'a>(
    all: &[&'a RecentTicket],
    recent: &[&'a RecentTicket],
    min_reports: u32,
) -> Vec<Topic<'a>> {
    let latest = &recent[recent.len().saturating_sub(MAX_REPORTS)..];
    let pairs = pairs(latest, min_reports as usize);
    let categories = Category::ALL.map(|category| {
        let about = |it: &&&RecentTicket| it.category == category;
        let reports = recent.iter().filter(about).copied().collect();
        let past = all.iter().filter(about).map(|it| it.opened_at).collect();
        Topic { key: TopicKey::Category(category), reports, past }
    });
    let mut topics: Vec<Topic> = categories.into();
    topics.extend(pairs.into_iter().map(|((one, other), reports)| Topic {
        key: TopicKey::Words(one.into(), other.into()),
        reports,
        past: Vec::new(),
    }));
    fill_past(&mut topics, all);
    topics.retain(|topic| topic.reports.len() >= min_reports as usize);
    topics
}

type Pairs<'a> = Vec<((&'a str, &'a str), Vec<&'a RecentTicket>)>;

fn pairs<'a>(latest: &[&'a RecentTicket], min_reports: usize) -> Pairs<'a> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in latest.iter().flat_map(|it| &it.words) {
        *counts.entry(&word.folded).or_default() += 1;
    }
    let mut pairs: BTreeMap<(&str, &str), Vec<&RecentTicket>> = BTreeMap::new();
    for report in latest {
        let frequent = report.words.iter().map(|it| &*it.folded);
        let mut frequent: Vec<&str> = frequent
            .filter(|it| counts.get(it).is_some_and(|count| *count >= min_reports))
            .collect();
        frequent.sort_unstable();
        for (place, one) in frequent.iter().enumerate() {
            for other in &frequent[place + 1..] {
                pairs.entry((one, other)).or_default().push(report);
            }
        }
    }
    let mut pairs: Pairs =
        pairs.into_iter().filter(|(_, reports)| reports.len() >= min_reports).collect();
    pairs.sort_by_key(|(_, reports)| std::cmp::Reverse(reports.len()));
    pairs.truncate(MAX_PAIRS);
    pairs
}

/// Finds the past of all pairs in one walk through the reports.
fn fill_past(topics: &mut [Topic], all: &[&RecentTicket]) {
    let mut by_first: HashMap<Box<str>, Vec<usize>> = HashMap::new();
    for (place, topic) in topics.iter().enumerate() {
        if let TopicKey::Words(one, _) = &topic.key {
            by_first.entry(one.clone()).or_default().push(place);
        }
    }
    for report in all {
        let firsts = report.words.iter().filter_map(|it| by_first.get(&it.folded));
        for place in firsts.flatten().copied() {
            let TopicKey::Words(_, other) = &topics[place].key else { continue };
            if report.words.iter().any(|it| it.folded == *other) {
                topics[place].past.push(report.opened_at);
            }
        }
    }
}

impl TopicKey {
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
    pub fn spelled(&self, reports: &[&RecentTicket]) -> Vec<String> {
        let Self::Words(one, other) = self else { return Vec::new() };
        let place = |folded: &str| {
            let first = reports.first().map_or(&[][..], |it| &it.words);
            first.iter().position(|it| *it.folded == *folded)
        };
        let mut words = [one, other];
        words.sort_by_key(|it| place(it));
        words.map(|it| most_frequent_spelling(it, reports)).into()
    }
}

/// Of spellings that are equally common, the first in the alphabet: capitals come first.
fn most_frequent_spelling(folded: &str, reports: &[&RecentTicket]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in reports.iter().flat_map(|it| &it.words).filter(|it| *it.folded == *folded) {
        *counts.entry(&word.spelled).or_default() += 1;
    }
    let most = counts.values().max().copied();
    let spelling = counts.iter().find(|(_, count)| Some(**count) == most);
    spelling.map_or(folded, |(spelling, _)| *spelling).to_owned()
}
