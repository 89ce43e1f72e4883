//! How an analysis describes itself; the screen is drawn from this alone.

use serde::{Deserialize, Serialize};

use crate::chart::ChartKind;
pub use crate::period::{Period, PeriodUnit};

/// How many open and active tickets there are, of those opened in a period.
pub const BACKLOG: &str = "backlog";
/// How long it took to close tickets, by the month of their opening.
pub const RESOLUTION: &str = "resolution";
/// The active tickets of each category.
pub const WORKLOAD: &str = "workload";
/// The names of Lodge's own analyses, in the order of the overview.
pub const NAMES: [&str; 3] = [BACKLOG, RESOLUTION, WORKLOAD];

/// One question that a service keeps answered: its answer to `GET /`.
///
/// Names are for programs. The browser knows the words for the names of Lodge's own analyses, and shows any
/// other name as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Analysis {
    /// Its place in the address, such as `backlog`.
    pub name: String,
    pub parameters: Vec<Parameter>,
    pub kind: ChartKind,
}

/// A line of `GET /analytics`: an analysis, and whether it can answer now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnalysisEntry {
    #[serde(flatten)]
    pub analysis: Analysis,
    pub available: bool,
}

/// What may be asked, as query parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Parameter {
    /// A time span up to now, asked as `last=24&unit=hours`.
    Period {
        /// The units on offer and how many of each may be asked, at least 1.
        ranges: Vec<PeriodRange>,
        default: Period,
        /// Periods worth a button.
        presets: Vec<Period>,
    },
    /// Yes or no, asked as `name=true`.
    Flag { name: String, default: bool },
}

/// How much of a unit may be asked: from 1 to `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PeriodRange {
    pub unit: PeriodUnit,
    pub max: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_read_as_it_is_written() {
        let period = Period { last: 24, unit: PeriodUnit::Hours };
        let ranges = vec![PeriodRange { unit: PeriodUnit::Days, max: 3_650 }];
        for parameter in [
            Parameter::Period { ranges, default: period, presets: vec![period] },
            Parameter::Flag { name: "open".into(), default: true },
        ] {
            let text = serde_json::to_string(&parameter).unwrap();
            assert_eq!(serde_json::from_str::<Parameter>(&text).unwrap(), parameter);
        }
    }
}
