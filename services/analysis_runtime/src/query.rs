//! Reads a query by the parameters of the description, so that the two cannot disagree.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::web;
use shared::analysis::{Parameter, Period, PeriodRange, PeriodUnit};

/// A query, with the default for whatever it leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    period: Option<Period>,
    /// The names of the flags that are on.
    flags: BTreeSet<String>,
}

/// Why a query is refused, as a sentence for programmers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct QueryError(String);

impl Query {
    /// Reads `last=24&unit=hours` for a period and `name=true` for a flag.
    ///
    /// # Errors
    /// For a parameter that is unknown, repeated, unreadable or out of range, and for a period of
    /// which only the number or only the unit is there.
    pub fn parse(query: &str, parameters: &[Parameter]) -> Result<Self, QueryError> {
        let mut values = values(query)?;
        let mut parsed = Self::default();
        for parameter in parameters {
            match parameter {
                Parameter::Period { ranges, default, .. } => {
                    let period = period(values.remove("last"), values.remove("unit"), ranges)?;
                    parsed.period = Some(period.unwrap_or(*default));
                }
                Parameter::Flag { name, default } => {
                    let value = values.remove(name).map(|value| flag(name, &value)).transpose()?;
                    if value.unwrap_or(*default) {
                        parsed.flags.insert(name.clone());
                    }
                }
            }
        }
        match values.keys().next() {
            Some(name) => Err(QueryError(format!("there is no parameter \"{name}\""))),
            None => Ok(parsed),
        }
    }

    /// The period, where the description has one.
    pub fn period(&self) -> Option<Period> {
        self.period
    }

    /// Whether a flag is on. One that the description does not have is off.
    pub fn has_flag(&self, name: &str) -> bool {
        self.flags.contains(name)
    }
}

fn values(query: &str) -> Result<BTreeMap<String, String>, QueryError> {
    let web::Query(pairs) = web::Query::<Vec<(String, String)>>::from_query(query)
        .map_err(|_| QueryError("the query cannot be read".into()))?;
    let mut values = BTreeMap::new();
    for (name, value) in pairs {
        if values.insert(name.clone(), value).is_some() {
            return Err(QueryError(format!("\"{name}\" is there twice")));
        }
    }
    Ok(values)
}

fn period(
    last: Option<String>,
    unit: Option<String>,
    ranges: &[PeriodRange],
) -> Result<Option<Period>, QueryError> {
    let (last, unit) = match (last, unit) {
        (None, None) => return Ok(None),
        (Some(last), Some(unit)) => (last, unit),
        _ => return Err(QueryError("\"last\" and \"unit\" belong together".into())),
    };
    let unit: Option<PeriodUnit> = unit.parse().ok();
    let Some(range) = ranges.iter().find(|range| Some(range.unit) == unit) else {
        let units: Vec<&str> = ranges.iter().map(|range| range.unit.as_ref()).collect();
        return Err(QueryError(format!("\"unit\" is one of: {}", units.join(", "))));
    };
    let PeriodRange { unit, max } = *range;
    match last.parse() {
        Ok(last) if (1..=max).contains(&last) => Ok(Some(Period { last, unit })),
        _ => Err(QueryError(format!("\"last\" is a whole number from 1 to {max} for {unit}"))),
    }
}

fn flag(name: &str, value: &str) -> Result<bool, QueryError> {
    value.parse().map_err(|_| QueryError(format!("\"{name}\" is true or false")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFAULT: Period = Period { last: 24, unit: PeriodUnit::Hours };

    fn parse(query: &str) -> Result<Query, String> {
        let ranges = vec![
            PeriodRange { unit: PeriodUnit::Hours, max: 8_760 },
            PeriodRange { unit: PeriodUnit::Days, max: 3_650 },
        ];
        let period = Parameter::Period { ranges, default: DEFAULT, presets: Vec::new() };
        let flag = Parameter::Flag { name: "open".into(), default: false };
        Query::parse(query, &[period, flag]).map_err(|refusal| refusal.to_string())
    }

    #[test]
    fn what_is_left_out_takes_its_default() {
        let query = parse("").unwrap();
        assert_eq!((query.period(), query.has_flag("open")), (Some(DEFAULT), false));
        let query = parse("open=true").unwrap();
        assert_eq!((query.period(), query.has_flag("open")), (Some(DEFAULT), true));
    }

    #[test]
    fn a_flag_that_is_on_by_default_can_be_put_off() {
        let parameters = [Parameter::Flag { name: "open".into(), default: true }];
        let is_on = |query| Query::parse(query, &parameters).unwrap().has_flag("open");
        assert!(is_on("") && is_on("open=true") && !is_on("open=false"));
    }

    #[test]
    fn the_ends_of_a_range_are_inside() {
        for (query, last, unit) in [
            ("last=1&unit=hours", 1, PeriodUnit::Hours),
            ("unit=hours&last=8760", 8_760, PeriodUnit::Hours),
            ("last=3650&unit=days&open=false", 3_650, PeriodUnit::Days),
        ] {
            assert_eq!(parse(query).unwrap().period(), Some(Period { last, unit }), "{query}");
        }
    }

    #[test]
    fn what_is_not_described_is_refused_with_a_reason() {
        for (query, reason) in [
            ("last=0&unit=hours", "from 1 to 8760 for hours"),
            ("last=8761&unit=hours", "from 1 to 8760 for hours"),
            ("last=3651&unit=days", "from 1 to 3650 for days"),
            ("last=-1&unit=days", "whole number"),
            ("last=1.5&unit=days", "whole number"),
            ("last=99999999999999999999&unit=days", "whole number"),
            ("last=&unit=days", "whole number"),
            ("last=24", "belong together"),
            ("unit=days", "belong together"),
            ("last=24&unit=fortnights", "one of: hours, days"),
            ("last=24&last=24&unit=hours", "there twice"),
            ("hours=24", "no parameter \"hours\""),
            ("open=yes", "true or false"),
            ("open", "true or false"),
        ] {
            let refusal = parse(query).unwrap_err();
            assert!(refusal.contains(reason), "{query}: {refusal}");
        }
    }
}
