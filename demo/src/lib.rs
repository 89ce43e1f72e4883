//! Generates the demo data: the last 14 months of a campus that does not exist.
//!
//! The same seed and clock give the same history. Nothing here reads or writes anything.

mod actions;
mod calendar;
mod generator;
mod locations;
mod outcomes;
mod plan;
mod script;
mod sections;

use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, LogNormal};

pub use actions::{Action, Step};
pub use plan::steps;

const SEED: u64 = 1_789;

/// Random numbers of one ticket's own, so that a change to one ticket does not change another.
fn rng_of(stream: u64) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    rng.set_stream(stream);
    rng
}

/// Mostly near the median, sometimes many times as long, as the time that work takes.
fn log_normal(median: f64, spread: f64, rng: &mut ChaCha8Rng) -> f64 {
    LogNormal::new(median.ln(), spread).map_or(median, |it| it.sample(rng))
}
