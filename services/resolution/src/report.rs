//! What the months look like as a chart.

use kit::Answer;
use kit::answer::{seconds_figure, series, tickets_figure};
use kit::calendar::Month;
use kit::words::{counted, duration};
use shared::chart::{Mark, Series, Unit};

use crate::cohort::{Cohort, mean_seconds, median_seconds};

/// A chart of months in order, without gaps.
pub fn report(months: &[(Month, &Cohort)]) -> Answer {
    let all: Vec<&Cohort> = months.iter().map(|(_, cohort)| *cohort).collect();
    let sum = |value: fn(&Cohort) -> usize| all.iter().map(|cohort| value(cohort)).sum::<usize>();
    let [mean, median] = [mean_seconds(&all), median_seconds(&all)];
    let [closed, opened] = [sum(Cohort::closed), sum(Cohort::opened)];
    Answer {
        unit: Unit::Seconds,
        finding: finding(mean, median, closed, opened),
        figures: vec![
            seconds_figure("mean_seconds", "Mean time to close", mean),
            seconds_figure("median_seconds", "Median time to close", median),
            tickets_figure("closed", "Closed", closed),
            tickets_figure("opened", "Opened", opened),
        ],
        axis: "Month of opening".into(),
        series: vec![
            times("mean_seconds", "Mean", Mark::Bar, months, |it| mean_seconds(&[it])),
            times("median_seconds", "Median", Mark::Tick, months, |it| median_seconds(&[it])),
            counts("closed", "Closed", months, Cohort::closed),
            counts("opened", "Opened", months, Cohort::opened),
            counts("unclosed", "Not closed yet", months, Cohort::unclosed),
        ],
        notes: notes(sum(Cohort::unclosed), sum(Cohort::backwards)),
    }
}

fn times(
    name: &str,
    title: &str,
    mark: Mark,
    months: &[(Month, &Cohort)],
    value: fn(&Cohort) -> Option<f64>,
) -> Series {
    let points = months.iter().map(|(month, cohort)| {
        let is_provisional = cohort.unclosed() > 0;
        (month.to_string(), value(cohort), is_provisional)
    });
    series(name, title, Unit::Seconds, mark, points)
}

fn counts(
    name: &str,
    title: &str,
    months: &[(Month, &Cohort)],
    value: fn(&Cohort) -> usize,
) -> Series {
    let points =
        months.iter().map(|(month, cohort)| (month.to_string(), Some(value(cohort) as f64), false));
    series(name, title, Unit::Tickets, Mark::TableOnly, points)
}

fn finding(mean: Option<f64>, median: Option<f64>, closed: usize, opened: usize) -> String {
    let (Some(mean), Some(median)) = (mean, median) else {
        return "No ticket has been closed yet.".into();
    };
    let [closed, opened] = [closed, opened].map(|it| counted(it, "ticket"));
    let [mean, median] = [mean, median].map(duration);
    format!(
        "Closing a ticket took {mean} on average, and at most {median} for half of them: \
         {closed} closed, {opened} opened."
    )
}

fn notes(unclosed: usize, backwards: usize) -> Vec<String> {
    let mut notes = vec![String::from(
        "A ticket counts in the month in which it was opened, whenever it was closed. A month in \
         which nothing is closed has no value; that is not zero.",
    )];
    if unclosed > 0 {
        notes.push(format!(
            "{} not closed yet: months that still have some are provisional, for the slow ones are \
             missing from them.",
            counted(unclosed, "ticket") + if unclosed == 1 { " is" } else { " are" },
        ));
    }
    if backwards > 0 {
        let tickets = counted(backwards, "ticket");
        notes.push(format!("{tickets} closed before the opening by the clock, counted as zero."));
    }
    notes
}
