//! What the tickets took that were closed lately, by category: how long a problem of that kind is to
//! be expected to take.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use shared::expected::{ClosingTimes, DAYS};
use shared::ids::TicketId;
use shared::ticket::Category;

/// Microseconds in a second.
const MICROS: f64 = 1_000_000.0;

/// The tickets closed in the last [`DAYS`] before the latest closing, and no others: what is older
/// is dropped, so that this grows with the closings of a quarter and not with all that ever were.
#[derive(Clone, Debug, Default)]
pub struct Lately {
    /// By closing time, then by ticket: the category and what it took, in microseconds.
    closed: BTreeMap<(DateTime<Utc>, TicketId), (Category, i64)>,
}

impl Lately {
    pub fn close(
        &mut self,
        ticket: TicketId,
        at: DateTime<Utc>,
        category: Category,
        took: TimeDelta,
    ) {
        let took = took.num_microseconds().unwrap_or(i64::MAX).max(0);
        self.closed.insert((at, ticket), (category, took));
        let latest = self.closed.last_key_value().map_or(at, |((at, _), _)| *at);
        let since = latest - TimeDelta::days(DAYS);
        while self.closed.first_key_value().is_some_and(|((at, _), _)| *at < since) {
            self.closed.pop_first();
        }
    }

    /// The three categories in their order, for the last [`DAYS`] before `now`.
    pub fn closing_times(&self, now: DateTime<Utc>) -> Vec<ClosingTimes> {
        let since = (now - TimeDelta::days(DAYS), TicketId(i64::MIN));
        let mut took = Category::ALL.map(|category| (category, Vec::new()));
        for (category, micros) in self.closed.range(since..).map(|(_, it)| it) {
            if let Some((_, all)) = took.iter_mut().find(|(other, _)| other == category) {
                all.push(*micros);
            }
        }
        let times = |(category, mut took): (Category, Vec<i64>)| ClosingTimes {
            category,
            tickets: u32::try_from(took.len()).unwrap_or(u32::MAX),
            median_seconds: quantile(&mut took, 1, 2),
            ninetieth_seconds: quantile(&mut took, 9, 10),
        };
        took.map(times).into()
    }
}

/// The exact quantile `part / whole` in seconds; between two numbers as far on the way from one to
/// the other as SQL's `percentile_cont` goes. None where there is no number.
fn quantile(micros: &mut [i64], part: usize, whole: usize) -> Option<f64> {
    let way = micros.len().checked_sub(1)? * part;
    let (_, lower, above) = micros.select_nth_unstable(way / whole);
    let lower = *lower as f64;
    let upper = above.iter().min().map_or(lower, |it| *it as f64);
    let rest = (way % whole) as f64 / whole as f64;
    Some((lower + (upper - lower) * rest) / MICROS)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    const DAY: i64 = 86_400;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + second, 0).unwrap()
    }

    /// Closed so many seconds after the beginning, having taken so many seconds.
    fn lately(closings: &[(i64, Category, i64)]) -> Lately {
        let mut lately = Lately::default();
        for (id, (closed, category, took)) in (1..).zip(closings) {
            lately.close(TicketId(id), at(*closed), *category, TimeDelta::seconds(*took));
        }
        lately
    }

    #[test]
    fn three_categories_are_told_in_their_order_also_with_nothing_in_them() {
        let it = Category::TechnicalIt;
        let times = lately(&[(5, it, 10), (6, it, 20), (7, it, 60)]).closing_times(at(8));
        assert_eq!(times.iter().map(|it| it.category).collect::<Vec<_>>(), Category::ALL);
        assert_eq!(times.iter().map(|it| it.tickets).collect::<Vec<_>>(), [0, 3, 0]);
        assert_eq!((times[0].median_seconds, times[0].ninetieth_seconds), (None, None));
        assert_eq!((times[1].median_seconds, times[1].ninetieth_seconds), (Some(20.0), Some(52.0)));
    }

    #[test]
    fn a_closing_counts_for_ninety_days_by_the_clock_that_is_given() {
        let lately = lately(&[(0, Category::TechnicalIt, 10)]);
        let tickets = |now| lately.closing_times(now)[1].tickets;
        assert_eq!([tickets(at(90 * DAY)), tickets(at(90 * DAY + 1))], [1, 0]);
    }

    #[test]
    fn what_is_too_old_to_count_ever_again_is_dropped() {
        let category = Category::FacilityManagement;
        let closings: Vec<_> = (0..1_000).map(|day| (day * DAY, category, 1)).collect();
        assert_eq!(lately(&closings).closed.len(), 91);
        // As an import brings them: the past after the present.
        let closings: Vec<_> = closings.into_iter().rev().collect();
        assert_eq!(lately(&closings).closing_times(at(999 * DAY))[0].tickets, 91);
    }

    proptest! {
        #[test]
        fn the_times_equal_those_of_a_recount(
            closings in vec((0..200 * DAY, select(Category::ALL.to_vec()), 0..90 * DAY), 0..80),
            now in 100 * DAY..200 * DAY,
        ) {
            let closings: Vec<_> = closings.into_iter().filter(|it| it.0 <= now).collect();
            for times in lately(&closings).closing_times(at(now)) {
                let counts = |it: &&(i64, Category, i64)| it.1 == times.category && it.0 >= now - 90 * DAY;
                let mut took: Vec<f64> =
                    closings.iter().filter(counts).map(|it| it.2 as f64).collect();
                took.sort_by(f64::total_cmp);
                prop_assert_eq!(times.tickets as usize, took.len());
                for (told, part) in [(times.median_seconds, 5), (times.ninetieth_seconds, 9)] {
                    let Some(last) = took.len().checked_sub(1) else {
                        prop_assert_eq!(told, None);
                        continue;
                    };
                    let place = last as f64 * f64::from(part) / 10.0;
                    let [low, high] = [place.floor(), place.ceil()].map(|it| took[it as usize]);
                    let expected = low + (high - low) * place.fract();
                    prop_assert!((told.unwrap() - expected).abs() < 1e-3, "{:?} {}", told, expected);
                }
            }
        }
    }
}
