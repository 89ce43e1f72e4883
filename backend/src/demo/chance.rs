//! The dice. Each roll depends on the seed, the ticket and the rolls before it, on nothing else.

use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

const SEED: u64 = 1_789;

pub struct Chance(ChaCha8Rng);

impl Chance {
    /// Dice of one ticket's own, so that what happens to one does not change another.
    pub fn of(stream: u64) -> Self {
        let mut dice = ChaCha8Rng::seed_from_u64(SEED);
        dice.set_stream(stream);
        Self(dice)
    }

    /// At least 0, below 1.
    pub fn fraction(&mut self) -> f64 {
        self.0.random()
    }

    /// At least `low`, below `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.fraction()
    }

    pub fn happens(&mut self, probability: f64) -> bool {
        self.fraction() < probability
    }

    /// One of them; `None` of nothing.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        self.pick_weighted(from, |_| 1.0)
    }

    /// One of them, likelier in proportion to its weight; `None` if nothing has any.
    pub fn pick_weighted<'a, T>(
        &mut self,
        from: &'a [T],
        weight: impl Fn(&T) -> f64,
    ) -> Option<&'a T> {
        let mut left = self.fraction() * from.iter().map(&weight).sum::<f64>();
        let mut possible = from.iter().filter(|it| weight(it) > 0.0);
        possible.find(|it| {
            left -= weight(it);
            left < 0.0
        })
    }

    /// Mostly near the median, sometimes many times as long: how long work takes.
    pub fn log_normal(&mut self, median: f64, spread: f64) -> f64 {
        // Box and Muller's way to a normal distribution; the logarithm never meets 0.
        let radius = (-2.0 * (1.0 - self.fraction()).ln()).sqrt();
        let normal = radius * (std::f64::consts::TAU * self.fraction()).cos();
        median * (spread * normal).exp()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_what_is_log_normal_lies_below_the_median() {
        let mut chance = Chance::of(0);
        let below = (0..2_000).filter(|_| chance.log_normal(5.0, 1.2) < 5.0).count();
        assert!((900..1_100).contains(&below), "{below}");
    }

    #[test]
    fn what_weighs_nothing_is_never_picked() {
        let mut chance = Chance::of(1);
        for _ in 0..200 {
            assert_eq!(chance.pick_weighted(&[0.0, 1.0, 0.0], |it| *it), Some(&1.0));
        }
        assert_eq!(chance.pick::<u8>(&[]), None);
    }
}
