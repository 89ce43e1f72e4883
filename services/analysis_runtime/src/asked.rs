//! Reads a query by the parameters of the description, so that neither can promise what the other
//! does not keep.

use std::collections::BTreeMap;

use actix_web::web::Query;
use shared::analysis::{Parameter, Period, PeriodRange, PeriodUnit};

/// What was asked, with the default for whatever was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    period: Option<Period>,
    flags: BTreeMap<String, bool>,
}

/// Why a query is refused, as a sentence for whoever sent it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadQuery(String);

impl Asked {
    /// Reads `last=24&unit=hours` for a period and `name=true` for a flag. What is left out takes
    /// its default.
    ///
    /// # Errors
    /// For a parameter that is unknown, repeated, unreadable or out of range, and for a period of
    /// which only the number or only the unit is given.
    pub fn read(query: &str, parameters: &[Parameter]) -> Result<Self, BadQuery> {
        let mut given = given(query)?;
        let mut asked = Self::default();
        for parameter in parameters {
            match parameter {
                Parameter::Period { ranges, default, .. } => {
                    let period = period(given.remove("last"), given.remove("unit"), ranges)?;
                    asked.period = Some(period.unwrap_or(*default));
                }
                Parameter::Flag { name, default, .. } => {
                    let flag = given.remove(name).map(|value| flag(name, &value)).transpose()?;
                    asked.flags.insert(name.clone(), flag.unwrap_or(*default));
                }
            }
        }
        match given.keys().next() {
            Some(name) => Err(BadQuery(format!("there is no parameter \"{name}\""))),
            None => Ok(asked),
        }
    }

    /// The period, where the description has one.
    pub fn period(&self) -> Option<Period> {
        self.period
    }

    /// Whether a flag is on. One that the description does not have is off.
    pub fn flag(&self, name: &str) -> bool {
        self.flags.get(name).copied().unwrap_or(false)
    }
}

fn given(query: &str) -> Result<BTreeMap<String, String>, BadQuery> {
    let Query(pairs) = Query::<Vec<(String, String)>>::from_query(query)
        .map_err(|_| BadQuery("the query cannot be read".into()))?;
    let mut given = BTreeMap::new();
    for (name, value) in pairs {
        if given.contains_key(&name) {
            return Err(BadQuery(format!("\"{name}\" is given twice")));
        }
        given.insert(name, value);
    }
    Ok(given)
}

fn period(
    last: Option<String>,
    unit: Option<String>,
    ranges: &[PeriodRange],
) -> Result<Option<Period>, BadQuery> {
    let (last, unit) = match (last, unit) {
        (None, None) => return Ok(None),
        (Some(last), Some(unit)) => (last, unit),
        _ => return Err(BadQuery("\"last\" and \"unit\" belong together".into())),
    };
    let unit: Option<PeriodUnit> = unit.parse().ok();
    let Some(range) = ranges.iter().find(|range| Some(range.unit) == unit) else {
        let units: Vec<&str> = ranges.iter().map(|range| range.unit.as_ref()).collect();
        return Err(BadQuery(format!("\"unit\" is one of: {}", units.join(", "))));
    };
    match last.parse() {
        Ok(last) if (1..=range.max).contains(&last) => Ok(Some(Period { last, unit: range.unit })),
        _ => {
            let refusal =
                format!("\"last\" is a whole number from 1 to {} for {}", range.max, range.unit);
            Err(BadQuery(refusal))
        }
    }
}

fn flag(name: &str, value: &str) -> Result<bool, BadQuery> {
    value.parse().map_err(|_| BadQuery(format!("\"{name}\" is true or false")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFAULT: Period = Period { last: 24, unit: PeriodUnit::Hours };

    fn read(query: &str) -> Result<Asked, String> {
        let ranges = vec![
            PeriodRange { unit: PeriodUnit::Hours, max: 8_760 },
            PeriodRange { unit: PeriodUnit::Days, max: 3_650 },
        ];
        let title = String::from("Period");
        let period = Parameter::Period { title, ranges, default: DEFAULT, presets: Vec::new() };
        let [name, title] = ["open", "Open tickets too"].map(String::from);
        let flag = Parameter::Flag { name, title, default: false };
        Asked::read(query, &[period, flag]).map_err(|refusal| refusal.to_string())
    }

    #[test]
    fn what_is_left_out_takes_its_default() {
        let asked = read("").unwrap();
        assert_eq!((asked.period(), asked.flag("open")), (Some(DEFAULT), false));
        let asked = read("open=true").unwrap();
        assert_eq!((asked.period(), asked.flag("open")), (Some(DEFAULT), true));
    }

    #[test]
    fn the_ends_of_a_range_are_inside() {
        for (query, last, unit) in [
            ("last=1&unit=hours", 1, PeriodUnit::Hours),
            ("unit=hours&last=8760", 8_760, PeriodUnit::Hours),
            ("last=3650&unit=days&open=false", 3_650, PeriodUnit::Days),
        ] {
            assert_eq!(read(query).unwrap().period(), Some(Period { last, unit }), "{query}");
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
            ("last=24&unit=weeks", "one of: hours, days"),
            ("last=24&last=24&unit=hours", "given twice"),
            ("hours=24", "no parameter \"hours\""),
            ("open=yes", "true or false"),
            ("open", "true or false"),
        ] {
            let refusal = read(query).unwrap_err();
            assert!(refusal.contains(reason), "{query}: {refusal}");
        }
    }
}
