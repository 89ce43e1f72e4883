//! How long problems of a category usually take, in one sentence.

use shared::resolution_times::{DAYS, ResolutionTimes};

use super::names;
use crate::format;

pub fn sentence(times: &ResolutionTimes) -> String {
    let [half, most] = [times.half_within_seconds, times.most_within_seconds];
    let within = |seconds: u32| format::duration(f64::from(seconds));
    let closed = if half == most {
        format!("most closed within {}", within(most))
    } else {
        format!("half closed within {}, most within {}", within(half), within(most))
    };
    let (category, tickets) = (names::category(times.category), f64::from(times.tickets));
    let tickets = format::number(tickets);
    format!("{category}: {closed} ({tickets} tickets, last {DAYS} days)")
}

#[cfg(test)]
mod tests {
    use shared::ticket::Category;

    use super::*;

    const HOUR: u32 = 3_600;
    const DAY: u32 = 24 * HOUR;

    #[test]
    fn equal_times_are_said_once() {
        let closed = |half_within_seconds, most_within_seconds| {
            let (category, tickets) = (Category::TechnicalIt, 40);
            let times =
                ResolutionTimes { category, tickets, half_within_seconds, most_within_seconds };
            let sentence = sentence(&times);
            let closed = sentence.strip_prefix("Technical IT: ").unwrap();
            closed.strip_suffix(" (40 tickets, last 90 days)").unwrap().to_owned()
        };
        assert_eq!(closed(DAY, 3 * DAY), "half closed within 1 day, most within 3 days");
        assert_eq!(closed(8 * HOUR, 3 * DAY), "half closed within 8 hours, most within 3 days");
        assert_eq!(closed(900, HOUR), "half closed within 15 minutes, most within 1 hour");
        assert_eq!(closed(DAY, DAY), "most closed within 1 day");
    }
}
