//! Everything that happened on the campus, in the order in which it happened.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use shared::classification::Classification;
use shared::role::Role;
use shared::ticket::{Category, Status};

use super::calendar::{Calendar, seconds};
use super::chance::Chance;
use super::fates::fates;
use super::lives::Campus;
use super::places::Places;
use super::sections::Texts;

const TICKETS: usize = 2_000;
/// How many of them come in the last hours, whatever the hour, so that there is something new.
const FRESH: usize = 12;
/// About 14 months.
const SPAN: TimeDelta = TimeDelta::days(425);

/// Something that happens to a ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub at: DateTime<Utc>,
    /// From 0, in the order of opening.
    pub ticket: usize,
    pub deed: Deed,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    Open { text: String, classified: Classification },
    Edit { role: Role, text: String, classified: Classification },
    Correct(Category),
    Move(Status),
    Say { role: Role, body: String },
}

impl Deed {
    /// Who does it.
    pub const fn role(&self) -> Role {
        match self {
            Self::Open { .. } => Role::User,
            Self::Edit { role, .. } | Self::Say { role, .. } => *role,
            Self::Correct(_) | Self::Move(_) => Role::Helpdesk,
        }
    }
}

/// The same for the same `now`; nothing in it is later.
pub fn steps(now: DateTime<Utc>, zone: Tz) -> anyhow::Result<Vec<Step>> {
    let calendar = Calendar { zone };
    let campus = Campus { texts: Texts::read()?, places: Places::read()?, calendar, now };
    let mut chance = Chance::of(0);
    let openings = openings(calendar, now, &mut chance);
    let fates = fates(&openings, now, &mut chance);
    let lives = openings.iter().zip(fates).enumerate();
    let mut steps: Vec<Step> =
        lives.flat_map(|(ticket, (opened, fate))| campus.life(ticket, *opened, fate)).collect();
    // Stable: what happens to one ticket stays in its order.
    steps.sort_by_key(|it| (it.at, it.ticket));
    Ok(steps)
}

fn openings(calendar: Calendar, now: DateTime<Utc>, chance: &mut Chance) -> Vec<DateTime<Utc>> {
    let mut openings: Vec<DateTime<Utc>> =
        (0..FRESH).map(|_| now - seconds(chance.between(200.0, 7.0 * 3_600.0))).collect();
    let span = SPAN.as_seconds_f64();
    while openings.len() < TICKETS {
        let moment = now - seconds(chance.between(200.0, span));
        if chance.happens(calendar.bustle(moment)) {
            openings.push(moment);
        }
    }
    openings.sort_unstable();
    openings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(now: &str) -> Vec<Step> {
        steps(now.parse().unwrap(), Tz::Europe__Berlin).unwrap()
    }

    #[test]
    fn the_same_clock_gives_the_same_campus() {
        let now = "2026-11-21T04:00:00Z";
        assert_eq!(at(now), at(now));
    }

    #[test]
    fn every_ticket_is_opened_first_and_its_steps_have_different_dates() {
        // An hour in winter time, one in summer time, one in the middle of a change of the clock.
        for now in ["2026-01-03T23:10:00Z", "2026-07-14T09:30:00Z", "2026-10-25T01:30:00Z"] {
            let steps = at(now);
            let end: DateTime<Utc> = now.parse().unwrap();
            let mut last: Vec<Option<DateTime<Utc>>> = vec![None; TICKETS];
            for step in &steps {
                assert!(step.at < end, "{step:?}");
                let before = last[step.ticket].replace(step.at);
                let opens = matches!(step.deed, Deed::Open { .. });
                assert_eq!(opens, before.is_none(), "{step:?}");
                assert!(before.is_none_or(|it| it < step.at), "{step:?}");
            }
            assert!(last.iter().all(Option::is_some));
        }
    }

    #[test]
    fn no_word_in_braces_is_left() {
        for step in at("2026-07-14T09:30:00Z") {
            if let Deed::Open { text, .. } | Deed::Say { body: text, .. } = step.deed {
                assert!(!text.contains(['{', '}']), "{text}");
            }
        }
    }
}
