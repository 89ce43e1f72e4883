//! Periods in words.

use shared::analysis::{Period, PeriodRange, PeriodUnit};

use crate::format;

/// The name of a unit in a list of units.
pub const fn unit(unit: PeriodUnit) -> &'static str {
    match unit {
        PeriodUnit::Hours => "hours",
        PeriodUnit::Days => "days",
    }
}

/// As short as a button, such as `24 h`.
pub fn short(period: Period) -> String {
    let unit = match period.unit {
        PeriodUnit::Hours => "h",
        PeriodUnit::Days => "d",
    };
    format!("{} {unit}", format::number(f64::from(period.last)))
}

/// After "the last": `24 hours`, or `hour`.
pub fn long(period: Period) -> String {
    let singular = match period.unit {
        PeriodUnit::Hours => "hour",
        PeriodUnit::Days => "day",
    };
    match period.last {
        1 => singular.to_owned(),
        last => format!("{} {singular}s", format::number(f64::from(last))),
    }
}

/// Why a period is refused: what may be entered.
pub fn range(range: PeriodRange) -> String {
    format!("Enter 1 to {} {}", format::number(f64::from(range.max)), unit(range.unit))
}

/// Why a unit is refused.
pub fn no_such_unit(period: Period) -> String {
    format!("Choose another unit than {}", unit(period.unit))
}
