//! The tickets opened in one month.

use analysis_runtime::ordered::{Ordered, median, quantile};
use chrono::TimeDelta;

/// Microseconds in a second.
pub const MICROSECONDS: f64 = 1_000_000.0;

/// How many were opened, and what the closed ones took. Nothing is rounded before the division.
#[derive(Clone, Debug, Default)]
pub struct Cohort {
    opened: usize,
    /// What each closed ticket took, in microseconds.
    durations: Ordered,
    /// Of the durations, in microseconds.
    sum: i128,
    /// Tickets whose closing time lay before their opening time.
    closed_before_opening: usize,
}

impl Cohort {
    pub fn open(&mut self) {
        self.opened += 1;
    }

    /// A clock that was put back makes a duration below zero; it counts as zero.
    pub fn close(&mut self, took: TimeDelta) {
        let micros = took.num_microseconds().unwrap_or(i64::MAX);
        self.closed_before_opening += usize::from(micros < 0);
        let micros = micros.max(0);
        self.durations.add(micros);
        self.sum += i128::from(micros);
    }

    pub fn opened(&self) -> usize {
        self.opened
    }

    pub fn closed(&self) -> usize {
        self.durations.len()
    }

    pub fn unclosed(&self) -> usize {
        self.opened.saturating_sub(self.closed())
    }

    pub fn closed_before_opening(&self) -> usize {
        self.closed_before_opening
    }
}

/// The mean duration of several months taken together in seconds, if anything is closed.
pub fn mean_seconds(cohorts: &[&Cohort]) -> Option<f64> {
    let closed: usize = cohorts.iter().map(|cohort| cohort.closed()).sum();
    let sum: i128 = cohorts.iter().map(|cohort| cohort.sum).sum();
    (closed > 0).then(|| sum as f64 / closed as f64 / MICROSECONDS)
}

/// The exact median duration of several months taken together in seconds, if anything is closed.
pub fn median_seconds(cohorts: &[&Cohort]) -> Option<f64> {
    median(cohorts.iter().map(|cohort| &cohort.durations)).map(|micros| micros / MICROSECONDS)
}

/// The exact 90th percentile of several months taken together in seconds, if anything is closed.
pub fn percentile_90_seconds(cohorts: &[&Cohort]) -> Option<f64> {
    quantile(cohorts.iter().map(|cohort| &cohort.durations), 9, 10)
        .map(|micros| micros / MICROSECONDS)
}
