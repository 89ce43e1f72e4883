//! What stands beside a value, and what a reader should know before believing a chart.

use std::cmp::Ordering;

use shared::chart::{Detail, Note};

use crate::format;

/// A note in one or two sentences, where there are words for it.
pub fn note(note: &Note) -> Option<String> {
    Some(match note {
        Note::OpeningTime { axis } => format!(
            "Shows tickets opened in the period that are still open. The first and last {axis} are \
             incomplete."
        ),
        Note::ByMonth => "Periods of more than 120 days are shown by month.".to_owned(),
        Note::OpeningMonth => {
            "A ticket counts in the month it was opened in. Months without closed tickets are left \
             blank."
                .to_owned()
        }
        Note::Provisional { tickets: 1 } => {
            "1 ticket is still open. The hatched month will rise when it is closed.".to_owned()
        }
        Note::Provisional { tickets } => format!(
            "{} tickets are still open. Hatched months will rise when those are closed.",
            number(*tickets)
        ),
        Note::ClosedBeforeOpening { tickets } => format!(
            "By the clock, {} closed before the opening; that counts as zero.",
            match tickets {
                1 => "1 ticket was".to_owned(),
                _ => format!("{} tickets were", number(*tickets)),
            }
        ),
        Note::Outdated { seconds } => {
            format!(
                "No new data for {}. The numbers may be out of date.",
                format::duration(*seconds)
            )
        }
        Note::EventsSkipped { events: 1 } => {
            "1 event could not be read and is left out.".to_owned()
        }
        Note::EventsSkipped { events } => {
            format!("{} events could not be read and are left out.", number(*events))
        }
        Note::Unknown => return None,
    })
}

/// A detail in a few words; empty where there are none for it.
pub fn detail(detail: &Detail) -> String {
    match *detail {
        Detail::PartOfOpened { part, opened } => match format::share(part, opened) {
            Some(share) => format!("of {} opened in this period ({share})", number(opened)),
            None => String::new(),
        },
        Detail::ComparedWithNow { before, now } => match now.cmp(&before) {
            Ordering::Less => format!("{} fewer in this period", number(before - now)),
            Ordering::Equal => "as many in this period".to_owned(),
            Ordering::Greater => format!("{} more in this period", number(now - before)),
        },
        Detail::ClosedOfOpened { closed, opened } => {
            format!("{} of {} closed", number(closed), number(opened))
        }
        Detail::Unknown => String::new(),
    }
}

fn number(number: u64) -> String {
    format::number(number as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparison_says_the_difference() {
        let compared = |before, now| detail(&Detail::ComparedWithNow { before, now });
        assert_eq!(compared(60, 57), "3 fewer in this period");
        assert_eq!(compared(9, 9), "as many in this period");
        assert_eq!(compared(9, 1_127), "1,118 more in this period");
    }

    #[test]
    fn a_part_has_its_share_and_nothing_has_none() {
        let part = |part, opened| detail(&Detail::PartOfOpened { part, opened });
        assert_eq!(part(2, 3), "of 3 opened in this period (67 %)");
        assert_eq!(part(0, 0), "");
        let closed = Detail::ClosedOfOpened { closed: 31, opened: 1_040 };
        assert_eq!(detail(&closed), "31 of 1,040 closed");
    }

    #[test]
    fn one_ticket_is_not_called_tickets() {
        let provisional = |tickets| note(&Note::Provisional { tickets }).unwrap();
        assert!(provisional(1).starts_with("1 ticket is still open."));
        assert!(provisional(2_260).starts_with("2,260 tickets are still open."));
        let backwards = |tickets| note(&Note::ClosedBeforeOpening { tickets }).unwrap();
        assert!(backwards(1).contains("1 ticket was closed"));
        assert!(backwards(2).contains("2 tickets were closed"));
    }

    #[test]
    fn an_old_chart_says_how_old_it_is() {
        let outdated = note(&Note::Outdated { seconds: 61.0 }).unwrap();
        assert_eq!(outdated, "No new data for 1 minute 1 second. The numbers may be out of date.");
    }
}
