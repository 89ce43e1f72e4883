//! The result of an analysis in one or two sentences.

use std::cmp::Ordering;

use shared::analysis::Period;
use shared::chart::{CategoryCount, Chart, Finding};

use super::{analyses, names, periods, points};
use crate::format::{self, integer};
use crate::words::words;

/// The finding of a chart; without one that is known, its first figure.
pub fn sentence(chart: &Chart) -> String {
    match &chart.finding {
        Some(Finding::Backlog { period, opened, open, active, opened_before }) => {
            let state = backlog(*period, *opened, [*open, *active]);
            let comparison = compared(*period, *opened, *opened_before);
            format!("{state} {comparison}")
        }
        Some(Finding::Resolution { mean_seconds, median_seconds, closed, opened }) => {
            match (*mean_seconds, *median_seconds) {
                (Some(mean), Some(median)) => resolution([mean, median], [*closed, *opened]),
                _ => words().resolution_finding_none(),
            }
        }
        Some(Finding::Workload { active }) => workload(active),
        Some(Finding::Unknown) | None => first_figure(chart),
    }
}

fn first_figure(chart: &Chart) -> String {
    let Some(figure) = chart.figures.first() else { return String::new() };
    let title = analyses::figure(&chart.name, &figure.name);
    words().finding_of_figure(title, points::value(figure.value, figure.unit, &chart.series))
}

/// What has become of the tickets opened in the period.
fn backlog(period: Period, opened: u64, [open, active]: [u64; 2]) -> String {
    let period = periods::last(period);
    let unclosed = open + active;
    match (opened, unclosed, format::share(unclosed, opened)) {
        (0, ..) | (.., None) => words().backlog_finding_none(period),
        (_, 0, _) => words().backlog_finding_closed(opened, period, integer(opened)),
        (1, ..) => words().backlog_finding_one(active, period),
        (.., Some(share)) => words().backlog_finding(
            unclosed,
            integer(unclosed),
            integer(opened),
            period,
            share,
            integer(open),
            integer(active),
        ),
    }
}

/// How the period compares with the one of the same length just before it.
fn compared(period: Period, opened: u64, opened_before: u64) -> String {
    let (period, before) = (periods::previous(period), integer(opened_before));
    let difference = opened.abs_diff(opened_before);
    match opened.cmp(&opened_before) {
        Ordering::Less => words().backlog_fewer(difference, integer(difference), period, before),
        Ordering::Equal => words().backlog_same(period),
        Ordering::Greater => words().backlog_more(difference, integer(difference), period, before),
    }
}

fn resolution([mean, median]: [f64; 2], [closed, opened]: [u64; 2]) -> String {
    let unit = format::DurationUnit::fitting(mean.max(median));
    let [mean, median] = [mean, median].map(|seconds| unit.format(seconds));
    words().resolution_finding(median, mean, integer(closed), integer(opened))
}

fn workload(active: &[CategoryCount]) -> String {
    let total: u64 = active.iter().map(|count| count.tickets).sum();
    if total == 0 {
        return words().workload_finding_none();
    }
    let share = |count: &CategoryCount| {
        words().workload_share(integer(count.tickets), names::category(count.category))
    };
    let shares: Vec<String> = active.iter().map(share).collect();
    words().workload_finding(total, integer(total), shares.join(", "))
}

#[cfg(test)]
mod tests {
    use shared::analysis::PeriodUnit;
    use shared::chart::{AsOf, ChartKind, Figure, Unit};
    use shared::ticket::Category;

    use super::*;
    use crate::words::tests::in_german;

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

    fn of_backlog(period: Period, [opened, open, active]: [u64; 3], opened_before: u64) -> String {
        sentence(&chart(Some(Finding::Backlog { period, opened, open, active, opened_before })))
    }

    #[test]
    fn the_backlog_is_a_sentence_for_none_for_all_closed_and_for_some() {
        assert_eq!(
            of_backlog(DAY, [0, 0, 0], 0),
            "No tickets were opened in the last 24 hours. As many were opened in the previous 24 hours."
        );
        assert_eq!(
            of_backlog(HOUR, [3, 0, 0], 1),
            "All 3 tickets opened in the last hour are closed. 2 more were opened than in the \
             previous hour (1)."
        );
        assert_eq!(
            of_backlog(DAY, [57, 14, 8], 60),
            "22 of 57 tickets opened in the last 24 hours are still open (39\u{a0}%): 14 open, 8 active. \
             3 fewer were opened than in the previous 24 hours (60)."
        );
    }

    #[test]
    fn one_ticket_is_not_called_tickets() {
        let of = |counts, before| of_backlog(HOUR, counts, before);
        assert_eq!(
            of([1, 0, 0], 0),
            "The one ticket opened in the last hour is closed. 1 more was opened than in the \
             previous hour (0)."
        );
        assert!(of([1, 1, 0], 0).starts_with("The one ticket opened in the last hour is open. "));
        assert!(of([1, 0, 1], 0).starts_with("The one ticket opened in the last hour is active. "));
        assert!(of([1, 0, 1], 2).ends_with(" 1 fewer was opened than in the previous hour (2)."));
    }

    #[test]
    fn a_few_of_many_are_not_reported_as_none_of_them() {
        let few = of_backlog(DAY, [1_500, 1, 0], 1_500);
        let expected = "1 of 1,500 tickets opened in the last 24 hours is still open (less than 1\u{a0}%): \
                        1 open, 0 active. As many were opened in the previous 24 hours.";
        assert_eq!(few, expected);
        let most = of_backlog(DAY, [1_500, 1_499, 0], 0);
        assert!(most.contains("are still open (more than 99\u{a0}%): 1,499 open"), "{most}");
    }

    #[test]
    fn the_backlog_is_a_sentence_in_german_for_every_period() {
        let days = |last| Period { last, unit: PeriodUnit::Days };
        let of = |period, counts, before| in_german(|| of_backlog(period, counts, before));
        assert_eq!(
            of(HOUR, [0, 0, 0], 2),
            "Es wurden in der letzten Stunde keine Tickets eröffnet. Eröffnet wurden 2 weniger als \
             in der Stunde davor (2)."
        );
        assert_eq!(
            of(HOUR, [1, 0, 1], 0),
            "Das eine in der letzten Stunde eröffnete Ticket ist in Arbeit. Eröffnet wurde 1 mehr \
             als in der Stunde davor (0)."
        );
        assert_eq!(
            of(days(1), [1, 0, 0], 1),
            "Das eine am letzten Tag eröffnete Ticket ist geschlossen. Ebenso viele wurden am Tag \
             davor eröffnet."
        );
        assert_eq!(
            of(days(1), [3, 0, 0], 4),
            "Alle 3 am letzten Tag eröffneten Tickets sind geschlossen. Eröffnet wurde 1 weniger als \
             am Tag davor (4)."
        );
        assert_eq!(
            of(DAY, [57, 14, 8], 60),
            "22 von 57 in den letzten 24 Stunden eröffneten Tickets sind noch nicht geschlossen \
             (39\u{a0}%): 14 offen, 8 in Arbeit. Eröffnet wurden 3 weniger als in den 24 Stunden davor \
             (60)."
        );
        assert_eq!(
            of(days(7), [12, 0, 1], 9),
            "1 von 12 in den letzten 7 Tagen eröffneten Tickets ist noch nicht geschlossen (8\u{a0}%): \
             0 offen, 1 in Arbeit. Eröffnet wurden 3 mehr als in den 7 Tagen davor (9)."
        );
    }

    #[test]
    fn the_median_comes_before_the_mean() {
        let days = |days: f64| Some(days * 86_400.0);
        let (mean_seconds, median_seconds) = (days(6.87), days(2.81));
        let finding =
            Finding::Resolution { mean_seconds, median_seconds, closed: 1_889, opened: 2_115 };
        let chart_of = |finding| chart(Some(finding));
        assert_eq!(
            sentence(&chart_of(finding.clone())),
            "Half of all tickets are closed within 2.8 days (average 6.9 days). 1,889 of 2,115 are \
             closed."
        );
        assert_eq!(
            in_german(|| sentence(&chart_of(finding))),
            "Bei der Hälfte aller Tickets dauert es höchstens 2.8 Tage bis zum Schließen \
             (Durchschnitt 6.9 Tage). 1,889 von 2,115 sind geschlossen."
        );
        let (mean_seconds, median_seconds) = (None, None);
        let nothing = Finding::Resolution { mean_seconds, median_seconds, closed: 0, opened: 7 };
        assert_eq!(sentence(&chart_of(nothing.clone())), "No ticket has been closed yet.");
        let german = in_german(|| sentence(&chart_of(nothing)));
        assert_eq!(german, "Noch kein Ticket wurde geschlossen.");
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
        assert_eq!(in_german(|| of([0, 0, 0])), "Kein Ticket ist in Arbeit.");
        assert_eq!(
            in_german(|| of([0, 0, 1])),
            "1 Ticket ist in Arbeit: Gebäudemanagement 0, IT-Technik 0, Service-Beschwerden 1."
        );
        let many = in_german(|| of([20, 2, 1]));
        assert!(many.starts_with("23 Tickets sind in Arbeit: Gebäudemanagement 20, "), "{many}");
    }

    #[test]
    fn without_words_for_the_finding_the_first_figure_is_said() {
        for finding in [None, Some(Finding::Unknown)] {
            assert_eq!(sentence(&chart(finding)), "Served hot: 1,007");
        }
    }
}
