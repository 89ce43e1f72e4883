//! Numbers as people read them.

use shared::chart::Unit;

/// What durations are told in; chosen once for a whole axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// As they are counted.
    Tickets,
    /// Below two hours.
    Minutes,
    /// Below three days.
    Hours,
    /// All that is longer.
    Days,
}

impl Measure {
    /// The unit in which `largest` has a handy size.
    pub fn fitting(unit: Unit, largest: f64) -> Self {
        match unit {
            Unit::Tickets => Self::Tickets,
            Unit::Seconds if largest < 7_200.0 => Self::Minutes,
            Unit::Seconds if largest < 3.0 * 86_400.0 => Self::Hours,
            Unit::Seconds => Self::Days,
        }
    }

    /// How many of what the API counts make one of this.
    pub const fn size(self) -> f64 {
        match self {
            Self::Tickets => 1.0,
            Self::Minutes => 60.0,
            Self::Hours => 3_600.0,
            Self::Days => 86_400.0,
        }
    }

    /// The heading of an axis.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Tickets => "tickets",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
        }
    }

    /// The number alone, in this unit: whole for tickets, else with one decimal.
    pub fn number(self, value: f64) -> String {
        let number = value / self.size();
        if self == Self::Tickets { grouped(number.round()) } else { decimal(number) }
    }
}

/// The text for a missing value: never a zero.
pub const NONE: &str = "–";

/// A value with its unit, for a card or a cell of its own.
pub fn told(value: Option<f64>, unit: Unit) -> String {
    let Some(value) = value else { return NONE.to_owned() };
    match Measure::fitting(unit, value) {
        Measure::Tickets => Measure::Tickets.number(value),
        measure => format!("{} {}", measure.number(value), short(measure)),
    }
}

const fn short(measure: Measure) -> &'static str {
    match measure {
        Measure::Tickets => "",
        Measure::Minutes => "min",
        Measure::Hours => "h",
        Measure::Days => "days",
    }
}

fn decimal(number: f64) -> String {
    let tenths = (number * 10.0).round();
    let whole = grouped((tenths / 10.0).trunc());
    let rest = (tenths % 10.0).abs() as i64;
    format!("{whole}.{rest}")
}

/// A whole number with a comma between thousands.
fn grouped(number: f64) -> String {
    let digits = (number.abs() as u64).to_string();
    let mut told = if number < 0.0 { "−".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_takes_the_unit_that_fits_its_largest_value() {
        let fitting = |seconds| Measure::fitting(Unit::Seconds, seconds);
        assert_eq!(fitting(7_199.0), Measure::Minutes);
        assert_eq!(fitting(7_200.0), Measure::Hours);
        assert_eq!(fitting(3.0 * 86_400.0), Measure::Days);
        assert_eq!(Measure::fitting(Unit::Tickets, 1e6), Measure::Tickets);
    }

    #[test]
    fn a_missing_value_is_a_dash_and_a_zero_is_a_zero() {
        assert_eq!(told(None, Unit::Seconds), "–");
        assert_eq!(told(Some(0.0), Unit::Tickets), "0");
        assert_eq!(told(Some(0.0), Unit::Seconds), "0.0 min");
    }

    #[test]
    fn durations_have_one_decimal_and_tickets_none() {
        assert_eq!(told(Some(5_400.0), Unit::Seconds), "90.0 min");
        assert_eq!(told(Some(36_180.0), Unit::Seconds), "10.1 h");
        assert_eq!(told(Some(86_400.0 * 15.96), Unit::Seconds), "16.0 days");
        assert_eq!(told(Some(12_345.0), Unit::Tickets), "12,345");
    }
}
