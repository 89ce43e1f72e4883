//! The months as a report.

use analysis_runtime::Report;
use analysis_runtime::calendar::Month;
use analysis_runtime::report::{seconds_figure, series, tickets_figure};
use jiff::tz::TimeZone;
use shared::chart::{Detail, Finding, Mark, Note, Point, Series, TicketFilter, Unit};
use shared::ticket::Status;

use crate::cohort::{Cohort, mean_seconds, median_seconds, percentile_90_seconds};

const CLOSED: &[Status] = &[Status::Closed];
const UNCLOSED: &[Status] = &[Status::Open, Status::Active];
const ALL: &[Status] = &[];

/// Months in order, without gaps, cut in one zone.
pub struct Months<'a> {
    pub zone: &'a TimeZone,
    pub cohorts: Vec<(Month, &'a Cohort)>,
}

pub fn report(months: &Months<'_>) -> Report {
    let all: Vec<&Cohort> = months.cohorts.iter().map(|(_, cohort)| *cohort).collect();
    let sum = |value: fn(&Cohort) -> usize| all.iter().map(|cohort| value(cohort)).sum::<usize>();
    let [mean_seconds_of_all, median_seconds_of_all] = [mean_seconds(&all), median_seconds(&all)];
    let [closed, opened] = [sum(Cohort::closed), sum(Cohort::opened)];
    let of =
        |status: &[Status]| TicketFilter { status: status.to_vec(), ..TicketFilter::default() };
    Report {
        unit: Unit::Seconds,
        finding: Some(Finding::Resolution {
            mean_seconds: mean_seconds_of_all,
            median_seconds: median_seconds_of_all,
            closed: closed as u64,
            opened: opened as u64,
        }),
        figures: vec![
            seconds_figure("mean_seconds", mean_seconds_of_all).of(of(CLOSED)),
            seconds_figure("median_seconds", median_seconds_of_all).of(of(CLOSED)),
            seconds_figure("p90_seconds", percentile_90_seconds(&all)).of(of(CLOSED)),
            tickets_figure("closed", closed).of(of(CLOSED)),
            tickets_figure("opened", opened).of(of(ALL)),
        ],
        axis: "month",
        series: vec![
            months.times("mean_seconds", Mark::Bar, mean_seconds),
            months.times("median_seconds", Mark::Tick, median_seconds),
            months.times("p90_seconds", Mark::TableOnly, percentile_90_seconds),
            months.counts("closed", CLOSED, Cohort::closed),
            months.counts("opened", ALL, Cohort::opened),
            months.counts("unclosed", UNCLOSED, Cohort::unclosed),
        ],
        notes: notes(sum(Cohort::unclosed) as u64, sum(Cohort::closed_before_opening) as u64),
        time_range: None,
    }
}

fn notes(unclosed: u64, closed_before_opening: u64) -> Vec<Note> {
    let mut notes = vec![Note::OpeningMonth];
    if unclosed > 0 {
        notes.push(Note::Provisional { tickets: unclosed });
    }
    if closed_before_opening > 0 {
        notes.push(Note::ClosedBeforeOpening { tickets: closed_before_opening });
    }
    notes
}

impl Months<'_> {
    fn times(&self, name: &str, mark: Mark, value: fn(&[&Cohort]) -> Option<f64>) -> Series {
        let points = self.cohorts.iter().map(|&(month, cohort)| Point {
            provisional: cohort.unclosed() > 0,
            detail: Some(Detail::ClosedOfOpened {
                closed: cohort.closed() as u64,
                opened: cohort.opened() as u64,
            }),
            ..Point::new(month.to_string(), value(&[cohort])).of(self.tickets(month, ALL))
        });
        series(name, Unit::Seconds, mark, points)
    }

    fn counts(&self, name: &str, status: &[Status], value: fn(&Cohort) -> usize) -> Series {
        let points = self.cohorts.iter().map(|&(month, cohort)| {
            let count = Some(value(cohort) as f64);
            Point::new(month.to_string(), count).of(self.tickets(month, status))
        });
        series(name, Unit::Tickets, Mark::TableOnly, points)
    }

    /// How a list is asked for what was opened in a month.
    fn tickets(&self, month: Month, status: &[Status]) -> TicketFilter {
        let (from, before) = (month.start(self.zone), month.next().start(self.zone));
        let filter = TicketFilter { status: status.to_vec(), ..TicketFilter::default() };
        filter.opened(Some(from), Some(before))
    }
}
