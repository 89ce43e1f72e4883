//! What the address asks of an analysis, within what it describes.

use shared::analysis::{Parameter, Period, PeriodRange};

use crate::address;

/// The period that the address names, or the usual one.
pub fn period(pairs: &[(String, String)], ranges: &[PeriodRange], usual: Period) -> Period {
    let last = value(pairs, "last").and_then(|it| it.parse().ok());
    let unit = value(pairs, "unit").and_then(|it| it.parse().ok());
    match (last, unit) {
        (Some(last), Some(unit)) if refusal(Period { last, unit }, ranges).is_none() => {
            Period { last, unit }
        }
        _ => usual,
    }
}

/// Whether the address raises the flag of that name.
pub fn flag(pairs: &[(String, String)], name: &str, usual: bool) -> bool {
    value(pairs, name).and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// Why a period may not be asked for.
pub fn refusal(period: Period, ranges: &[PeriodRange]) -> Option<String> {
    let range = ranges.iter().find(|it| it.unit == period.unit);
    match range {
        Some(range) if (1..=range.max).contains(&period.last) => None,
        Some(range) => Some(format!("Between 1 and {} {}, please.", range.max, range.unit)),
        None => Some(format!("Not in {}, please.", period.unit)),
    }
}

/// The query to send, each described parameter with the value that holds.
pub fn query(parameters: &[Parameter], pairs: &[(String, String)]) -> String {
    let mut asked: Vec<(&str, String)> = Vec::new();
    for parameter in parameters {
        match parameter {
            Parameter::Period { ranges, default, .. } => {
                let period = period(pairs, ranges, *default);
                asked.push(("last", period.last.to_string()));
                asked.push(("unit", period.unit.to_string()));
            }
            Parameter::Flag { name, default, .. } => {
                asked.push((name, flag(pairs, name, *default).to_string()));
            }
        }
    }
    address::query(asked.iter().map(|(name, value)| (*name, value.as_str())))
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use shared::analysis::PeriodUnit;

    use super::*;

    fn parameters() -> Vec<Parameter> {
        vec![
            Parameter::Period {
                title: "Opened in the last".into(),
                ranges: vec![
                    PeriodRange { unit: PeriodUnit::Hours, max: 8_760 },
                    PeriodRange { unit: PeriodUnit::Days, max: 3_650 },
                ],
                default: Period { last: 7, unit: PeriodUnit::Days },
                presets: Vec::new(),
            },
            Parameter::Flag { name: "open".into(), title: "Open too".into(), default: false },
        ]
    }

    fn asked(pairs: &[(&str, &str)]) -> String {
        let pairs: Vec<_> =
            pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        query(&parameters(), &pairs)
    }

    #[test]
    fn the_address_decides_and_the_description_fills_in() {
        assert_eq!(asked(&[]), "?last=7&unit=days&open=false");
        let chosen = [("last", "24"), ("unit", "hours"), ("open", "true")];
        assert_eq!(asked(&chosen), "?last=24&unit=hours&open=true");
    }

    #[test]
    fn what_is_out_of_range_is_not_asked_for() {
        let usual = "?last=7&unit=days&open=false";
        for (last, unit) in [("0", "hours"), ("8761", "hours"), ("3651", "days"), ("1", "weeks")] {
            assert_eq!(asked(&[("last", last), ("unit", unit)]), usual, "{last} {unit}");
        }
        assert_eq!(asked(&[("open", "maybe"), ("nonsense", "1")]), usual);
    }

    #[test]
    fn a_refusal_names_the_range() {
        let ranges = [PeriodRange { unit: PeriodUnit::Hours, max: 8_760 }];
        let asked = |last, unit| refusal(Period { last, unit }, &ranges);
        assert_eq!(asked(8_760, PeriodUnit::Hours), None);
        assert_eq!(asked(0, PeriodUnit::Hours).unwrap(), "Between 1 and 8760 hours, please.");
        assert_eq!(asked(1, PeriodUnit::Days).unwrap(), "Not in days, please.");
    }
}
