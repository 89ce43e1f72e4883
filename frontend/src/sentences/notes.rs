//! What stands beside a value, and what a reader should know before believing a chart.

use std::cmp::Ordering;

use shared::chart::{Detail, Note};

use crate::format::{self, integer};
use crate::words::words;

/// A note in one or two sentences, where there are words for it.
pub fn note(note: &Note) -> Option<String> {
    Some(match note {
        Note::OpeningTime { axis } => match axis.as_str() {
            "hour" => words().note_opening_hour(),
            "day" => words().note_opening_day(),
            "month" => words().note_opening_month(),
            _ => return None,
        },
        Note::ByMonth => words().note_by_month(),
        Note::OpeningMonth => words().note_months(),
        Note::Provisional { tickets } => words().note_provisional(*tickets, integer(*tickets)),
        Note::ClosedBeforeOpening { tickets } => {
            words().note_closed_before_opening(*tickets, integer(*tickets))
        }
        Note::Outdated { seconds } => words().note_outdated(format::duration(*seconds)),
        Note::EventsSkipped { events } => words().note_events_skipped(*events, integer(*events)),
        Note::Unknown => return None,
    })
}

/// A detail in a few words, where there are some for it.
pub fn detail(detail: &Detail) -> Option<String> {
    Some(match *detail {
        Detail::PartOfOpened { part, opened } => {
            words().detail_part_of_opened(integer(opened), format::share(part, opened)?)
        }
        Detail::ComparedWithNow { before, now } => match now.cmp(&before) {
            Ordering::Less => words().detail_fewer(integer(before - now)),
            Ordering::Equal => words().detail_same(),
            Ordering::Greater => words().detail_more(integer(now - before)),
        },
        Detail::ClosedOfOpened { closed, opened } => {
            words().detail_closed_of_opened(integer(closed), integer(opened))
        }
        Detail::Unknown => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_german;

    #[test]
    fn a_comparison_says_the_difference() {
        let compared = |before, now| detail(&Detail::ComparedWithNow { before, now }).unwrap();
        assert_eq!(compared(60, 57), "3 fewer in this period");
        assert_eq!(compared(9, 9), "as many in this period");
        assert_eq!(compared(9, 1_127), "1,118 more in this period");
    }

    #[test]
    fn a_part_has_its_share_and_nothing_has_none() {
        let part = |part, opened| detail(&Detail::PartOfOpened { part, opened });
        assert_eq!(part(2, 3).unwrap(), "of 3 opened in this period (67\u{a0}%)");
        assert_eq!(part(0, 0), None);
        let closed = Detail::ClosedOfOpened { closed: 31, opened: 1_040 };
        assert_eq!(detail(&closed).unwrap(), "31 of 1,040 closed");
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
        let expected =
            "New changes can’t be read at the moment. This is the state of 1 minute 1 second ago.";
        assert_eq!(outdated, expected);
    }

    #[test]
    fn notes_agree_with_their_numbers_in_german() {
        let of = |kind: &Note| in_german(|| note(kind)).unwrap();
        assert_eq!(
            of(&Note::Outdated { seconds: 2.0 * 86_400.0 }),
            "Neue Änderungen können gerade nicht gelesen werden. Das ist der Stand von vor 2 Tagen."
        );
        assert!(of(&Note::Provisional { tickets: 1 }).starts_with("1 Ticket ist noch nicht"));
        assert!(of(&Note::Provisional { tickets: 2 }).starts_with("2 Tickets sind noch nicht"));
        let skipped = of(&Note::EventsSkipped { events: 1 });
        assert_eq!(skipped, "1 Änderung konnte nicht gelesen werden und fehlt hier.");
    }

    #[test]
    fn an_axis_without_words_has_no_note() {
        let of = |axis: &str| note(&Note::OpeningTime { axis: axis.to_owned() });
        assert!(of("day").unwrap().ends_with("The first and last day are incomplete."));
        assert_eq!(of("week"), None);
    }
}
