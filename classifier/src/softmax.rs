//! Scores to probabilities. The exponential is our own: the one of the platform may differ in its
//! last bit between a server and a browser.

use crate::CATEGORIES;

/// Probabilities that sum to 1, for any finite scores.
pub(crate) fn softmax(scores: [f64; CATEGORIES]) -> [f64; CATEGORIES] {
    let greatest = scores.into_iter().fold(f64::MIN, f64::max);
    let powers = scores.map(|it| exp(it - greatest));
    let sum: f64 = powers.iter().sum();
    powers.map(|it| it / sum)
}

/// The first of the greatest.
pub(crate) fn position_of_greatest(values: &[f64; CATEGORIES]) -> usize {
    (1..CATEGORIES).fold(0, |best, it| if values[it] > values[best] { it } else { best })
}

/// e to the power of `x`, for `x` at most 0, to about 15 digits; 0 below -700.
///
/// By powers of two and a Taylor series of the rest, which is at most half of ln 2.
fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let twos = (x * std::f64::consts::LOG2_E + 0.5).floor();
    let rest = x - twos * std::f64::consts::LN_2;
    let series = (1..=14).rev().fold(1.0, |sum, n| 1.0 + sum * rest / f64::from(n));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`twos` is a whole number between -1011 and 1"
    )]
    let power_of_two = f64::from_bits(((twos + 1023.0) as u64) << 52);
    series * power_of_two
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_close_to_that_of_the_platform() {
        for step in 0..7_000 {
            let x = f64::from(-step) / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-12, "{x}");
        }
    }

    #[test]
    fn probabilities_sum_to_one_however_far_the_scores_are_apart() {
        for scores in [[0.0; 3], [1e6, -1e6, 0.0], [f64::MAX, f64::MIN, 0.0], [-5.0, -5.5, -9.0]] {
            let chances = softmax(scores);
            assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{chances:?}");
        }
    }

    #[test]
    fn the_first_of_equals_is_the_greatest() {
        assert_eq!(position_of_greatest(&[0.2, 0.4, 0.4]), 1);
        assert_eq!(position_of_greatest(&[0.5, 0.5, 0.0]), 0);
    }
}
