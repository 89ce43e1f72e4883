//! On ordinary days there is silence; when something happens among them, there is not.

mod campus;

use chrono::{DateTime, TimeDelta, Utc};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use shared::role::Role;
use shared::ticket::Category;

use campus::{Ticket, history, live};

#[test]
fn weeks_without_any_incident_pass_without_an_alarm() {
    for (days, reports_per_day) in [(180, 6.0), (35, 60.0)] {
        live(&history(days, reports_per_day, 11), |role, at, surge| {
            panic!("{reports_per_day} reports a day, {role} at {at}: {surge:?}");
        });
    }
}

/// So many reports about the lift, within an hour, each in other words.
fn incident(begin: DateTime<Utc>, count: usize) -> Vec<Ticket> {
    let ways = [
        "The lift in the tower does not move",
        "Der Lift im Tower steckt fest",
        "tower lift stuck again",
        "Somebody is inside the lift of the tower",
        "LIFT TOWER!!",
        "Our lift (Tower) makes strange noises and stands still",
    ];
    let ticket = |number: usize| Ticket {
        opened_at: begin + TimeDelta::minutes((number * 60 / count) as i64),
        closed_at: None,
        category: Category::FacilityManagement,
        text: ways[number % ways.len()].to_owned(),
    };
    (0..count).map(ticket).collect()
}

#[test]
fn an_incident_among_ordinary_days_is_told_to_both_roles_by_its_words() {
    let mut dice = ChaCha8Rng::seed_from_u64(5);
    for (reports_per_day, count) in [(6.0, 8), (60.0, 14)] {
        let mut history = history(35, reports_per_day, 12);
        let begin = DateTime::UNIX_EPOCH + TimeDelta::hours(32 * 24 + dice.random_range(8..16));
        history.extend(incident(begin, count));
        history.sort_by_key(|it| it.opened_at);
        let mut told = Vec::new();
        live(&history, |role, at, surge| told.push((role, at, surge.words.clone())));
        let roles: Vec<Role> = told.iter().map(|it| it.0).collect();
        assert!(roles.contains(&Role::User) && roles.contains(&Role::Helpdesk), "{told:?}");
        assert_eq!(roles.len(), 2, "{told:?}");
        for (role, at, words) in told {
            assert!(at >= begin && at < begin + TimeDelta::hours(1), "{role} at {at}");
            let mut words: Vec<String> = words.iter().map(|it| it.to_lowercase()).collect();
            words.sort();
            assert_eq!(words, ["lift", "tower"], "{role}");
        }
    }
}
