//! The baseline: how many reports are usual at an hour of the week, learned from the 28 days before.

use chrono::{DateTime, TimeDelta, Utc};

use crate::ticket::RecentTicket;

/// How many weeks are learned from.
const WEEKS: i32 = 4;
/// Pseudo-count: so many reports are added, evenly spread over the week, because a few real ones make no rhythm.
const EVEN_REPORTS: f64 = 50.0;
/// Pseudo-count: so many reports about something else are added.
const OTHER_REPORTS: f64 = 20.0;

/// When all tickets that the role sees were opened, in order.
#[derive(Debug)]
pub struct Baseline(Vec<DateTime<Utc>>);

impl Baseline {
    pub fn of(all: &[&RecentTicket]) -> Self {
        Self(all.iter().map(|it| it.opened_at).collect())
    }

    /// How many reports about a topic are usual in that window. `past` is when reports about it were
    /// opened; those of the four weeks before the window are spread over the week as all reports of
    /// these weeks are.
    pub fn expected(
        &self,
        past: &[DateTime<Utc>],
        start: DateTime<Utc>,
        end: DateTime<Utc>,
    ) -> f64 {
        let begin = start - TimeDelta::weeks(WEEKS.into());
        let [about, all] = [past, &self.0].map(|it| count(it, begin, start) as f64);
        let same: usize = (1..=WEEKS)
            .map(|week| TimeDelta::weeks(week.into()))
            .map(|weeks| count(&self.0, start - weeks, end - weeks))
            .sum();
        let evenly = (end - start).as_seconds_f64() / TimeDelta::weeks(1).as_seconds_f64();
        let share = (same as f64 + EVEN_REPORTS * evenly) / (all + EVEN_REPORTS);
        (about + 1.0) * share / f64::from(WEEKS)
    }

    /// Whether there are reports from three weeks before or earlier.
    pub fn is_learned(&self, start: DateTime<Utc>) -> bool {
        let first = self.0.first();
        first.is_some_and(|it| *it <= start - TimeDelta::weeks((WEEKS - 1).into()))
    }

    /// Which share of all reports of the four weeks before is about a topic.
    pub fn share(&self, past: &[DateTime<Utc>], start: DateTime<Utc>) -> f64 {
        let begin = start - TimeDelta::weeks(WEEKS.into());
        let [about, all] = [past, &self.0].map(|it| count(it, begin, start) as f64);
        (about + 1.0) / (all + OTHER_REPORTS)
    }
}

/// How many of these times, in order, lie after `start` and not after `end`.
fn count(times: &[DateTime<Utc>], start: DateTime<Utc>, end: DateTime<Utc>) -> usize {
    let before = |time| times.partition_point(|it| *it <= time);
    before(end).saturating_sub(before(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(hour * 3_600, 0).unwrap()
    }

    #[test]
    fn the_baseline_follows_the_hour_of_the_week() {
        // One report an hour for six hours, once a week, for four weeks.
        let times: Vec<_> =
            (0..4).flat_map(|week| (1..=6).map(move |hour| at(week * 168 + hour))).collect();
        let baseline = Baseline(times.clone());
        let busy = baseline.expected(&times, at(4 * 168), at(4 * 168 + 6));
        let quiet = baseline.expected(&times, at(4 * 168 + 12), at(4 * 168 + 18));
        assert!((2.0..6.0).contains(&busy), "{busy}");
        assert!(quiet < 0.2, "{quiet}");
    }

    #[test]
    fn without_a_past_next_to_nothing_is_usual() {
        let baseline = Baseline(Vec::new());
        assert!(baseline.expected(&[], at(0), at(6)) < 0.01);
        assert!((baseline.share(&[], at(0)) - 0.05).abs() < 1e-9);
    }
}
