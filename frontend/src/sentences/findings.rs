//! The result of an analysis in one or two sentences.

use std::cmp::Ordering;

use shared::analysis::Period;
use shared::chart::{CategoryCount, Chart, Finding};

use super::{analyses, names, periods, points};
use crate::format;

/// The finding of a chart; without one that is known, its first figure.
pub fn sentence(chart: &Chart) -> String {
    match &chart.finding {
        Some(Finding::Backlog { period, opened, open, active, opened_before }) => {
            backlog(*period, [*opened, *open, *active], *opened_before)
        }
        Some(Finding::Resolution { mean_seconds, median_seconds, closed, opened }) => {
            match (*mean_seconds, *median_seconds) {
                (Some(mean), Some(median)) => resolution([mean, median], [*closed, *opened]),
                _ => "No ticket has been closed yet.".to_owned(),
            }
        }
        Some(Finding::Workload { active }) => workload(active),
        Some(Finding::Unknown) | None => first_figure(chart),
    }
}

fn first_figure(chart: &Chart) -> String {
    let Some(figure) = chart.figures.first() else { return String::new() };
    let title = analyses::figure(&chart.name, &figure.name);
    format!("{title}: {}", points::value(figure.value, figure.unit, &chart.series))
}

fn backlog(period: Period, [opened, open, active]: [u64; 3], opened_before: u64) -> String {
    let span = periods::long(period);
    let unclosed = open + active;
    let now = match (opened, unclosed, format::share(unclosed, opened)) {
        (0, ..) | (_, _, None) => format!("No ticket was opened in the last {span}."),
        (1, 0, _) => format!("The one ticket opened in the last {span} is closed."),
        (_, 0, _) => format!("Of {} opened in the last {span}, all are closed.", tickets(opened)),
        (.., Some(share)) => {
            let verb = if unclosed == 1 { "is" } else { "are" };
            format!(
                "Of {} opened in the last {span}, {} ({share}) {verb} not closed yet: {} open, {} \
                 active.",
                tickets(opened),
                number(unclosed),
                number(open),
                number(active),
            )
        }
    };
    format!("{now} {}", compared(&span, opened, opened_before))
}

/// How the period compares with the one of the same length just before it.
fn compared(span: &str, opened: u64, opened_before: u64) -> String {
    let (difference, word) = match opened.cmp(&opened_before) {
        Ordering::Less => (opened_before - opened, "fewer"),
        Ordering::Equal => return format!("As many were opened in the previous {span}."),
        Ordering::Greater => (opened - opened_before, "more"),
    };
    let verb = if difference == 1 { "was" } else { "were" };
    let (difference, before) = (number(difference), number(opened_before));
    format!("{difference} {word} {verb} opened than in the previous {span} ({before}).")
}

fn resolution([mean, median]: [f64; 2], [closed, opened]: [u64; 2]) -> String {
    let unit = format::DurationUnit::fitting(mean.max(median));
    let [mean, median] = [mean, median].map(|seconds| unit.format(seconds));
    format!(
        "Half of all tickets are closed within {median} (average {mean}). {} of {} are closed.",
        number(closed),
        number(opened)
    )
}

fn workload(active: &[CategoryCount]) -> String {
    let total: u64 = active.iter().map(|count| count.tickets).sum();
    if total == 0 {
        return "No ticket is active.".to_owned();
    }
    let count =
        |it: &CategoryCount| format!("{} in {}", number(it.tickets), names::category(it.category));
    let counts: Vec<String> = active.iter().map(count).collect();
    let verb = if total == 1 { "is" } else { "are" };
    format!("{} {verb} active: {}.", tickets(total), counts.join(", "))
}

fn tickets(count: u64) -> String {
    let noun = if count == 1 { "ticket" } else { "tickets" };
    format!("{} {noun}", number(count))
}

fn number(number: u64) -> String {
    format::number(number as f64)
}

#[cfg(test)]
mod tests {
    use shared::analysis::PeriodUnit;
    use shared::chart::{AsOf, ChartKind, Figure, Unit};
    use shared::ticket::Category;

    use super::*;

    const DAY: Period = Period { last: 24, unit: PeriodUnit::Hours };
    const HOUR: Period = Period { last: 1, unit: PeriodUnit::Hours };

    fn chart(finding: Option<Finding>) -> Chart {
        let figure = |name: &str, value| Figure {
            name: name.into(),
            value: Some(value),
            unit: Unit::Tickets,
            detail: None,
            tickets: None,
        };
        Chart {
            name: "dumplings".into(),
            kind: ChartKind::Bars,
            unit: Unit::Tickets,
            finding,
            figures: vec![figure("served_hot", 1_007.0), figure("left", 1.0)],
            axis: "hall".into(),
            series: Vec::new(),
            notes: Vec::new(),
            time_zone: "UTC".into(),
            time_range: None,
            as_of: AsOf { position: 0, time: chrono::DateTime::UNIX_EPOCH },
        }
    }

    #[test]
    fn the_backlog_is_a_sentence_for_none_for_all_closed_and_for_some() {
        assert_eq!(
            backlog(DAY, [0, 0, 0], 0),
            "No ticket was opened in the last 24 hours. As many were opened in the previous 24 hours."
        );
        assert_eq!(
            backlog(HOUR, [3, 0, 0], 1),
            "Of 3 tickets opened in the last hour, all are closed. 2 more were opened than in the \
             previous hour (1)."
        );
        assert_eq!(
            backlog(DAY, [57, 14, 8], 60),
            "Of 57 tickets opened in the last 24 hours, 22 (39 %) are not closed yet: 14 open, 8 \
             active. 3 fewer were opened than in the previous 24 hours (60)."
        );
    }

    #[test]
    fn a_few_of_many_are_not_reported_as_none_of_them() {
        let few = backlog(DAY, [1_500, 1, 0], 1_500);
        assert!(few.contains("1 (less than 1 %) is not closed yet: 1 open, 0 active."), "{few}");
        let most = backlog(DAY, [1_500, 1_499, 0], 0);
        assert!(most.contains("1,499 (more than 99 %) are not closed yet"), "{most}");
    }

    #[test]
    fn the_median_comes_before_the_mean() {
        let days = |days: f64| Some(days * 86_400.0);
        let (mean_seconds, median_seconds) = (days(6.87), days(2.81));
        let finding =
            Finding::Resolution { mean_seconds, median_seconds, closed: 1_889, opened: 2_115 };
        assert_eq!(
            sentence(&chart(Some(finding))),
            "Half of all tickets are closed within 2.8 days (average 6.9 days). 1,889 of 2,115 are \
             closed."
        );
        let (mean_seconds, median_seconds) = (None, None);
        let nothing = Finding::Resolution { mean_seconds, median_seconds, closed: 0, opened: 7 };
        assert_eq!(sentence(&chart(Some(nothing))), "No ticket has been closed yet.");
    }

    #[test]
    fn the_active_tickets_are_counted_by_category() {
        let of = |counts: [u64; 3]| {
            let count = |(category, tickets)| CategoryCount { category, tickets };
            let active = Category::ALL.into_iter().zip(counts).map(count).collect();
            sentence(&chart(Some(Finding::Workload { active })))
        };
        assert_eq!(of([0, 0, 0]), "No ticket is active.");
        assert_eq!(
            of([0, 0, 1]),
            "1 ticket is active: 0 in Facility management, 0 in Technical IT, 1 in Services \
             complaints."
        );
        assert!(of([1_200, 2, 1]).starts_with("1,203 tickets are active: 1,200 in Facility"));
    }

    #[test]
    fn without_words_for_the_finding_the_first_figure_is_said() {
        for finding in [None, Some(Finding::Unknown)] {
            assert_eq!(sentence(&chart(finding)), "Served hot: 1,007");
        }
    }
}
