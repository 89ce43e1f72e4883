//! Periods in words.

use shared::analysis::{Period, PeriodRange, PeriodUnit};

use crate::format;
use crate::words::words;

/// The name of a unit in a list of units.
pub fn unit(unit: PeriodUnit) -> String {
    match unit {
        PeriodUnit::Hours => words().period_unit_hours(),
        PeriodUnit::Days => words().period_unit_days(),
    }
}

/// As short as a button, such as `24 h`.
pub fn short(period: Period) -> String {
    let number = number(period.last);
    match period.unit {
        PeriodUnit::Hours => words().period_short_hours(number),
        PeriodUnit::Days => words().period_short_days(number),
    }
}

/// When that was, such as `in the last 24 hours`.
pub fn last(period: Period) -> String {
    let number = number(period.last);
    match period.unit {
        PeriodUnit::Hours => words().period_last_hours(period.last, number),
        PeriodUnit::Days => words().period_last_days(period.last, number),
    }
}

/// The period of the same length before, such as `in the previous 24 hours`.
pub fn previous(period: Period) -> String {
    let number = number(period.last);
    match period.unit {
        PeriodUnit::Hours => words().period_previous_hours(period.last, number),
        PeriodUnit::Days => words().period_previous_days(period.last, number),
    }
}

/// Why a period is refused: what may be entered.
pub fn range(range: PeriodRange) -> String {
    let max = number(range.max);
    match range.unit {
        PeriodUnit::Hours => words().period_range_hours(max),
        PeriodUnit::Days => words().period_range_days(max),
    }
}

fn number(number: u32) -> String {
    format::integer(number.into())
}
