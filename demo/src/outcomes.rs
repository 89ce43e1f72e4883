//! How far each ticket has come by now: most are done, and what is not is mostly recent.

use chrono::{DateTime, Utc};
use rand::seq::IndexedRandom as _;
use rand_chacha::ChaCha8Rng;

/// How many tickets nobody has started on yet.
const OPEN: usize = 74;
/// How many are being worked on.
const ACTIVE: usize = 66;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Open,
    Active,
    Closed,
}

/// An outcome for each opening.
pub fn outcomes(
    openings: &[DateTime<Utc>],
    now: DateTime<Utc>,
    rng: &mut ChaCha8Rng,
) -> Vec<Outcome> {
    let mut outcomes = vec![Outcome::Closed; openings.len()];
    let days: Vec<f64> = openings.iter().map(|it| days_between(*it, now)).collect();
    // Fresh reports come first, then what is recent, then a few that were forgotten.
    let open = |days: f64| if days < 0.05 { 1e3 } else { (-days / 6.0).exp() + 0.002 };
    let active = |days: f64| if days < 0.05 { 0.0 } else { (-days / 20.0).exp() + 0.008 };
    draw(&mut outcomes, Outcome::Open, OPEN, |it| open(days[it]), rng);
    draw(&mut outcomes, Outcome::Active, ACTIVE, |it| active(days[it]), rng);
    outcomes
}

/// Gives an outcome to `n` of those that are still closed, the heavier the likelier.
fn draw(
    outcomes: &mut [Outcome],
    outcome: Outcome,
    n: usize,
    weight: impl Fn(usize) -> f64,
    rng: &mut ChaCha8Rng,
) {
    let mut left: Vec<usize> =
        (0..outcomes.len()).filter(|it| outcomes[*it] == Outcome::Closed).collect();
    for _ in 0..n {
        if let Ok(&drawn) = left.choose_weighted(rng, |it| weight(*it)) {
            outcomes[drawn] = outcome;
            left.retain(|it| *it != drawn);
        }
    }
}

fn days_between(earlier: DateTime<Utc>, later: DateTime<Utc>) -> f64 {
    (later - earlier).as_seconds_f64() / 86_400.0
}
