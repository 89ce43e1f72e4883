//! How far each ticket has come by now: most are done, and what is not is mostly recent.

use chrono::{DateTime, Utc};

use super::chance::Chance;

/// How many tickets nobody has started on yet.
const OPEN: usize = 74;
/// How many are being worked on.
const ACTIVE: usize = 66;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Open,
    Active,
    Closed,
}

/// One fate for each opening.
pub fn fates(openings: &[DateTime<Utc>], now: DateTime<Utc>, chance: &mut Chance) -> Vec<Fate> {
    let mut fates = vec![Fate::Closed; openings.len()];
    let days: Vec<f64> = openings.iter().map(|it| days_between(*it, now)).collect();
    // Fresh reports come first, then what is recent, then a few that were forgotten.
    let open = |days: f64| if days < 0.05 { 1e3 } else { (-days / 6.0).exp() + 0.002 };
    let active = |days: f64| if days < 0.05 { 0.0 } else { (-days / 20.0).exp() + 0.008 };
    draw(&mut fates, Fate::Open, OPEN, |it| open(days[it]), chance);
    draw(&mut fates, Fate::Active, ACTIVE, |it| active(days[it]), chance);
    fates
}

/// Gives a fate to `n` of those that are still closed, the heavier the likelier.
fn draw(
    fates: &mut [Fate],
    fate: Fate,
    n: usize,
    weight: impl Fn(usize) -> f64,
    chance: &mut Chance,
) {
    let mut left: Vec<usize> = (0..fates.len()).filter(|it| fates[*it] == Fate::Closed).collect();
    for _ in 0..n {
        if let Some(&drawn) = chance.pick_weighted(&left, |it| weight(*it)) {
            fates[drawn] = fate;
            left.retain(|it| *it != drawn);
        }
    }
}

fn days_between(earlier: DateTime<Utc>, later: DateTime<Utc>) -> f64 {
    (later - earlier).as_seconds_f64() / 86_400.0
}
