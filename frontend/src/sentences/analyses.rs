//! The words for the names that analyses use. A name without words is shown as it is, only
//! readable.

use shared::analysis::{BACKLOG, RESOLUTION, WORKLOAD};

use super::names::humanised;
use crate::words::words;

/// What the words of an analysis are about.
pub fn title(analysis: &str) -> String {
    match analysis {
        BACKLOG => words().analysis_backlog_title(),
        RESOLUTION => words().analysis_resolution_title(),
        WORKLOAD => words().analysis_workload_title(),
        _ => humanised(analysis),
    }
}

/// The question that the analysis answers, where that is known.
pub fn question(analysis: &str) -> Option<String> {
    Some(match analysis {
        BACKLOG => words().analysis_backlog_question(),
        RESOLUTION => words().analysis_resolution_question(),
        WORKLOAD => words().analysis_workload_question(),
        _ => return None,
    })
}

/// How the analysis is computed, where that is known.
pub fn definition(analysis: &str) -> Option<String> {
    Some(match analysis {
        BACKLOG => words().analysis_backlog_definition(),
        RESOLUTION => words().analysis_resolution_definition(),
        WORKLOAD => words().analysis_workload_definition(),
        _ => return None,
    })
}

/// The title of a figure's card.
pub fn figure(analysis: &str, name: &str) -> String {
    match (analysis, name) {
        (BACKLOG, "opened") => words().figure_opened_in_period(),
        (_, "unclosed") => words().figure_unclosed(),
        (_, "opened") => words().figure_opened(),
        (_, "opened_before") => words().figure_opened_before(),
        (_, "open") => words().figure_open(),
        (_, "active") => words().figure_active(),
        (_, "closed") => words().figure_closed(),
        (_, "mean_seconds") => words().figure_mean_seconds(),
        (_, "median_seconds") => words().figure_median_seconds(),
        (_, "p90_seconds") => words().figure_p90_seconds(),
        _ => humanised(name),
    }
}

/// The title of a series in legend and table.
pub fn series(analysis: &str, name: &str) -> String {
    match (analysis, name) {
        (BACKLOG, "opened") => words().series_opened_in_period(),
        (_, "mean_seconds") => words().series_mean_seconds(),
        (_, "median_seconds") => words().series_median_seconds(),
        (_, "p90_seconds") => words().series_p90_seconds(),
        _ => figure(analysis, name),
    }
}

/// The title of an axis.
pub fn axis(analysis: &str, name: &str) -> String {
    match (analysis, name) {
        (RESOLUTION, "month") => words().axis_month_of_opening(),
        (_, "hour") => words().axis_hour(),
        (_, "day") => words().axis_day(),
        (_, "month") => words().axis_month(),
        (_, "category") => words().axis_category(),
        _ => humanised(name),
    }
}

/// The label of a flag.
pub fn flag(analysis: &str, name: &str) -> String {
    match (analysis, name) {
        (WORKLOAD, "open") => words().parameter_open(),
        _ => humanised(name),
    }
}

/// The label of a period.
pub fn period(analysis: &str) -> String {
    match analysis {
        BACKLOG => words().parameter_opened_in_last(),
        _ => words().parameter_period(),
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
        assert_eq!((question("dumplings"), definition("dumplings")), (None, None));
    }

    #[test]
    fn each_own_analysis_has_words() {
        for analysis in NAMES {
            assert_ne!(title(analysis), humanised(analysis));
            assert!(question(analysis).unwrap().ends_with('?'));
            assert!(definition(analysis).is_some());
        }
    }
}
