//! Percentiles of times.

use std::time::Duration;

/// The value that so many percent of the sorted times do not exceed; zero without any.
pub fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let index = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(index).copied().unwrap_or_default()
}

pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_times() {
        let times: Vec<_> = (1..=200).map(Duration::from_millis).collect();
        let of = |percent| milliseconds(percentile(&times, percent));
        assert_eq!([of(0), of(50), of(99), of(100)], [1.0, 100.0, 198.0, 200.0]);
        assert_eq!(percentile(&[], 99), Duration::ZERO);
    }
}
