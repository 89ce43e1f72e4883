use std::sync::Mutex;

use shared::chart::{ChartKind, Unit};

use super::*;
use crate::answer::Answer;
use crate::change::Change;

/// Remembers what it was asked for.
#[derive(Debug, Default)]
struct Listener {
    changes: usize,
    asked_at: Mutex<Vec<DateTime<Utc>>>,
}

impl Projection for Listener {
    fn analysis() -> Analysis {
        let [name, title, question, definition] = ["listener", "L", "Q", "D"].map(String::from);
        let parameters = Vec::new();
        Analysis { name, title, question, definition, parameters, kind: ChartKind::Bars }
    }

    fn new(_: Tz) -> Self {
        Self::default()
    }

    fn apply(&mut self, _: &Change) {
        self.changes += 1;
    }

    fn answer(&self, _: &Asked, now: DateTime<Utc>) -> Answer {
        self.asked_at.lock().unwrap().push(now);
        let [finding, axis] = ["F", "A"].map(String::from);
        let (figures, series, notes) = (Vec::new(), Vec::new(), Vec::new());
        Answer { unit: Unit::Tickets, finding, figures, axis, series, notes, period: None }
    }
}

/// A page with these positions, at noon.
fn page(epoch: &str, head: i64, positions: impl IntoIterator<Item = i64>) -> Page {
    let line = |position| {
        format!(
            r#"{{"position":{position},"ticket":1,"kind":"edited","at":"2026-03-14T11:00:00Z","category":"technical_it","status":"open"}}"#
        )
    };
    let items: Vec<String> = positions.into_iter().map(line).collect();
    let items = items.join(",");
    let text = format!(
        r#"{{"epoch":"{epoch}","head":{head},"now":"2026-03-14T12:00:00Z","items":[{items}]}}"#
    );
    serde_json::from_str(&text).unwrap()
}

fn chart(reading: &Reading<Listener>) -> Result<Chart, Progress> {
    reading.chart(&Listener::analysis(), &Asked::default())
}

#[test]
fn now_goes_on_with_time_and_an_old_answer_says_how_old_it_is() {
    let mut reading = Reading::<Listener>::new(Tz::UTC);
    let two_minutes_ago = Instant::now().checked_sub(Duration::from_secs(120)).unwrap();
    reading.take_in(page("e", 0, []), two_minutes_ago).unwrap();
    let chart = chart(&reading).unwrap();
    let now = reading.projection.asked_at.lock().unwrap()[0];
    let since_noon = now - "2026-03-14T12:00:00Z".parse::<DateTime<Utc>>().unwrap();
    assert!((120..130).contains(&since_noon.num_seconds()), "{since_noon}");
    assert_eq!(chart.as_of.time.to_rfc3339(), "2026-03-14T12:00:00+00:00");
    assert!(chart.notes[0].contains("known 2 minutes"), "{:?}", chart.notes);
}

#[test]
fn a_refused_page_changes_nothing() {
    let mut reading = Reading::<Listener>::new(Tz::UTC);
    assert_eq!(reading.take_in(page("e", 4, [1, 2]), Instant::now()), Ok(Step::More));
    assert!(reading.take_in(page("e", 5, [3, 5]), Instant::now()).is_err());
    assert_eq!(reading.progress(), Progress::CatchingUp { position: 2, head: 4 });
    assert_eq!(reading.projection.changes, 2);
    assert_eq!(reading.take_in(page("e", 5, [3, 4, 5]), Instant::now()), Ok(Step::UpToDate));
    assert_eq!(reading.projection.changes, 5);
}

#[test]
fn another_log_is_not_answered_from_before_it_is_read_to_its_end() {
    let mut reading = Reading::<Listener>::new(Tz::UTC);
    assert_eq!(reading.take_in(page("old", 0, []), Instant::now()), Ok(Step::UpToDate));
    assert!(chart(&reading).is_ok());
    assert_eq!(reading.take_in(page("new", 2, [1]), Instant::now()), Ok(Step::More));
    assert_eq!(chart(&reading), Err(Progress::CatchingUp { position: 1, head: 2 }));
    assert_eq!(reading.take_in(page("newer", 9, [2]), Instant::now()), Ok(Step::StartedAgain));
    assert_eq!(chart(&reading), Err(Progress::Waiting));
    assert_eq!(reading.projection.changes, 0);
}
