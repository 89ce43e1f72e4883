//! What the months look like as a chart.

mod sentences;

use chrono_tz::Tz;
use kit::Answer;
use kit::answer::{seconds_figure, series, tickets_figure};
use kit::calendar::Month;
use shared::chart::{Mark, Point, Series, TicketFilter, Unit};
use shared::ticket::Status;

use crate::cohort::{Cohort, mean_seconds, median_seconds, percentile_90_seconds};
use sentences::{closed_of_opened, finding, notes};

const CLOSED: &[Status] = &[Status::Closed];
const UNCLOSED: &[Status] = &[Status::Open, Status::Active];
const ALL: &[Status] = &[];

/// Months in order, without gaps, cut in one zone.
pub struct Months<'a> {
    pub zone: Tz,
    pub cohorts: Vec<(Month, &'a Cohort)>,
}

/// The months as a chart.
pub fn report(months: &Months<'_>) -> Answer {
    let all: Vec<&Cohort> = months.cohorts.iter().map(|(_, cohort)| *cohort).collect();
    let sum = |value: fn(&Cohort) -> usize| all.iter().map(|cohort| value(cohort)).sum::<usize>();
    let [mean, median] = [mean_seconds(&all), median_seconds(&all)];
    let [closed, opened] = [sum(Cohort::closed), sum(Cohort::opened)];
    let of =
        |status: &[Status]| TicketFilter { status: status.to_vec(), ..TicketFilter::default() };
    Answer {
        unit: Unit::Seconds,
        finding: finding(mean, median, closed, opened),
        figures: vec![
            seconds_figure("mean_seconds", "Mean time to close", mean).of(of(CLOSED)),
            seconds_figure("median_seconds", "Median time to close", median).of(of(CLOSED)),
            seconds_figure("p90_seconds", "Nine in ten took at most", percentile_90_seconds(&all))
                .of(of(CLOSED)),
            tickets_figure("closed", "Closed", closed).of(of(CLOSED)),
            tickets_figure("opened", "Opened", opened).of(of(ALL)),
        ],
        axis: "Month of opening".into(),
        series: vec![
            months.times("mean_seconds", "Mean", Mark::Bar, mean_seconds),
            months.times("median_seconds", "Median", Mark::Tick, median_seconds),
            months.times("p90_seconds", "90th percentile", Mark::TableOnly, percentile_90_seconds),
            months.counts("closed", "Closed", CLOSED, Cohort::closed),
            months.counts("opened", "Opened", ALL, Cohort::opened),
            months.counts("unclosed", "Not closed yet", UNCLOSED, Cohort::unclosed),
        ],
        notes: notes(sum(Cohort::unclosed), sum(Cohort::backwards)),
        period: None,
    }
}

impl Months<'_> {
    fn times(
        &self,
        name: &str,
        title: &str,
        mark: Mark,
        value: fn(&[&Cohort]) -> Option<f64>,
    ) -> Series {
        let points = self.cohorts.iter().map(|&(month, cohort)| Point {
            provisional: cohort.unclosed() > 0,
            note: Some(closed_of_opened(cohort)),
            ..Point::new(month.to_string(), value(&[cohort])).of(self.tickets(month, ALL))
        });
        series(name, title, Unit::Seconds, mark, points)
    }

    fn counts(
        &self,
        name: &str,
        title: &str,
        status: &[Status],
        value: fn(&Cohort) -> usize,
    ) -> Series {
        let points = self.cohorts.iter().map(|&(month, cohort)| {
            let count = Some(value(cohort) as f64);
            Point::new(month.to_string(), count).of(self.tickets(month, status))
        });
        series(name, title, Unit::Tickets, Mark::TableOnly, points)
    }

    /// How a list is asked for what was opened in a month.
    fn tickets(&self, month: Month, status: &[Status]) -> TicketFilter {
        let (from, before) = (month.start(self.zone), month.next().start(self.zone));
        let filter = TicketFilter { status: status.to_vec(), ..TicketFilter::default() };
        filter.opened(Some(from), Some(before))
    }
}
