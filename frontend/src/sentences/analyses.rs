//! The words for the names that analyses use. A name without words is shown as it is, only
//! readable.

use shared::analysis::{BACKLOG, RESOLUTION, WORKLOAD};

use super::names::humanised;

/// What the words of an analysis are about.
pub fn title(analysis: &str) -> String {
    match analysis {
        BACKLOG => "Still open".to_owned(),
        RESOLUTION => "Time to close by month".to_owned(),
        WORKLOAD => "Active by category".to_owned(),
        _ => humanised(analysis),
    }
}

/// The question that the analysis answers; empty where it is not known.
pub fn question(analysis: &str) -> &'static str {
    match analysis {
        BACKLOG => "How many recent tickets are still open?",
        RESOLUTION => "How long does it take to close a ticket, by the month of its opening?",
        WORKLOAD => "How many tickets are being worked on, in each category?",
        _ => "",
    }
}

/// How the analysis is computed, where that is known.
pub fn definition(analysis: &str) -> Option<&'static str> {
    Some(match analysis {
        BACKLOG => {
            "The tickets that were opened in the period up to now and whose status is open or active. \
             Now is the time on the clock of the database; a day has 24 hours. Beside it: all tickets \
             opened in the period, whatever became of them, how many of those not closed are open and \
             active, and how many were opened in the period before: the one of the same length that \
             ends where this one begins."
        }
        RESOLUTION => {
            "For each calendar month, the tickets opened in it that are closed now: the mean of closing \
             time minus opening time in seconds, without rounding, and the exact median, which half of \
             them did not exceed, and the exact 90th percentile, which nine in ten did not exceed; \
             between two tickets both lie in proportion. Months are those of the campus time zone. \
             Tickets that are not closed yet have no closing time and are left out of all three; how \
             many there are is said beside them."
        }
        WORKLOAD => {
            "The number of tickets whose status is active at this moment, for each of the categories. A \
             category without an active ticket is shown with zero. A ticket counts in the category it \
             has now. On request the tickets that are open, on which nobody works yet, are counted \
             beside them."
        }
        _ => return None,
    })
}

/// The title of a figure's card.
pub fn figure(analysis: &str, name: &str) -> String {
    let title = match (analysis, name) {
        (_, "unclosed") => "Not closed yet",
        (BACKLOG, "opened") => "Opened in the period",
        (_, "opened_before") => "Opened in the period before",
        (_, "mean_seconds") => "Mean time to close",
        (_, "median_seconds") => "Median time to close",
        (_, "p90_seconds") => "90 % closed within",
        _ => return humanised(name),
    };
    title.to_owned()
}

/// The title of a series in legend and table.
pub fn series(analysis: &str, name: &str) -> String {
    let title = match (analysis, name) {
        (_, "unclosed") => "Not closed yet",
        (BACKLOG, "opened") => "All opened",
        (_, "mean_seconds") => "Mean",
        (_, "median_seconds") => "Median",
        (_, "p90_seconds") => "90th percentile",
        _ => return humanised(name),
    };
    title.to_owned()
}

/// The title of an axis.
pub fn axis(analysis: &str, name: &str) -> String {
    match (analysis, name) {
        (RESOLUTION, "month") => "Month of opening".to_owned(),
        _ => humanised(name),
    }
}

/// The label of a flag.
pub fn flag(analysis: &str, name: &str) -> String {
    match (analysis, name) {
        (WORKLOAD, "open") => "Show open tickets too".to_owned(),
        _ => humanised(name),
    }
}

/// The label of a period.
pub fn period(analysis: &str) -> &'static str {
    match analysis {
        BACKLOG => "Opened in the last",
        _ => "Period",
    }
}

#[cfg(test)]
mod tests {
    use shared::analysis::NAMES;

    use super::*;

    #[test]
    fn the_names_of_an_unknown_analysis_are_shown_readable() {
        assert_eq!(title("dumplings_by_hall"), "Dumplings by hall");
        assert_eq!(figure("dumplings", "served"), "Served");
        assert_eq!(series("dumplings", "served_hot"), "Served hot");
        assert_eq!(axis("dumplings", "hall"), "Hall");
        assert_eq!(flag("dumplings", "steamed_only"), "Steamed only");
        assert_eq!((question("dumplings"), definition("dumplings")), ("", None));
    }

    #[test]
    fn each_own_analysis_has_words() {
        for analysis in NAMES {
            assert_ne!(title(analysis), humanised(analysis));
            assert!(question(analysis).ends_with('?'));
            assert!(definition(analysis).is_some());
        }
    }
}
