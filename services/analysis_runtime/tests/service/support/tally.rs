use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use kit::answer::{series, tickets_figure};
use kit::{Answer, Asked, Change, Projection};
use shared::analysis::{Analysis, Parameter};
use shared::chart::{ChartKind, Mark, Point, Unit};

/// Counts the changes it was given: one that is missed or comes twice shows.
#[derive(Debug)]
pub struct Tally {
    changes: usize,
}

impl Projection for Tally {
    fn analysis() -> Analysis {
        let [name, title] = ["loud", "Louder"].map(String::from);
        Analysis {
            name: "tally".into(),
            title: "Tally".into(),
            question: "How many?".into(),
            definition: "All changes.".into(),
            parameters: vec![Parameter::Flag { name, title, default: false }],
            kind: ChartKind::Bars,
        }
    }

    fn new(_: Tz) -> Self {
        Self { changes: 0 }
    }

    fn apply(&mut self, _: &Change) {
        self.changes += 1;
    }

    fn aside(&self, name: &str, _: DateTime<Utc>) -> Option<serde_json::Value> {
        (name == "count").then(|| self.changes.into())
    }

    fn answer(&self, asked: &Asked, now: DateTime<Utc>) -> Answer {
        let value = Some(self.changes as f64);
        let points = [Point::new("all", value)];
        let mark = if asked.flag("loud") { '!' } else { '.' };
        Answer {
            unit: Unit::Tickets,
            finding: format!("{} changes at {now}{mark}", self.changes),
            figures: vec![tickets_figure("changes", "Changes", self.changes)],
            axis: "Which".into(),
            series: vec![series("changes", "Changes", Unit::Tickets, Mark::Bar, points)],
            notes: Vec::new(),
            period: None,
        }
    }
}
