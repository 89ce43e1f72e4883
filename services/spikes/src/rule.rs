//! When there is a spike. The rule in words is in `docs/spikes.md`.

mod baseline;
mod topics;

use chrono::{DateTime, TimeDelta, Utc};
use shared::role::Role;
use shared::spikes::Spike;
use shared::ticket::Category;

use crate::p_value;
use crate::ticket::RecentTicket;
use baseline::Baseline;
use topics::{Topic, TopicKey, topics};

/// The lengths of the windows in which reports are counted, in hours, in ascending order.
const WINDOW_HOURS: [i64; 3] = [1, 3, 6];
/// How long an alert lasts after the last report at which it fired.
const ALERT_DURATION: TimeDelta = TimeDelta::hours(2);
/// The fewest reports of a spike.
const MIN_REPORTS: u32 = 5;
/// The fewest reports of a spike, as a multiple of the baseline.
const MIN_RATIO: f64 = 3.0;
/// The p-value below which an alert fires, corrected for the number of topics and windows.
const MAX_P_VALUE: f64 = 1e-6;
/// The lowest baseline in reports per window, however little is known.
const MIN_BASELINE: f64 = 0.1;
/// The lowest usual share of all reports for a pair of words and for a category, where the past does not tell what
/// is usual. Users do not see what was closed.
const MIN_USUAL_SHARE: [f64; 2] = [0.05, 0.5];
/// How many of the latest openings of a topic are tested; with more of them, these fire as well.
const MAX_TESTED_OPENINGS: usize = 500;
/// How many tickets of a spike are listed.
const MAX_LISTED_TICKETS: usize = 20;

/// A topic with more reports than usual.
struct Alert<'a> {
    topic: &'a TopicKey,
    /// The reports that are not closed, since the beginning of the first window that fired.
    reports: Vec<&'a RecentTicket>,
    /// The logarithm of the lowest p-value at which it fired.
    ln_p_value: f64,
}

/// The strongest spike that `role` may know of. `tickets` are those that the role sees, in the order of their
/// opening, and nothing else counts.
pub fn strongest(tickets: &[&RecentTicket], role: Role, now: DateTime<Utc>) -> Option<Spike> {
    let all = &tickets[..tickets.partition_point(|ticket| ticket.opened_at <= now)];
    let longest_window = TimeDelta::hours(WINDOW_HOURS[WINDOW_HOURS.len() - 1]);
    let since = now - ALERT_DURATION - longest_window;
    let recent = &all[all.partition_point(|ticket| ticket.opened_at <= since)..];
    let recent: Vec<&RecentTicket> =
        recent.iter().copied().filter(|ticket| !ticket.is_closed).collect();
    let topics = topics(all, &recent, MIN_REPORTS);
    let baseline = Baseline::of(all);
    let pair_sums = pair_sums(&recent);
    let detector = Detector { baseline, recent: &recent, pair_sums, role, longest_window };
    let alerts = topics.iter().filter_map(|topic| detector.alert(topic, now));
    let strongest = alerts.min_by(|one, other| {
        // Two words say more than a category; of equally improbable pairs, the longer words do.
        let by_kind = one.topic.is_category().cmp(&other.topic.is_category());
        let by_length = other.topic.length().cmp(&one.topic.length());
        let by_p_value = one.ln_p_value.total_cmp(&other.ln_p_value);
        by_kind.then(by_p_value).then(by_length).then_with(|| one.topic.cmp(other.topic))
    })?;
    Some(strongest.spike())
}

struct Detector<'a> {
    baseline: Baseline,
    /// Not closed, in the order of their opening.
    recent: &'a [&'a RecentTicket],
    /// How many pairs of words there are in the first so many of them.
    pair_sums: Vec<usize>,
    role: Role,
    longest_window: TimeDelta,
}

fn pair_sums(recent: &[&RecentTicket]) -> Vec<usize> {
    let pairs = |it: &RecentTicket| it.words.len() * it.words.len().saturating_sub(1) / 2;
    let sums = recent.iter().scan(0, |sum, ticket| {
        *sum += pairs(ticket);
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

impl Detector<'_> {
    /// Tests a topic at openings only: between them a count never grows.
    fn alert<'a>(&self, topic: &'a Topic<'a>, now: DateTime<Utc>) -> Option<Alert<'a>> {
        let latest = topic.reports.iter().rev().take(MAX_TESTED_OPENINGS).map(|it| it.opened_at);
        let openings = latest.take_while(|opened_at| *opened_at > now - ALERT_DURATION);
        let mut fired: Option<(DateTime<Utc>, f64)> = None;
        for end in openings {
            for hours in WINDOW_HOURS {
                let start = end - TimeDelta::hours(hours);
                if let Some(ln_p) = self.fires(topic, start, end) {
                    let (first, lowest) = fired.unwrap_or((start, ln_p));
                    fired = Some((first.min(start), lowest.min(ln_p)));
                }
            }
        }
        let (start, ln_p_value) = fired?;
        let reports = topic.reports.iter().copied().filter(|it| it.opened_at > start).collect();
        Some(Alert { topic: &topic.key, reports, ln_p_value })
    }

    /// The logarithm of the p-value of a window, if its reports are enough and improbable enough.
    fn fires(&self, topic: &Topic, start: DateTime<Utc>, end: DateTime<Utc>) -> Option<f64> {
        let count = between(&topic.reports, start, end).len() as u32;
        let expected = self.baseline.expected(&topic.past, start, end);
        if count < MIN_REPORTS || f64::from(count) < MIN_RATIO * expected {
            return None;
        }
        let mut ln_p = p_value::poisson(count, expected.max(MIN_BASELINE));
        let is_category = topic.key.is_category();
        if self.role == Role::User || is_category && !self.baseline.is_learned(start) {
            let of = between(self.recent, start, end).len() as u32;
            let min_share = MIN_USUAL_SHARE[usize::from(is_category)];
            let share = self.baseline.share(&topic.past, start).clamp(min_share, 0.99);
            ln_p = ln_p.max(p_value::binomial(count, of, share));
        }
        let tests = (self.topics_before(end) * WINDOW_HOURS.len()) as f64;
        (ln_p + tests.ln() < MAX_P_VALUE.ln()).then_some(ln_p)
    }

    /// How many topics could have fired in the longest window before `end`.
    fn topics_before(&self, end: DateTime<Utc>) -> usize {
        let before = |time| self.recent.partition_point(|it| it.opened_at <= time);
        let pairs = self.pair_sums[before(end)] - self.pair_sums[before(end - self.longest_window)];
        pairs + Category::COUNT
    }
}

/// What was opened after `start` and not after `end`.
fn between<'a, 'b>(
    reports: &'b [&'a RecentTicket],
    start: DateTime<Utc>,
    end: DateTime<Utc>,
) -> &'b [&'a RecentTicket] {
    let before = |time| reports.partition_point(|it| it.opened_at <= time);
    &reports[before(start)..before(end)]
}

impl Alert<'_> {
    fn spike(&self) -> Spike {
        let first = self.reports[0];
        let has_one_category = self.reports.iter().all(|it| it.category == first.category);
        Spike {
            words: self.topic.spelled(&self.reports),
            category: has_one_category.then_some(first.category),
            reports: self.reports.len() as u32,
            since: first.opened_at,
            tickets: self.reports.iter().take(MAX_LISTED_TICKETS).map(|it| it.id).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
