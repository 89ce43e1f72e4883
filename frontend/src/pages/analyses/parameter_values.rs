//! The values of an analysis' parameters in the address, within what the analysis describes.

use shared::analysis::{Parameter, Period, PeriodRange};
use shared::routes;

use crate::pages::query_pairs::QueryPairs;
use crate::sentences::periods;
use crate::words::words;

/// The period in the address, or the default.
pub fn period(pairs: &QueryPairs, ranges: &[PeriodRange], default: Period) -> Period {
    let (last, unit) = (pairs.value("last").parse(), pairs.value("unit").parse());
    match (last, unit) {
        (Ok(last), Ok(unit)) if period_error(Period { last, unit }, ranges).is_none() => {
            Period { last, unit }
        }
        _ => default,
    }
}

/// Whether the flag of that name is set in the address, or the default.
pub fn flag(pairs: &QueryPairs, name: &str, default: bool) -> bool {
    pairs.value(name).parse().unwrap_or(default)
}

/// Why a period cannot be asked for.
pub fn period_error(period: Period, ranges: &[PeriodRange]) -> Option<String> {
    match ranges.iter().find(|range| range.unit == period.unit) {
        Some(range) if (1..=range.max).contains(&period.last) => None,
        Some(range) => Some(periods::range(*range)),
        None => Some(words().period_unit_refused()),
    }
}

/// The query to send: each described parameter with its value.
pub fn query(parameters: &[Parameter], pairs: &QueryPairs) -> String {
    let mut values: Vec<(&str, String)> = Vec::new();
    for parameter in parameters {
        match parameter {
            Parameter::Period { ranges, default, .. } => {
                let period = period(pairs, ranges, *default);
                values.push(("last", period.last.to_string()));
                values.push(("unit", period.unit.to_string()));
            }
            Parameter::Flag { name, default } => {
                values.push((name, flag(pairs, name, *default).to_string()));
            }
        }
    }
    routes::query(values.iter().map(|(name, value)| (*name, value.as_str())))
}

#[cfg(test)]
mod tests {
    use shared::analysis::PeriodUnit;

    use super::*;

    fn query_of<const N: usize>(pairs: [(&str, &str); N]) -> String {
        let parameters = [
            Parameter::Period {
                ranges: vec![
                    PeriodRange { unit: PeriodUnit::Hours, max: 8_760 },
                    PeriodRange { unit: PeriodUnit::Days, max: 3_650 },
                ],
                default: Period { last: 7, unit: PeriodUnit::Days },
                presets: Vec::new(),
            },
            Parameter::Flag { name: "open".into(), default: false },
        ];
        query(&parameters, &pairs.into())
    }

    #[test]
    fn the_address_decides_and_the_description_fills_in() {
        assert_eq!(query_of([]), "?last=7&unit=days&open=false");
        let chosen = [("last", "24"), ("unit", "hours"), ("open", "true")];
        assert_eq!(query_of(chosen), "?last=24&unit=hours&open=true");
    }

    #[test]
    fn what_is_out_of_range_is_not_asked_for() {
        let default = "?last=7&unit=days&open=false";
        for (last, unit) in [("0", "hours"), ("8761", "hours"), ("3651", "days"), ("1", "weeks")] {
            assert_eq!(query_of([("last", last), ("unit", unit)]), default, "{last} {unit}");
        }
        assert_eq!(query_of([("open", "maybe"), ("nonsense", "1")]), default);
    }

    #[test]
    fn an_error_names_the_range() {
        let ranges = [PeriodRange { unit: PeriodUnit::Hours, max: 8_760 }];
        let error = |last, unit| period_error(Period { last, unit }, &ranges);
        assert_eq!(error(8_760, PeriodUnit::Hours), None);
        assert_eq!(error(0, PeriodUnit::Hours).unwrap(), "Enter 1 to 8,760 hours");
        assert_eq!(error(1, PeriodUnit::Days).unwrap(), "Choose another unit");
    }
}
