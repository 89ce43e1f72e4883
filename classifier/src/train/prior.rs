//! What is known of a feature before learning: how much it may come to weigh.
//!
//! A feature that is rare, and that stands in the texts of one category far more often than in the
//! others', is worth more than one that stands everywhere. This is the log-count ratio of naive Bayes
//! (Wang and Manning, "Baselines and Bigrams", 2012) times the inverse document frequency, used not
//! as a feature's value but as the length of its steps: what is learned needs no more than one weight.

use super::example::{BUCKETS, Example};
use crate::CATEGORIES;
use libm::log;

/// A feature of fewer texts is not learned: it says little, and takes room in the model.
const MIN_TEXTS: f64 = 2.0;
/// Added to each count, so that what was never seen is not impossible.
const SMOOTHING: f64 = 0.3;

/// A factor for each bucket, 1 on average over the buckets that are learned.
pub(super) fn prior(examples: &[&Example]) -> Vec<f64> {
    let counts = counts(examples);
    let all: [f64; CATEGORIES] =
        std::array::from_fn(|label| counts.iter().map(|it| it[label] + SMOOTHING).sum());
    let texts = examples.len() as f64;
    let factor = |count: &[f64; CATEGORIES]| {
        let with: f64 = count.iter().sum();
        if with < MIN_TEXTS {
            return 0.0;
        }
        let spread = (0..CATEGORIES).map(|label| log_ratio(count, &all, label).abs());
        spread.fold(0.0, f64::max).sqrt() * (log(texts / with) + 1.0)
    };
    let mut factors: Vec<f64> = counts.iter().map(factor).collect();
    let occurring = factors.iter().filter(|it| **it > 0.0).count();
    if occurring > 0 {
        let mean = factors.iter().sum::<f64>() / occurring as f64;
        factors.iter_mut().for_each(|it| *it /= mean);
    }
    factors
}

/// In how many texts of each category a bucket occurs.
fn counts(examples: &[&Example]) -> Vec<[f64; CATEGORIES]> {
    let mut counts = vec![[0.0; CATEGORIES]; BUCKETS];
    let mut buckets = Vec::new();
    for example in examples {
        buckets.clear();
        buckets.extend(example.sentences.iter().flatten().flat_map(|it| it.all()).map(|it| it.0));
        buckets.sort_unstable();
        buckets.dedup();
        for &bucket in &buckets {
            counts[bucket][example.label] += 1.0;
        }
    }
    counts
}

/// How much likelier the bucket is in this category than in the others, as a logarithm.
fn log_ratio(count: &[f64; CATEGORIES], all: &[f64; CATEGORIES], label: usize) -> f64 {
    let (with, total) = (count[label] + SMOOTHING, all[label]);
    let others = |of: &[f64; CATEGORIES]| of.iter().sum::<f64>() - of[label];
    let (with_other, total_other) = (others(count) + SMOOTHING, others(all));
    log(with / total) - log(with_other / total_other)
}
