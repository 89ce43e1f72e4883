//! The exponential and the logarithm. They are our own: those of the platform may differ in their
//! last bits between a server and a browser, or between two machines that train.

/// e to the power of `x`, for `x` at most 0, to about 15 digits; 0 below -700.
///
/// By powers of two and a Taylor series of the rest, which is at most half of ln 2.
pub(crate) fn exp(x: f64) -> f64 {
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

/// The natural logarithm of `x`, for positive normal numbers, to about 15 digits.
///
/// By powers of two and the series of artanh for the rest, which is between 0.7 and 1.5.
pub(crate) fn ln(x: f64) -> f64 {
    let exponent = (x.to_bits() >> 52) as i32 - 1023;
    let mantissa = f64::from_bits((x.to_bits() & ((1 << 52) - 1)) | (1023 << 52));
    let (twos, rest) = if mantissa > std::f64::consts::SQRT_2 {
        (f64::from(exponent + 1), mantissa / 2.0)
    } else {
        (f64::from(exponent), mantissa)
    };
    let z = (rest - 1.0) / (rest + 1.0);
    let series = (0..=12).rev().fold(0.0, |sum, n| sum * z * z + 1.0 / f64::from(2 * n + 1));
    twos * std::f64::consts::LN_2 + 2.0 * z * series
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
    fn the_logarithm_is_close_to_that_of_the_platform() {
        for step in 1..10_000 {
            for x in [f64::from(step) / 997.0, f64::from(step) * 1e7, 1e-9 / f64::from(step)] {
                assert!((ln(x) - x.ln()).abs() < 1e-12 * x.ln().abs().max(1.0), "{x}");
            }
        }
    }
}
