//! How long problems of a category usually take, learned from tickets that are closed.
//!
//! What is published is coarse on purpose: see [`policy::may_publish_resolution_times`].

use serde::{Deserialize, Serialize};

use crate::policy;
use crate::ticket::Category;

/// How far back closed tickets count, in days.
pub const DAYS: i64 = 90;

/// How long the tickets of one category took that were closed in the last [`DAYS`], exactly. Passed from the
/// service that counts to the server, and to nobody else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResolutionTimeQuantiles {
    pub category: Category,
    /// How many were closed.
    pub tickets: u32,
    /// The median, in seconds; absent where no ticket was closed.
    pub median_seconds: Option<f64>,
    /// The 90th percentile, in seconds; absent where no ticket was closed.
    pub p90_seconds: Option<f64>,
}

/// How long problems of a category usually took: a line of `GET /api/resolution-times`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResolutionTimes {
    pub category: Category,
    /// From about how many tickets of the last 90 days this was learned: two digits are right.
    pub tickets: u32,
    /// Half of them were closed within this time, rounded up.
    pub half_within_seconds: u32,
    /// Nine of ten were closed within this time, rounded up.
    pub most_within_seconds: u32,
}

impl ResolutionTimeQuantiles {
    /// The rounded times that everybody may see, if there are enough tickets.
    pub fn published(&self) -> Option<ResolutionTimes> {
        if !policy::may_publish_resolution_times(self.tickets) {
            return None;
        }
        Some(ResolutionTimes {
            category: self.category,
            tickets: rounded_down(self.tickets),
            half_within_seconds: rounded_up(self.median_seconds?),
            most_within_seconds: rounded_up(self.p90_seconds?),
        })
    }
}

const HOUR: u32 = 3_600;
const DAY: u32 = 24 * HOUR;

/// The only times that are published, so that one ticket more or less hardly ever changes them.
const STEPS: [u32; 24] = [
    HOUR / 4,
    HOUR / 2,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    4 * HOUR,
    6 * HOUR,
    8 * HOUR,
    12 * HOUR,
    18 * HOUR,
    DAY,
    2 * DAY,
    3 * DAY,
    4 * DAY,
    5 * DAY,
    6 * DAY,
    7 * DAY,
    10 * DAY,
    14 * DAY,
    21 * DAY,
    28 * DAY,
    42 * DAY,
    60 * DAY,
    90 * DAY,
];

fn rounded_up(seconds: f64) -> u32 {
    let step = STEPS.into_iter().find(|it| seconds <= f64::from(*it));
    // Longer ones are published in whole quarters of a year.
    step.unwrap_or_else(|| {
        let quarters = (seconds / f64::from(90 * DAY)).ceil();
        (quarters as u32).saturating_mul(90 * DAY)
    })
}

/// To a multiple of five below a hundred, and to two digits above.
fn rounded_down(tickets: u32) -> u32 {
    let mut step = 5;
    while tickets / step >= 100 || (step == 5 && tickets >= 100) {
        step = if step == 5 { 10 } else { step * 10 };
    }
    tickets / step * step
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(tickets: u32, median: f64, ninetieth: f64) -> ResolutionTimeQuantiles {
        let category = Category::TechnicalIt;
        let [median_seconds, p90_seconds] = [median, ninetieth].map(Some);
        ResolutionTimeQuantiles { category, tickets, median_seconds, p90_seconds }
    }

    #[test]
    fn nothing_is_published_of_fewer_than_twenty_tickets() {
        assert_eq!(times(19, 60.0, 60.0).published(), None);
        assert!(times(20, 60.0, 60.0).published().is_some());
    }

    #[test]
    fn what_is_published_is_rounded_so_that_a_single_ticket_hardly_shows() {
        let published = times(42, 70_001.25, 200_000.0).published().unwrap();
        assert_eq!((published.tickets, published.half_within_seconds), (40, DAY));
        assert_eq!(published.most_within_seconds, 3 * DAY);
        assert_eq!(times(43, 71_000.0, 201_000.0).published().unwrap(), published);
    }

    #[test]
    fn a_time_is_rounded_up_never_down() {
        let pairs = [(0.0, HOUR / 4), (900.0, HOUR / 4), (900.1, HOUR / 2), (604_800.5, 10 * DAY)];
        for (seconds, published) in pairs {
            assert_eq!(rounded_up(seconds), published, "{seconds}");
        }
        assert_eq!(rounded_up(f64::from(91 * DAY)), 180 * DAY);
        assert!(STEPS.is_sorted());
    }

    #[test]
    fn a_number_of_tickets_keeps_two_digits() {
        let published = [20, 24, 42, 99, 100, 109, 119, 1_234, 99_999].map(rounded_down);
        assert_eq!(published, [20, 20, 40, 95, 100, 100, 110, 1_200, 99_000]);
    }
}
