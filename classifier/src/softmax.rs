//! Scores to probabilities.

use libm::exp;

use crate::CATEGORIES;

/// Probabilities that sum to 1, for any finite scores.
pub(crate) fn softmax(scores: [f64; CATEGORIES]) -> [f64; CATEGORIES] {
    let greatest = scores.into_iter().fold(f64::MIN, f64::max);
    let powers = scores.map(|it| exp(it - greatest));
    let sum: f64 = powers.iter().sum();
    powers.map(|it| it / sum)
}

/// The same for any number of scores, in their place.
pub(crate) fn softmax_of(scores: &mut [f64]) {
    let greatest = scores.iter().copied().fold(f64::MIN, f64::max);
    scores.iter_mut().for_each(|it| *it = exp(*it - greatest));
    let sum: f64 = scores.iter().sum();
    scores.iter_mut().for_each(|it| *it /= sum);
}

/// The first of the greatest.
pub(crate) fn position_of_greatest(values: &[f64; CATEGORIES]) -> usize {
    (1..CATEGORIES).fold(0, |best, it| if values[it] > values[best] { it } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_sum_to_one_however_far_the_scores_are_apart() {
        for scores in [[0.0; 3], [1e6, -1e6, 0.0], [f64::MAX, f64::MIN, 0.0], [-5.0, -5.5, -9.0]] {
            let probabilities = softmax(scores);
            assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{probabilities:?}");
        }
    }

    #[test]
    fn the_first_of_equals_is_the_greatest() {
        assert_eq!(position_of_greatest(&[0.2, 0.4, 0.4]), 1);
        assert_eq!(position_of_greatest(&[0.5, 0.5, 0.0]), 0);
    }
}
