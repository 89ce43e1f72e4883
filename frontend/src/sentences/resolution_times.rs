//! How long problems of a category usually take, in one sentence.

use shared::resolution_times::{DAYS, ResolutionTimes};

use super::names;
use crate::format;
use crate::words::words;

pub fn sentence(times: &ResolutionTimes) -> String {
    let within = [times.half_within_seconds, times.most_within_seconds];
    let [half, most] = within.map(|seconds| format::duration(f64::from(seconds)));
    let (category, tickets) =
        (names::category(times.category), format::integer(times.tickets.into()));
    let days = format::number(DAYS as f64);
    match half == most {
        true => words().resolution_times_most(category, most, tickets, days),
        false => words().resolution_times(category, half, most, tickets, days),
    }
}

#[cfg(test)]
mod tests {
    use shared::ticket::Category;

    use super::*;
    use crate::words::tests::in_german;

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

    #[test]
    fn times_are_in_the_dative_in_german() {
        let times = ResolutionTimes {
            category: Category::TechnicalIt,
            tickets: 40,
            half_within_seconds: 8 * HOUR,
            most_within_seconds: 3 * DAY,
        };
        assert_eq!(
            in_german(|| sentence(&times)),
            "IT-Technik: die Hälfte geschlossen innerhalb von 8 Stunden, die meisten innerhalb von \
             3 Tagen (40 Tickets, letzte 90 Tage)"
        );
    }
}
