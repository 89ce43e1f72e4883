//! The times in words.

use kit::words::{counted, duration, thousands};

use crate::cohort::Cohort;

/// `31 of 40 closed`: how much a month's value rests on.
pub fn closed_of_opened(cohort: &Cohort) -> String {
    let number = |count| thousands(i64::try_from(count).unwrap_or(i64::MAX));
    format!("{} of {} closed", number(cohort.closed()), number(cohort.opened()))
}

pub fn finding(mean: Option<f64>, median: Option<f64>, closed: usize, opened: usize) -> String {
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

pub fn notes(unclosed: usize, backwards: usize) -> Vec<String> {
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
