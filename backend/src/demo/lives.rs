//! The life of one ticket: what happens to it, and when.

use chrono::{DateTime, Utc};
use shared::role::Role;
use shared::ticket::{Category, Status};

use super::calendar::{Calendar, seconds};
use super::chance::Chance;
use super::fates::Fate;
use super::places::{Filling, Places};
use super::plan::{Deed, Step};
use super::script::{Said, Script};
use super::sections::{Report, Section, Texts};

const HOUR: f64 = 3_600.0;
const DAY: f64 = 24.0 * HOUR;

/// What all lives have in common.
pub struct Campus {
    pub texts: Texts,
    pub places: Places,
    pub calendar: Calendar,
    pub now: DateTime<Utc>,
}

impl Campus {
    /// Everything that happens to a ticket, in order.
    pub fn life(&self, ticket: usize, opened: DateTime<Utc>, fate: Fate) -> Vec<Step> {
        // Stream 0 is for what concerns all tickets.
        let mut chance = Chance::of(ticket as u64 + 1);
        let can_happen = |(_, it): &(Category, Section)| {
            if self.calendar.fits(it.season, opened) { it.weight } else { 0.0 }
        };
        let Some((category, topic)) = chance.pick_weighted(&self.texts.topics, can_happen) else {
            return Vec::new();
        };
        let Some(report) = chance.pick(&topic.reports) else {
            return Vec::new();
        };
        let (started, closed) = self.milestones(opened, fate, *category, &mut chance);
        let until_started = started.unwrap_or(self.now);
        let until_closed = closed.unwrap_or(self.now);

        let (opening, mut before, filling) =
            self.texts_of(topic, report, *category, fate, &mut chance);
        let script = Script { texts: &self.texts, topic, report, filling: &filling };
        let waited = (until_started - opened).as_seconds_f64() / DAY;
        before.extend(script.while_open(waited, &mut chance).into_iter().map(said));
        let worked = (until_closed - until_started).as_seconds_f64() / DAY;
        let ended = closed.is_some();
        let after = script.while_active(worked, ended, &mut chance).into_iter().map(said);

        let mut steps = vec![(opened, opening)];
        steps.extend(self.spread(before, opened, until_started, &mut chance));
        if let Some(at) = started {
            steps.push((at, Deed::Move(Status::Active)));
            steps.extend(self.spread(after.collect(), at, until_closed, &mut chance));
        }
        steps.extend(closed.map(|at| (at, Deed::Move(Status::Closed))));
        steps.into_iter().map(|(at, deed)| Step { at, ticket, deed }).collect()
    }

    /// When work starts and ends, as far as it does.
    fn milestones(
        &self,
        opened: DateTime<Utc>,
        fate: Fate,
        category: Category,
        chance: &mut Chance,
    ) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        let age = (self.now - opened).as_seconds_f64();
        let (median, spread) = match category {
            Category::FacilityManagement => (2.5 * DAY, 1.4),
            Category::TechnicalIt => (9.0 * HOUR, 1.5),
            Category::ServicesComplaints => (5.0 * DAY, 1.1),
        };
        let pause = chance.log_normal(2.5 * HOUR, 1.2);
        match fate {
            Fate::Open => (None, None),
            Fate::Active => {
                let wish = opened + seconds(pause.min(age * 0.6));
                (Some(self.in_office(wish, opened, self.now, chance)), None)
            }
            Fate::Closed => {
                let wish = chance.log_normal(median, spread).max(0.3 * HOUR);
                let took = if wish < 0.9 * age { wish } else { age * chance.between(0.2, 0.9) };
                let closed = self.in_office(opened + seconds(took), opened, self.now, chance);
                let took = (closed - opened).as_seconds_f64();
                let wish = opened + seconds(pause.min(took * 0.5));
                (Some(self.in_office(wish, opened, closed, chance)), Some(closed))
            }
        }
    }

    /// A moment of the helpdesk's: in office hours, if that is possible before `end`.
    fn in_office(
        &self,
        wish: DateTime<Utc>,
        begin: DateTime<Utc>,
        end: DateTime<Utc>,
        chance: &mut Chance,
    ) -> DateTime<Utc> {
        let latest = begin + (end - begin) * 9 / 10;
        let moved = self.calendar.office_hours(wish, chance);
        if moved <= latest { moved } else { wish.min(latest) }
    }

    /// The opening, what is changed of it before work starts, and what it is about in the end.
    fn texts_of(
        &self,
        topic: &Section,
        report: &Report,
        category: Category,
        fate: Fate,
        chance: &mut Chance,
    ) -> (Deed, Vec<Deed>, Filling) {
        let mut filling = self.places.filling(topic.language, chance);
        let mut text = filling.fill(report.text);
        let mut classified = classifier::classify(&text);
        let opening = Deed::Open { text: text.clone(), classified: classified.clone() };
        let mut changes = Vec::new();
        if chance.happens(0.08) {
            let other = self.places.filling(topic.language, chance);
            let corrected = other.fill(report.text);
            let afterthoughts = self.texts.on("afterthought", topic.language);
            let mut role = Role::User;
            match chance.pick(afterthoughts) {
                Some(more) if corrected == text || chance.happens(0.4) => {
                    text = format!("{text}\n\n{}", filling.fill(more.text));
                }
                // The first text named the wrong room or day.
                _ => {
                    text = corrected;
                    filling = other;
                    if chance.happens(0.4) {
                        role = Role::Helpdesk;
                    }
                }
            }
            classified = classifier::classify(&text);
            changes.push(Deed::Edit { role, text, classified: classified.clone() });
        }
        let is_noticed = chance.happens(if fate == Fate::Open { 0.3 } else { 0.9 });
        if classified.category != category && is_noticed {
            changes.push(Deed::Correct(category));
        }
        (opening, changes, filling)
    }

    /// Finds each deed its time between two moments, one after the other.
    fn spread(
        &self,
        deeds: Vec<Deed>,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        chance: &mut Chance,
    ) -> Vec<(DateTime<Utc>, Deed)> {
        let mut wishes: Vec<f64> = deeds.iter().map(|_| chance.between(0.03, 0.97)).collect();
        wishes.sort_by(f64::total_cmp);
        let length = (to - from).as_seconds_f64();
        let mut last = from;
        let mut timed = Vec::with_capacity(deeds.len());
        for (deed, wish) in deeds.into_iter().zip(wishes) {
            let pause = seconds(chance.between(300.0, 2.0 * HOUR));
            let wish = (from + seconds(length * wish)).max(last + pause);
            let moved = match deed.role() {
                Role::User => self.calendar.waking_hours(wish, chance),
                Role::Helpdesk => self.calendar.office_hours(wish, chance),
            };
            // Where the wish cannot be had, shortly before the end; and in a hurry everything comes
            // close together, but still one after the other.
            let late = to - seconds(chance.between(300.0, 2_400.0));
            let mut possible = [moved, late].into_iter().filter(|it| last < *it && *it < to);
            last = possible.next().unwrap_or_else(|| last + (to - last) / 2);
            timed.push((last, deed));
        }
        timed
    }
}

fn said(it: Said) -> Deed {
    Deed::Say { role: it.role, body: it.body }
}
