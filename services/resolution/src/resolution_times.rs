//! What the tickets took that were closed in the last [`DAYS`], by category.

use std::collections::BTreeMap;

use analysis_runtime::ordered::{Ordered, median, quantile};
use chrono::{DateTime, TimeDelta, Utc};
use shared::ids::TicketId;
use shared::resolution_times::{DAYS, ResolutionTimeQuantiles};
use shared::ticket::Category;

use crate::cohort::MICROSECONDS;

/// The tickets closed in the last [`DAYS`] before the latest closing, and no others: older ones are
/// dropped, so that this grows with the closings of a quarter and not with all that ever were.
#[derive(Clone, Debug, Default)]
pub struct RecentClosings {
    /// By closing time, then by ticket: the category, and how long the ticket took, in microseconds.
    closings: BTreeMap<(DateTime<Utc>, TicketId), (Category, i64)>,
}

impl RecentClosings {
    pub fn add(
        &mut self,
        ticket: TicketId,
        at: DateTime<Utc>,
        category: Category,
        took: TimeDelta,
    ) {
        let took = took.num_microseconds().unwrap_or(i64::MAX).max(0);
        self.closings.insert((at, ticket), (category, took));
        let latest = self.closings.last_key_value().map_or(at, |((at, _), _)| *at);
        let since = latest - TimeDelta::days(DAYS);
        while self.closings.first_key_value().is_some_and(|((at, _), _)| *at < since) {
            self.closings.pop_first();
        }
    }

    /// All categories in their order, for the last [`DAYS`] before `now`.
    pub fn quantiles(&self, now: DateTime<Utc>) -> Vec<ResolutionTimeQuantiles> {
        let since = (now - TimeDelta::days(DAYS), TicketId(i64::MIN));
        let recent = || self.closings.range(since..).map(|(_, closing)| *closing);
        let of_category = |category| {
            let took: Ordered =
                recent().filter(|closing| closing.0 == category).map(|closing| closing.1).collect();
            let seconds = |quantile: Option<f64>| quantile.map(|it| it / MICROSECONDS);
            ResolutionTimeQuantiles {
                category,
                tickets: u32::try_from(took.len()).unwrap_or(u32::MAX),
                median_seconds: seconds(median([&took])),
                p90_seconds: seconds(quantile([&took], 9, 10)),
            }
        };
        Category::ALL.map(of_category).into()
    }
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
    fn recent(closings: &[(i64, Category, i64)]) -> RecentClosings {
        let mut recent = RecentClosings::default();
        for (id, (closed, category, took)) in (1..).zip(closings) {
            recent.add(TicketId(id), at(*closed), *category, TimeDelta::seconds(*took));
        }
        recent
    }

    #[test]
    fn all_categories_are_there_in_their_order_also_without_tickets() {
        let it = Category::TechnicalIt;
        let times = recent(&[(5, it, 10), (6, it, 20), (7, it, 60)]).quantiles(at(8));
        assert_eq!(times.iter().map(|it| it.category).collect::<Vec<_>>(), Category::ALL);
        assert_eq!(times.iter().map(|it| it.tickets).collect::<Vec<_>>(), [0, 3, 0]);
        assert_eq!((times[0].median_seconds, times[0].p90_seconds), (None, None));
        assert_eq!((times[1].median_seconds, times[1].p90_seconds), (Some(20.0), Some(52.0)));
    }

    #[test]
    fn a_closing_counts_for_ninety_days_by_the_clock_of_the_database() {
        let recent = recent(&[(0, Category::TechnicalIt, 10)]);
        let tickets = |now| recent.quantiles(now)[1].tickets;
        assert_eq!([tickets(at(90 * DAY)), tickets(at(90 * DAY + 1))], [1, 0]);
    }

    #[test]
    fn closings_too_old_to_count_ever_again_are_dropped() {
        let category = Category::FacilityManagement;
        let closings: Vec<_> = (0..1_000).map(|day| (day * DAY, category, 1)).collect();
        assert_eq!(recent(&closings).closings.len(), 91);
        // As an import brings them: the past after the present.
        let closings: Vec<_> = closings.into_iter().rev().collect();
        assert_eq!(recent(&closings).quantiles(at(999 * DAY))[0].tickets, 91);
    }

    proptest! {
        #[test]
        fn the_times_equal_those_of_a_recount(
            closings in vec((0..200 * DAY, select(Category::ALL.to_vec()), 0..90 * DAY), 0..80),
            now in 100 * DAY..200 * DAY,
        ) {
            let closings: Vec<_> = closings.into_iter().filter(|it| it.0 <= now).collect();
            for times in recent(&closings).quantiles(at(now)) {
                let counts = |it: &&(i64, Category, i64)| it.1 == times.category && it.0 >= now - 90 * DAY;
                let mut took: Vec<f64> =
                    closings.iter().filter(counts).map(|it| it.2 as f64).collect();
                took.sort_by(f64::total_cmp);
                prop_assert_eq!(times.tickets as usize, took.len());
                for (quantile, part) in [(times.median_seconds, 5), (times.p90_seconds, 9)] {
                    let Some(last) = took.len().checked_sub(1) else {
                        prop_assert_eq!(quantile, None);
                        continue;
                    };
                    let place = last as f64 * f64::from(part) / 10.0;
                    let [low, high] = [place.floor(), place.ceil()].map(|it| took[it as usize]);
                    let expected = low + (high - low) * place.fract();
                    prop_assert!((quantile.unwrap() - expected).abs() < 1e-3, "{:?} {}", quantile, expected);
                }
            }
        }
    }
}
