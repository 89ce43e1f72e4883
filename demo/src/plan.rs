//! Everything that happened on the campus, in the order in which it happened.

use chrono::{DateTime, TimeDelta, Utc};
use jiff::tz::TimeZone;
use rand::Rng as _;
use rand_chacha::ChaCha8Rng;

use crate::actions::Step;
use crate::calendar::{Calendar, seconds};
use crate::generator::Campus;
use crate::locations::Locations;
use crate::outcomes::outcomes;
use crate::rng_of;
use crate::sections::Texts;

const TICKETS: usize = 2_000;
/// This many of them are opened in the last hours, whatever the hour, so that there is something new.
const RECENT_TICKETS: usize = 12;
/// About 14 months.
const SPAN: TimeDelta = TimeDelta::days(425);

/// The same for the same `now`; nothing in it is later.
pub fn steps(now: DateTime<Utc>, zone: TimeZone) -> anyhow::Result<Vec<Step>> {
    let calendar = Calendar { zone };
    let campus = Campus { texts: Texts::read()?, locations: Locations::read()?, calendar, now };
    let mut rng = rng_of(0);
    let openings = openings(&campus.calendar, now, &mut rng);
    let outcomes = outcomes(&openings, now, &mut rng);
    let histories = openings.iter().zip(outcomes).enumerate();
    let mut steps: Vec<Step> = histories
        .flat_map(|(ticket, (opened, outcome))| campus.history(ticket, *opened, outcome))
        .collect();
    // Stable: what happens to one ticket stays in its order.
    steps.sort_by_key(|it| (it.at, it.ticket));
    Ok(steps)
}

fn openings(calendar: &Calendar, now: DateTime<Utc>, rng: &mut ChaCha8Rng) -> Vec<DateTime<Utc>> {
    let mut openings: Vec<DateTime<Utc>> = (0..RECENT_TICKETS)
        .map(|_| now - seconds(rng.random_range(200.0..7.0 * 3_600.0)))
        .collect();
    let span = SPAN.as_seconds_f64();
    while openings.len() < TICKETS {
        let moment = now - seconds(rng.random_range(200.0..span));
        if rng.random_bool(calendar.activity(moment)) {
            openings.push(moment);
        }
    }
    openings.sort_unstable();
    openings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::Action;

    fn at(now: &str) -> Vec<Step> {
        steps(now.parse().unwrap(), TimeZone::get("Europe/Berlin").unwrap()).unwrap()
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
                let opens = matches!(step.action, Action::Open { .. });
                assert_eq!(opens, before.is_none(), "{step:?}");
                assert!(before.is_none_or(|it| it < step.at), "{step:?}");
            }
            assert!(last.iter().all(Option::is_some));
        }
    }

    #[test]
    fn no_word_in_braces_is_left() {
        for step in at("2026-07-14T09:30:00Z") {
            if let Action::Open { text, .. } | Action::Post { body: text, .. } = step.action {
                assert!(!text.contains(['{', '}']), "{text}");
            }
        }
    }
}
