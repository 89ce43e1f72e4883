//! On ordinary days there is no spike; an incident among them is one.

mod campus;

use chrono::{DateTime, TimeDelta, Utc};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use shared::role::Role;
use shared::ticket::Category;

use campus::{Ticket, history, replay};

#[test]
fn weeks_without_any_incident_pass_without_a_spike() {
    for (days, reports_per_day) in [(180, 6.0), (35, 60.0)] {
        replay(&history(days, reports_per_day, 11), |role, at, spike| {
            panic!("{reports_per_day} reports a day, {role} at {at}: {spike:?}");
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
fn an_incident_among_ordinary_days_is_reported_to_both_roles_by_its_words() {
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    for (reports_per_day, count) in [(6.0, 8), (60.0, 14)] {
        let mut history = history(35, reports_per_day, 12);
        let begin = DateTime::UNIX_EPOCH + TimeDelta::hours(32 * 24 + rng.random_range(8..16));
        history.extend(incident(begin, count));
        history.sort_by_key(|it| it.opened_at);
        let mut spikes = Vec::new();
        replay(&history, |role, at, spike| spikes.push((role, at, spike.words.clone())));
        let roles: Vec<Role> = spikes.iter().map(|it| it.0).collect();
        assert!(roles.contains(&Role::User) && roles.contains(&Role::Helpdesk), "{spikes:?}");
        assert_eq!(roles.len(), 2, "{spikes:?}");
        for (role, at, words) in spikes {
            assert!(at >= begin && at < begin + TimeDelta::hours(1), "{role} at {at}");
            let mut words: Vec<String> = words.iter().map(|it| it.to_lowercase()).collect();
            words.sort();
            assert_eq!(words, ["lift", "tower"], "{role}");
        }
    }
}
