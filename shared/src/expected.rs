//! How long problems of a kind usually take, learned from tickets that are closed.
//!
//! What is told is coarse on purpose: see [`policy::may_tell_closing_times`].

use serde::{Deserialize, Serialize};

use crate::policy;
use crate::ticket::Category;

/// How far back closed tickets count, in days.
pub const DAYS: i64 = 90;

/// What the tickets of one category took that were closed in the last [`DAYS`], exactly. Between the
/// service that counts and the server; nobody else is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClosingTimes {
    pub category: Category,
    /// How many were closed.
    pub tickets: u32,
    /// What half of them did not exceed, in seconds; absent where there is none.
    pub median_seconds: Option<f64>,
    /// What nine of ten did not exceed, in seconds; absent where there is none.
    pub ninetieth_seconds: Option<f64>,
}

/// How long problems of a category usually took: a line of `GET /api/expected`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExpectedTime {
    pub category: Category,
    /// From about how many tickets of the last 90 days this was learned: two digits are right.
    pub tickets: u32,
    /// Half of them were closed within this time, rounded up.
    pub half_within_seconds: u32,
    /// Nine of ten were closed within this time, rounded up.
    pub most_within_seconds: u32,
}

impl ClosingTimes {
    /// What may be told of it, if enough tickets stand behind it.
    pub fn told(&self) -> Option<ExpectedTime> {
        if !policy::may_tell_closing_times(self.tickets) {
            return None;
        }
        Some(ExpectedTime {
            category: self.category,
            tickets: rounded_down(self.tickets),
            half_within_seconds: rounded_up(self.median_seconds?),
            most_within_seconds: rounded_up(self.ninetieth_seconds?),
        })
    }
}

impl ExpectedTime {
    /// The same for people, in one sentence.
    pub fn sentence(&self) -> String {
        let [half, most] = [self.half_within_seconds, self.most_within_seconds].map(measured);
        let half = if half == most {
            String::new()
        } else if half.1 == most.1 {
            format!(" (half within {})", half.0)
        } else {
            format!(" (half within {})", told(half))
        };
        format!(
            "Problems like this were usually closed within {}{half}, from about {} tickets of the last \
             {DAYS} days.",
            told(most),
            self.tickets
        )
    }
}

/// A number, and what it counts.
fn measured(seconds: u32) -> (u32, &'static str) {
    match seconds {
        ..HOUR => (seconds / 60, "minute"),
        HOUR..DAY => (seconds / HOUR, "hour"),
        DAY.. => (seconds / DAY, "day"),
    }
}

fn told((number, unit): (u32, &str)) -> String {
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

const HOUR: u32 = 3_600;
const DAY: u32 = 24 * HOUR;

/// The only times that are told, so that one ticket more or less hardly ever changes them.
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
    // Longer ones are told in whole quarters of a year.
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

    fn times(tickets: u32, median: f64, ninetieth: f64) -> ClosingTimes {
        let category = Category::TechnicalIt;
        let [median_seconds, ninetieth_seconds] = [median, ninetieth].map(Some);
        ClosingTimes { category, tickets, median_seconds, ninetieth_seconds }
    }

    #[test]
    fn nothing_is_told_of_fewer_than_twenty_tickets() {
        assert_eq!(times(19, 60.0, 60.0).told(), None);
        assert!(times(20, 60.0, 60.0).told().is_some());
    }

    #[test]
    fn what_is_told_is_rounded_so_that_a_single_ticket_hardly_shows() {
        let told = times(42, 70_001.25, 200_000.0).told().unwrap();
        assert_eq!((told.tickets, told.half_within_seconds), (40, DAY));
        assert_eq!(told.most_within_seconds, 3 * DAY);
        assert_eq!(times(43, 71_000.0, 201_000.0).told().unwrap(), told);
    }

    #[test]
    fn a_time_is_rounded_up_never_down() {
        let pairs = [(0.0, HOUR / 4), (900.0, HOUR / 4), (900.1, HOUR / 2), (604_800.5, 10 * DAY)];
        for (seconds, told) in pairs {
            assert_eq!(rounded_up(seconds), told, "{seconds}");
        }
        assert_eq!(rounded_up(f64::from(91 * DAY)), 180 * DAY);
        assert!(STEPS.is_sorted());
    }

    #[test]
    fn a_unit_that_both_times_share_is_said_once_and_equal_times_once() {
        let said = |half_within_seconds, most_within_seconds| {
            let (category, tickets) = (Category::TechnicalIt, 40);
            let time = ExpectedTime { category, tickets, half_within_seconds, most_within_seconds };
            let all = time.sentence();
            let (_, all) = all.split_once("closed within ").unwrap();
            all.split_once(", from").unwrap().0.to_owned()
        };
        assert_eq!(said(DAY, 3 * DAY), "3 days (half within 1)");
        assert_eq!(said(8 * HOUR, 3 * DAY), "3 days (half within 8 hours)");
        assert_eq!(said(900, HOUR), "1 hour (half within 15 minutes)");
        assert_eq!(said(DAY, DAY), "1 day");
    }

    #[test]
    fn a_number_of_tickets_keeps_two_digits() {
        let told = [20, 24, 42, 99, 100, 109, 119, 1_234, 99_999].map(rounded_down);
        assert_eq!(told, [20, 20, 40, 95, 100, 100, 110, 1_200, 99_000]);
    }
}
