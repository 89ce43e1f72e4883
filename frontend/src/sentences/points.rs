//! The labels of points and their values, as cards and tables show them.

use chrono::NaiveDate;
use shared::chart::{Mark, Series, Unit};
use shared::ticket::Category;

use super::names;
use crate::format;

/// For a missing value, which is never a zero.
const NO_VALUE: &str = "–";

/// `2026-03` as `Mar 2026`, `2026-03-14` as `14 Mar`, an hour of that day as `14 Mar 15:00`, a
/// category as its name, and any other label as it is.
pub fn label(label: &str) -> String {
    if let Ok(category) = label.parse::<Category>() {
        return names::category(category);
    }
    calendar_label(label).unwrap_or_else(|| label.to_owned())
}

fn calendar_label(label: &str) -> Option<String> {
    let (date, hour) = match label.split_once('T') {
        Some((date, time)) => (date, Some(time.get(..5)?)),
        None => (label, None),
    };
    if let Ok(month) = NaiveDate::parse_from_str(&format!("{date}-01"), "%Y-%m-%d") {
        return Some(format::month(month));
    }
    let day = format::day(NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?);
    Some(match hour {
        Some(hour) => format!("{day} {hour}"),
        None => day,
    })
}

/// A value with its unit, for a card or a cell of its own. All durations of a chart are in the unit
/// of its axis.
pub fn value(value: Option<f64>, unit: Unit, series: &[Series]) -> String {
    let Some(value) = value else { return NO_VALUE.to_owned() };
    match unit {
        Unit::Tickets => format::number(value.round()),
        Unit::Seconds => {
            let drawn = series.iter().filter(|it| it.unit == unit && it.mark != Mark::TableOnly);
            let values = drawn.flat_map(|it| &it.points).filter_map(|it| it.value);
            let largest = values.fold(0.0, f64::max);
            format::DurationUnit::fitting(if largest > 0.0 { largest } else { value }).format(value)
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::chart::Point;

    use super::*;

    #[test]
    fn months_days_hours_and_categories_are_written_out() {
        assert_eq!(label("2026-03"), "Mar 2026");
        assert_eq!(label("2026-03-04"), "4 Mar");
        assert_eq!(label("2026-03-14T15:00+01:00"), "14 Mar 15:00");
        assert_eq!(label("facility_management"), "Facility management");
    }

    #[test]
    fn what_is_no_date_stays_as_it_is() {
        for text in ["", "2026", "2026-13", "one-two", "Library", "2026-00"] {
            assert_eq!(label(text), text);
        }
    }

    #[test]
    fn a_missing_value_is_a_dash_and_a_zero_is_a_zero() {
        assert_eq!(value(None, Unit::Seconds, &[]), "–");
        assert_eq!(value(Some(0.0), Unit::Tickets, &[]), "0");
        assert_eq!(value(Some(0.0), Unit::Seconds, &[]), "0.0 min");
    }

    #[test]
    fn durations_have_one_decimal_and_tickets_none() {
        assert_eq!(value(Some(5_400.0), Unit::Seconds, &[]), "90.0 min");
        assert_eq!(value(Some(36_180.0), Unit::Seconds, &[]), "10.1 h");
        assert_eq!(value(Some(86_400.0 * 15.96), Unit::Seconds, &[]), "16.0 days");
        assert_eq!(value(Some(12_345.0), Unit::Tickets, &[]), "12,345");
    }

    #[test]
    fn all_durations_of_a_chart_are_in_the_unit_of_its_axis() {
        let series = |mark, days: f64| {
            let points = vec![Point::new("2026-03", Some(days * 86_400.0))];
            Series { name: "s".into(), unit: Unit::Seconds, mark, points }
        };
        let short = [series(Mark::Bar, 2.0), series(Mark::TableOnly, 9.0)];
        assert_eq!(value(Some(86_400.0 * 9.0), Unit::Seconds, &short), "216.0 h");
        let long = [series(Mark::Bar, 2.0), series(Mark::Tick, 9.0)];
        assert_eq!(value(Some(21_600.0), Unit::Seconds, &long), "0.3 days");
        assert_eq!(value(Some(3.0), Unit::Tickets, &long), "3");
    }
}
