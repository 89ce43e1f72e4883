//! Descriptions as they are read. Taking apart an object that is flattened, or an enum whose variant stands
//! inside of it, buffers every value; that costs the browser's program more than these lists.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{Analysis, Period, PeriodRange};
use crate::chart::ChartKind;

#[derive(Deserialize)]
pub(super) struct AnalysisEntry {
    name: String,
    title: String,
    question: String,
    definition: String,
    parameters: Vec<super::Parameter>,
    kind: ChartKind,
    available: bool,
}

impl From<AnalysisEntry> for super::AnalysisEntry {
    fn from(flat: AnalysisEntry) -> Self {
        let AnalysisEntry { name, title, question, definition, parameters, kind, available } = flat;
        let analysis = Analysis { name, title, question, definition, parameters, kind };
        Self { analysis, available }
    }
}

/// All that any parameter has.
#[derive(Deserialize)]
pub(super) struct Parameter {
    r#type: Type,
    name: Option<String>,
    title: String,
    ranges: Option<Vec<PeriodRange>>,
    default: Default,
    presets: Option<Vec<Period>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Type {
    Period,
    Flag,
}

enum Default {
    Flag(bool),
    Period(Period),
}

impl TryFrom<Parameter> for super::Parameter {
    type Error = &'static str;

    fn try_from(flat: Parameter) -> Result<Self, Self::Error> {
        let Parameter { r#type, name, title, ranges, default, presets } = flat;
        match (r#type, default, name, ranges, presets) {
            (Type::Period, Default::Period(default), _, Some(ranges), Some(presets)) => {
                Ok(Self::Period { title, ranges, default, presets })
            }
            (Type::Flag, Default::Flag(default), Some(name), _, _) => {
                Ok(Self::Flag { name, title, default })
            }
            _ => Err("a parameter lacks what its type needs"),
        }
    }
}

impl<'de> Deserialize<'de> for Default {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FlagOrPeriod)
    }
}

struct FlagOrPeriod;

impl<'de> Visitor<'de> for FlagOrPeriod {
    type Value = Default;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("true, false or a period")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Default, E> {
        Ok(Default::Flag(flag))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Default, A::Error> {
        Period::deserialize(MapAccessDeserializer::new(map)).map(Default::Period)
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Parameter, Period, PeriodRange, PeriodUnit};

    fn read(text: &str) -> Result<Parameter, serde_json::Error> {
        serde_json::from_str(text)
    }

    #[test]
    fn a_parameter_is_read_as_it_is_written() {
        let period = Period { last: 24, unit: PeriodUnit::Hours };
        let ranges = vec![PeriodRange { unit: PeriodUnit::Days, max: 3_650 }];
        let [name, title] = ["open", "Open tickets too"].map(String::from);
        for parameter in [
            Parameter::Period {
                title: title.clone(),
                ranges,
                default: period,
                presets: vec![period],
            },
            Parameter::Flag { name, title, default: true },
        ] {
            let text = serde_json::to_string(&parameter).unwrap();
            assert_eq!(read(&text).unwrap(), parameter);
        }
    }

    #[test]
    fn a_parameter_that_lacks_what_its_type_needs_is_none() {
        for text in [
            r#"{"type":"flag","name":"open","title":"Open","default":{"last":1,"unit":"days"}}"#,
            r#"{"type":"flag","title":"Open","default":true}"#,
            r#"{"type":"period","title":"P","default":{"last":1,"unit":"days"},"presets":[]}"#,
            r#"{"type":"choice","name":"open","title":"Open","default":true}"#,
            r#"{"type":"flag","name":"open","title":"Open","default":"yes"}"#,
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
