//! Numbers as people read them.

use shared::chart::{Mark, Series, Unit};

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

    /// A value with this unit.
    pub fn told(self, value: Option<f64>) -> String {
        let Some(value) = value else { return NONE.to_owned() };
        let number = self.number(value);
        if self == Self::Tickets { number } else { format!("{number} {}", short(self)) }
    }
}

/// The text for a missing value: never a zero.
pub const NONE: &str = "–";

/// A value with its unit, for a card or a cell of its own. All durations of a chart are told in what its
/// axis is marked in.
pub fn told(value: Option<f64>, unit: Unit, series: &[Series]) -> String {
    let drawn = series.iter().filter(|it| it.unit == unit && it.mark != Mark::TableOnly);
    let values = drawn.flat_map(|it| &it.points).filter_map(|it| it.value);
    let largest = values.fold(0.0, f64::max);
    let largest = if largest > 0.0 { largest } else { value.unwrap_or_default() };
    Measure::fitting(unit, largest).told(value)
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
    use shared::chart::Point;

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
        assert_eq!(told(None, Unit::Seconds, &[]), "–");
        assert_eq!(told(Some(0.0), Unit::Tickets, &[]), "0");
        assert_eq!(told(Some(0.0), Unit::Seconds, &[]), "0.0 min");
    }

    #[test]
    fn durations_have_one_decimal_and_tickets_none() {
        assert_eq!(told(Some(5_400.0), Unit::Seconds, &[]), "90.0 min");
        assert_eq!(told(Some(36_180.0), Unit::Seconds, &[]), "10.1 h");
        assert_eq!(told(Some(86_400.0 * 15.96), Unit::Seconds, &[]), "16.0 days");
        assert_eq!(told(Some(12_345.0), Unit::Tickets, &[]), "12,345");
    }

    #[test]
    fn all_durations_of_a_chart_are_told_in_the_unit_of_its_axis() {
        let series = |mark, days: f64| {
            let points = vec![Point::new("2026-03", Some(days * 86_400.0))];
            Series { name: "s".into(), title: "S".into(), unit: Unit::Seconds, mark, points }
        };
        let short = [series(Mark::Bar, 2.0), series(Mark::TableOnly, 9.0)];
        assert_eq!(told(Some(86_400.0 * 9.0), Unit::Seconds, &short), "216.0 h");
        let long = [series(Mark::Bar, 2.0), series(Mark::Tick, 9.0)];
        assert_eq!(told(Some(21_600.0), Unit::Seconds, &long), "0.3 days");
        assert_eq!(told(Some(3.0), Unit::Tickets, &long), "3");
    }
}
