//! Generates the history of one ticket: what happens to it, and when.

use chrono::{DateTime, Utc};
use shared::role::Role;
use shared::ticket::{Category, Status};

use rand::Rng as _;
use rand::seq::IndexedRandom as _;
use rand_chacha::ChaCha8Rng;

use crate::actions::{Action, Step};
use crate::calendar::{Calendar, seconds};
use crate::locations::{Locations, Placeholders};
use crate::outcomes::Outcome;
use crate::script::{PlannedMessage, Script};
use crate::sections::{Report, Section, Texts};
use crate::{log_normal, rng_of};

const HOUR: f64 = 3_600.0;
const DAY: f64 = 24.0 * HOUR;

/// What the histories of all tickets have in common.
pub struct Campus {
    pub texts: Texts,
    pub locations: Locations,
    pub calendar: Calendar,
    pub now: DateTime<Utc>,
}

impl Campus {
    /// Everything that happens to a ticket, in order.
    pub fn history(&self, ticket: usize, opened: DateTime<Utc>, outcome: Outcome) -> Vec<Step> {
        // Stream 0 is for what concerns all tickets.
        let mut rng = rng_of(ticket as u64 + 1);
        let can_happen = |(_, it): &(Category, Section)| {
            if self.calendar.fits(it.season, opened) { it.weight } else { 0.0 }
        };
        let Ok((category, topic)) = self.texts.topics.choose_weighted(&mut rng, can_happen) else {
            return Vec::new();
        };
        let Some(report) = topic.reports.choose(&mut rng) else {
            return Vec::new();
        };
        let (started, closed) = self.milestones(opened, outcome, *category, &mut rng);
        let until_started = started.unwrap_or(self.now);
        let until_closed = closed.unwrap_or(self.now);

        let (opening, mut before, placeholders) =
            self.texts_of(topic, report, *category, outcome, &mut rng);
        let script = Script { texts: &self.texts, topic, report, placeholders: &placeholders };
        let waited = (until_started - opened).as_seconds_f64() / DAY;
        before.extend(script.while_open(waited, &mut rng).into_iter().map(post));
        let worked = (until_closed - until_started).as_seconds_f64() / DAY;
        let ended = closed.is_some();
        let after = script.while_active(worked, ended, &mut rng).into_iter().map(post);

        let mut steps = vec![(opened, opening)];
        steps.extend(self.spread(before, opened, until_started, &mut rng));
        if let Some(at) = started {
            steps.push((at, Action::Move(Status::Active)));
            steps.extend(self.spread(after.collect(), at, until_closed, &mut rng));
        }
        steps.extend(closed.map(|at| (at, Action::Move(Status::Closed))));
        steps.into_iter().map(|(at, action)| Step { at, ticket, action }).collect()
    }

    /// When work starts and ends, as far as it does.
    fn milestones(
        &self,
        opened: DateTime<Utc>,
        outcome: Outcome,
        category: Category,
        rng: &mut ChaCha8Rng,
    ) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        let age = (self.now - opened).as_seconds_f64();
        let (median, spread) = match category {
            Category::FacilityManagement => (2.5 * DAY, 1.4),
            Category::TechnicalIt => (9.0 * HOUR, 1.5),
            Category::ServicesComplaints => (5.0 * DAY, 1.1),
        };
        let pause = log_normal(2.5 * HOUR, 1.2, rng);
        match outcome {
            Outcome::Open => (None, None),
            Outcome::Active => {
                let preferred = opened + seconds(pause.min(age * 0.6));
                (Some(self.in_office(preferred, opened, self.now, rng)), None)
            }
            Outcome::Closed => {
                let preferred = log_normal(median, spread, rng).max(0.3 * HOUR);
                let took = if preferred < 0.9 * age {
                    preferred
                } else {
                    age * rng.random_range(0.2..0.9)
                };
                let closed = self.in_office(opened + seconds(took), opened, self.now, rng);
                let took = (closed - opened).as_seconds_f64();
                let preferred = opened + seconds(pause.min(took * 0.5));
                (Some(self.in_office(preferred, opened, closed, rng)), Some(closed))
            }
        }
    }

    /// A moment of the helpdesk's: in office hours, if that is possible before `end`.
    fn in_office(
        &self,
        preferred: DateTime<Utc>,
        begin: DateTime<Utc>,
        end: DateTime<Utc>,
        rng: &mut ChaCha8Rng,
    ) -> DateTime<Utc> {
        let latest = begin + (end - begin) * 9 / 10;
        let moved = self.calendar.office_hours(preferred, rng);
        if moved <= latest { moved } else { preferred.min(latest) }
    }

    /// The opening, what is changed of it before work starts, and what it is about in the end.
    fn texts_of(
        &self,
        topic: &Section,
        report: &Report,
        category: Category,
        outcome: Outcome,
        rng: &mut ChaCha8Rng,
    ) -> (Action, Vec<Action>, Placeholders) {
        let mut placeholders = self.locations.placeholders(topic.language, rng);
        let mut text = placeholders.fill(report.text);
        let mut classified = classifier::classify(&text);
        let opening = Action::Open { text: text.clone(), classified: classified.clone() };
        let mut changes = Vec::new();
        if rng.random_bool(0.08) {
            let other = self.locations.placeholders(topic.language, rng);
            let corrected = other.fill(report.text);
            let afterthoughts = self.texts.on("afterthought", topic.language);
            let mut role = Role::User;
            match afterthoughts.choose(rng) {
                Some(more) if corrected == text || rng.random_bool(0.4) => {
                    text = format!("{text}\n\n{}", placeholders.fill(more.text));
                }
                // The first text named the wrong room or day.
                _ => {
                    text = corrected;
                    placeholders = other;
                    if rng.random_bool(0.4) {
                        role = Role::Helpdesk;
                    }
                }
            }
            classified = classifier::classify(&text);
            changes.push(Action::Edit { role, text, classified: classified.clone() });
        }
        let is_noticed = rng.random_bool(if outcome == Outcome::Open { 0.3 } else { 0.9 });
        if classified.category != category && is_noticed {
            changes.push(Action::Correct(category));
        }
        (opening, changes, placeholders)
    }

    /// Gives each action its time between two moments, one after the other.
    fn spread(
        &self,
        actions: Vec<Action>,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        rng: &mut ChaCha8Rng,
    ) -> Vec<(DateTime<Utc>, Action)> {
        let mut preferred_times: Vec<f64> =
            actions.iter().map(|_| rng.random_range(0.03..0.97)).collect();
        preferred_times.sort_by(f64::total_cmp);
        let length = (to - from).as_seconds_f64();
        let mut last = from;
        let mut timed = Vec::with_capacity(actions.len());
        for (action, preferred) in actions.into_iter().zip(preferred_times) {
            let pause = seconds(rng.random_range(300.0..2.0 * HOUR));
            let preferred = (from + seconds(length * preferred)).max(last + pause);
            let moved = match action.role() {
                Role::User => self.calendar.waking_hours(preferred, rng),
                Role::Helpdesk => self.calendar.office_hours(preferred, rng),
            };
            // Where the preferred cannot be had, shortly before the end; and in a hurry everything comes
            // close together, but still one after the other.
            let late = to - seconds(rng.random_range(300.0..2_400.0));
            let mut possible = [moved, late].into_iter().filter(|it| last < *it && *it < to);
            last = possible.next().unwrap_or_else(|| last + (to - last) / 2);
            timed.push((last, action));
        }
        timed
    }
}

fn post(message: PlannedMessage) -> Action {
    Action::Post { role: message.role, body: message.body }
}
