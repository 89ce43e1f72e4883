//! When something is going on. The rule in words is in `docs/pulse.md`.

mod subjects;
mod usual;

use chrono::{DateTime, TimeDelta, Utc};
use shared::pulse::Surge;
use shared::role::Role;
use shared::ticket::Category;

use crate::reports::{Report, Reports};
use crate::tail;
use subjects::{About, Subject, subjects};
use usual::Usual;

/// The stretches of time in which reports are counted, in hours.
const WINDOWS: [i64; 3] = [1, 3, 6];
/// An alarm stays so long after the last report at which it rang.
const STAYS: TimeDelta = TimeDelta::hours(2);
/// Fewer reports than these are nothing.
const LEAST: u32 = 5;
/// How many times as many as usual they must be.
const TIMES: f64 = 3.0;
/// How improbable they must be by chance, over everything that is looked at.
const LEVEL: f64 = 1e-6;
/// So many reports per window are usual at least, however little is known.
const LEAST_USUAL: f64 = 0.1;
/// Where the past does not tell what is usual, the share of all reports that is usual at least, for
/// two words and for a category. From the past of users everything is missing that was closed.
const LEAST_SHARE: [f64; 2] = [0.05, 0.5];
/// So many of the latest openings are listened to; if there were more, these ring as loud.
const LISTENED_TO: usize = 500;
/// How many tickets of a surge are named.
const NAMED: usize = 20;

/// A subject that is reported more than usual.
struct Alarm<'a> {
    about: &'a About,
    /// The reports that are not closed, since the beginning of the first window that rang.
    reports: Vec<&'a Report>,
    /// The logarithm of how improbable it was when it rang loudest.
    chance: f64,
}

/// The strongest surge that `role` may know of, if there is any. `reports` are those that the role
/// sees, and nothing else is looked at.
pub fn strongest(reports: &Reports, role: Role, now: DateTime<Utc>) -> Option<Surge> {
    let all: Vec<&Report> = reports.iter().filter(|it| it.opened_at <= now).collect();
    let longest = TimeDelta::hours(WINDOWS[WINDOWS.len() - 1]);
    let since = now - STAYS - longest;
    let recent = &all[all.partition_point(|it| it.opened_at <= since)..];
    let recent: Vec<&Report> = recent.iter().copied().filter(|it| !it.is_closed).collect();
    let subjects = subjects(&all, &recent, LEAST);
    let usual = Usual::of(&all);
    let listener =
        Listener { usual, recent: &recent, pairs: sums_of_pairs(&recent), role, longest };
    let alarms = subjects.iter().filter_map(|it| listener.alarm(it, now));
    let strongest = alarms.min_by(|one, other| {
        // Two words say more than a category; of equally improbable pairs, the longer words do.
        let by_kind = one.about.is_category().cmp(&other.about.is_category());
        let by_length = other.about.length().cmp(&one.about.length());
        let by_chance = one.chance.total_cmp(&other.chance);
        by_kind.then(by_chance).then(by_length).then_with(|| one.about.cmp(other.about))
    })?;
    Some(told(&strongest))
}

struct Listener<'a> {
    usual: Usual,
    /// Not closed, in the order of their opening.
    recent: &'a [&'a Report],
    /// How many pairs of words there are in the first so many of them.
    pairs: Vec<usize>,
    role: Role,
    longest: TimeDelta,
}

fn sums_of_pairs(recent: &[&Report]) -> Vec<usize> {
    let pairs = |it: &Report| it.words.len() * it.words.len().saturating_sub(1) / 2;
    let sums = recent.iter().scan(0, |sum, it| {
        *sum += pairs(it);
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

impl Listener<'_> {
    /// Rings at openings only: between them a count never grows.
    fn alarm<'a>(&self, subject: &'a Subject<'a>, now: DateTime<Utc>) -> Option<Alarm<'a>> {
        let latest = subject.reports.iter().rev().take(LISTENED_TO).map(|it| it.opened_at);
        let moments = latest.take_while(|it| *it > now - STAYS);
        let mut ringing: Option<(DateTime<Utc>, f64)> = None;
        for moment in moments {
            for hours in WINDOWS {
                let start = moment - TimeDelta::hours(hours);
                if let Some(chance) = self.rings(subject, start, moment) {
                    let (first, loudest) = ringing.unwrap_or((start, chance));
                    ringing = Some((first.min(start), loudest.min(chance)));
                }
            }
        }
        let (start, chance) = ringing?;
        let reports = subject.reports.iter().copied().filter(|it| it.opened_at > start).collect();
        Some(Alarm { about: &subject.about, reports, chance })
    }

    /// How improbable the reports of a window are, if they are enough and improbable enough.
    fn rings(&self, subject: &Subject, start: DateTime<Utc>, end: DateTime<Utc>) -> Option<f64> {
        let count = between(&subject.reports, start, end).len() as u32;
        let usual = self.usual.expected(&subject.past, start, end);
        if count < LEAST || f64::from(count) < TIMES * usual {
            return None;
        }
        let mut chance = tail::poisson(count, usual.max(LEAST_USUAL));
        let is_category = subject.about.is_category();
        if self.role == Role::User || is_category && !self.usual.is_learned(start) {
            let of = between(self.recent, start, end).len() as u32;
            let least = LEAST_SHARE[usize::from(is_category)];
            let share = self.usual.share(&subject.past, start).clamp(least, 0.99);
            chance = chance.max(tail::binomial(count, of, share));
        }
        let looked_at = (self.looked_at(end) * WINDOWS.len()) as f64;
        (chance + looked_at.ln() < LEVEL.ln()).then_some(chance)
    }

    /// How many subjects could have rung.
    fn looked_at(&self, end: DateTime<Utc>) -> usize {
        let before = |time| self.recent.partition_point(|it| it.opened_at <= time);
        let pairs = self.pairs[before(end)] - self.pairs[before(end - self.longest)];
        pairs + Category::ALL.len()
    }
}

/// What was opened after `start` and not after `end`.
fn between<'a, 'b>(
    reports: &'b [&'a Report],
    start: DateTime<Utc>,
    end: DateTime<Utc>,
) -> &'b [&'a Report] {
    let before = |time| reports.partition_point(|it| it.opened_at <= time);
    &reports[before(start)..before(end)]
}

fn told(alarm: &Alarm) -> Surge {
    let first = alarm.reports[0];
    let is_shared = alarm.reports.iter().all(|it| it.category == first.category);
    Surge {
        words: alarm.about.written(&alarm.reports),
        category: is_shared.then_some(first.category),
        reports: alarm.reports.len() as u32,
        since: first.opened_at,
        tickets: alarm.reports.iter().take(NAMED).map(|it| it.id).collect(),
    }
}

#[cfg(test)]
mod tests;
