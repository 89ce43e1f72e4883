//! The backlog in words.

use kit::words::{counted, share, thousands};
use shared::analysis::Period;

use crate::buckets::Grain;

pub fn finding(
    period: Period,
    opened: usize,
    open: usize,
    active: usize,
    opened_before: usize,
) -> String {
    let unit = period.unit.as_ref().trim_end_matches('s');
    let stretch = match period.last {
        1 => unit.to_owned(),
        last => counted(last as usize, unit),
    };
    let unclosed = open + active;
    let verb = if unclosed == 1 { "is" } else { "are" };
    let now = match (opened, unclosed, share(unclosed, opened)) {
        (0, ..) | (_, _, None) => format!("No ticket was opened in the last {stretch}."),
        (1, 0, _) => format!("The one ticket opened in the last {stretch} is closed."),
        (_, 0, _) => {
            format!(
                "Of {} opened in the last {stretch}, all are closed.",
                counted(opened, "ticket")
            )
        }
        (.., Some(part)) => format!(
            "Of {} opened in the last {stretch}, {} ({part}) {verb} not closed yet: {} open, {} \
             active.",
            counted(opened, "ticket"),
            number(unclosed),
            number(open),
            number(active),
        ),
    };
    format!("{now} {}", before(period.last, &stretch, opened, opened_before))
}

/// How the period compares with the one of the same length just before it.
fn before(last: u32, stretch: &str, opened: usize, opened_before: usize) -> String {
    let were = if opened_before == 1 { "was" } else { "were" };
    let now = match opened.cmp(&opened_before) {
        std::cmp::Ordering::Less => format!("{} fewer", number(opened_before - opened)),
        std::cmp::Ordering::Equal => "just as many".to_owned(),
        std::cmp::Ordering::Greater => format!("{} more", number(opened - opened_before)),
    };
    let stretch =
        if last == 1 { format!("{stretch} before that") } else { format!("{stretch} before") };
    format!("In the {stretch}, {} {were} opened; now {now}.", number(opened_before))
}

pub fn notes(grain: Grain) -> Vec<String> {
    let noun = grain.noun();
    let mut notes = vec![format!(
        "A ticket counts in the {noun} of its opening, if that is within the period and the ticket \
         is not closed now. The first {noun} is only the part of it that the period covers."
    )];
    if grain == Grain::Month {
        notes.push("A period of more than 120 days is shown by months, to stay readable.".into());
    }
    notes
}

pub fn number(count: usize) -> String {
    thousands(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use shared::analysis::PeriodUnit;

    use super::*;

    const DAY: Period = Period { last: 24, unit: PeriodUnit::Hours };
    const HOUR: Period = Period { last: 1, unit: PeriodUnit::Hours };

    #[test]
    fn the_finding_is_a_sentence_for_none_for_all_closed_and_for_some() {
        assert_eq!(
            finding(DAY, 0, 0, 0, 0),
            "No ticket was opened in the last 24 hours. In the 24 hours before, 0 were opened; now \
             just as many."
        );
        assert_eq!(
            finding(HOUR, 3, 0, 0, 1),
            "Of 3 tickets opened in the last hour, all are closed. In the hour before that, 1 was \
             opened; now 2 more."
        );
        assert_eq!(
            finding(DAY, 57, 14, 8, 60),
            "Of 57 tickets opened in the last 24 hours, 22 (39 %) are not closed yet: 14 open, 8 \
             active. In the 24 hours before, 60 were opened; now 3 fewer."
        );
    }

    #[test]
    fn a_few_of_many_are_not_told_as_none_of_them() {
        let told = finding(DAY, 1_500, 1, 0, 1_500);
        assert!(told.contains("1 (less than 1 %) is not closed yet: 1 open, 0 active."), "{told}");
        let told = finding(DAY, 1_500, 1_499, 0, 0);
        assert!(told.contains("1,499 (more than 99 %) are not closed yet"), "{told}");
    }
}
