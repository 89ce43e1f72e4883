//! How improbable it is to count so many or more by chance, as natural logarithms: the p-values themselves are too
//! small to be told apart from zero.

use libm::lgamma;

/// `ln P(X ≥ count)` for a Poisson distribution with that mean, which must be above zero.
pub fn poisson(count: u32, mean: f64) -> f64 {
    if f64::from(count) <= mean {
        return 0.0;
    }
    let first = f64::from(count) * mean.ln() - mean - ln_factorial(count);
    // Each term is the one before times mean / k: they fall, as k is above the mean.
    let (mut sum, mut term, mut k) = (1.0, 1.0, f64::from(count));
    while term > f64::EPSILON * sum {
        k += 1.0;
        term *= mean / k;
        sum += term;
    }
    (first + f64::ln(sum)).min(0.0)
}

/// `ln P(X ≥ count)` of `of` tries that succeed with probability `share`, above 0 and below 1.
pub fn binomial(count: u32, of: u32, share: f64) -> f64 {
    if count > of {
        return f64::NEG_INFINITY;
    }
    if f64::from(count) <= f64::from(of) * share {
        return 0.0;
    }
    let ln_choose = ln_factorial(of) - ln_factorial(count) - ln_factorial(of - count);
    let rest = f64::from(of - count);
    let first = ln_choose + f64::from(count) * share.ln() + rest * (1.0 - share).ln();
    let (mut sum, mut term) = (1.0, 1.0);
    for k in count..of {
        term *= f64::from(of - k) / f64::from(k + 1) * share / (1.0 - share);
        sum += term;
        if term < f64::EPSILON * sum {
            break;
        }
    }
    (first + f64::ln(sum)).min(0.0)
}

fn ln_factorial(number: u32) -> f64 {
    lgamma(f64::from(number) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_close(ln_p: f64, expected: f64) -> bool {
        (ln_p.exp() - expected).abs() < 1e-6 * expected
    }

    #[test]
    fn tails_equal_those_that_are_summed_from_the_other_side() {
        // 1 − e⁻² (1 + 2 + 2 + 4/3)
        let expected = 1.0 - (-2.0_f64).exp() * (1.0 + 2.0 + 2.0 + 4.0 / 3.0);
        assert!(is_close(poisson(4, 2.0), expected));
        // 3 or more heads of 4.
        assert!(is_close(binomial(3, 4, 0.5), 5.0 / 16.0));
        assert!(is_close(binomial(9, 9, 0.05), 0.05_f64.powi(9)));
    }

    #[test]
    fn what_is_expected_is_no_surprise_and_the_impossible_is_none_either() {
        assert_eq!(poisson(2, 2.0), 0.0);
        assert_eq!(binomial(1, 4, 0.5), 0.0);
        assert_eq!(binomial(5, 4, 0.5), f64::NEG_INFINITY);
    }

    #[test]
    fn a_large_factorial_equals_its_product() {
        for number in [31_u32, 100, 1_000] {
            let product: f64 = (2..=number).map(|it| f64::from(it).ln()).sum();
            assert!((ln_factorial(number) - product).abs() < 1e-9, "{number}");
        }
    }

    #[test]
    fn large_counts_stay_finite() {
        assert!(poisson(20_000, 0.1).is_finite() && poisson(20_000, 19_000.0).is_finite());
        assert!(binomial(500, 500, 0.05).is_finite());
    }
}
