//! How an analysis describes itself; the screen is drawn from this alone.

mod flat;

use serde::{Deserialize, Serialize};

use crate::chart::ChartKind;

/// One question that a service keeps answered: its answer to `GET /`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Analysis {
    /// Its place in the address, such as `backlog`.
    pub name: String,
    pub title: String,
    /// What it answers, as a question.
    pub question: String,
    /// How it is computed, in full.
    pub definition: String,
    pub parameters: Vec<Parameter>,
    pub kind: ChartKind,
}

/// A line of `GET /analytics`: an analysis, and whether it can answer now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(from = "flat::AnalysisEntry")]
pub struct AnalysisEntry {
    #[serde(flatten)]
    pub analysis: Analysis,
    pub available: bool,
}

/// What may be asked, as query parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", try_from = "flat::Parameter")]
pub enum Parameter {
    /// A stretch of time up to now, asked as `last=24&unit=hours`.
    Period {
        title: String,
        /// The units on offer and how many of each may be asked, at least 1.
        ranges: Vec<PeriodRange>,
        default: Period,
        /// Periods worth a button.
        presets: Vec<Period>,
    },
    /// Yes or no, asked as `name=true`.
    Flag { name: String, title: String, default: bool },
}

/// A number of hours or days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Period {
    pub last: u32,
    pub unit: PeriodUnit,
}

/// How much of a unit may be asked: from 1 to `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PeriodRange {
    pub unit: PeriodUnit,
    pub max: u32,
}

/// What a period is counted in. A day is 24 hours.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::AsRefStr,
    strum::Display,
    strum::EnumString,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PeriodUnit {
    Hours,
    Days,
}

impl Period {
    pub const fn seconds(self) -> i64 {
        let hours = match self.unit {
            PeriodUnit::Hours => self.last as i64,
            PeriodUnit::Days => self.last as i64 * 24,
        };
        hours * 3_600
    }
}
