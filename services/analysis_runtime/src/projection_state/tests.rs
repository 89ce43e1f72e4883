use std::sync::Mutex;

use shared::chart::{ChartKind, Unit};

use super::*;
use crate::log::LogEntry;
use crate::report::Report;

/// Remembers for which times it made a report.
#[derive(Debug, Default)]
struct Recorder {
    events: usize,
    report_times: Mutex<Vec<DateTime<Utc>>>,
}

impl Projection for Recorder {
    fn analysis() -> Analysis {
        Analysis { name: "recorder".into(), parameters: Vec::new(), kind: ChartKind::Bars }
    }

    fn new(_: TimeZone) -> Self {
        Self::default()
    }

    fn apply(&mut self, _: &LogEntry) {
        self.events += 1;
    }

    fn report(&self, _: &Query, now: DateTime<Utc>) -> Report {
        self.report_times.lock().unwrap().push(now);
        let (figures, series, notes) = (Vec::new(), Vec::new(), Vec::new());
        let (finding, axis, time_range) = (None, "category", None);
        Report { unit: Unit::Tickets, finding, figures, axis, series, notes, time_range }
    }
}

/// A page with these positions, at noon.
fn page(epoch: &str, head: i64, positions: impl IntoIterator<Item = i64>) -> LogPage {
    let event = |position| {
        format!(
            r#"{{"position":{position},"ticket":1,"kind":"edited","at":"2026-03-14T11:00:00Z","category":"technical_it","status":"open"}}"#
        )
    };
    let items: Vec<String> = positions.into_iter().map(event).collect();
    let items = items.join(",");
    let text = format!(
        r#"{{"epoch":"{epoch}","head":{head},"now":"2026-03-14T12:00:00Z","items":[{items}]}}"#
    );
    serde_json::from_str(&text).unwrap()
}

fn state() -> ProjectionState<Recorder> {
    ProjectionState::new(TimeZone::UTC)
}

fn chart(state: &ProjectionState<Recorder>) -> Result<Chart, Progress> {
    state.chart(&Recorder::analysis(), &Query::default())
}

#[test]
fn now_goes_on_with_time_and_an_old_chart_says_how_old_it_is() {
    let mut state = state();
    let two_minutes_ago = Instant::now().checked_sub(Duration::from_secs(120)).unwrap();
    state.take_page(page("e", 0, []), two_minutes_ago).unwrap();
    let chart = chart(&state).unwrap();
    let now = state.projection.report_times.lock().unwrap()[0];
    let since_noon = now - "2026-03-14T12:00:00Z".parse::<DateTime<Utc>>().unwrap();
    assert!((120..130).contains(&since_noon.num_seconds()), "{since_noon}");
    assert_eq!(chart.as_of.time.to_rfc3339(), "2026-03-14T12:00:00+00:00");
    let [Note::Outdated { seconds }] = chart.notes[..] else { panic!("{:?}", chart.notes) };
    assert!((120.0..130.0).contains(&seconds), "{seconds}");
}

#[test]
fn a_refused_page_changes_nothing() {
    let mut state = state();
    assert_eq!(state.take_page(page("e", 4, [1, 2]), Instant::now()), Ok(Step::More));
    assert!(state.take_page(page("e", 5, [3, 5]), Instant::now()).is_err());
    assert_eq!(state.progress(), Progress::CatchingUp { position: 2, head: 4 });
    assert_eq!(state.projection.events, 2);
    assert_eq!(state.take_page(page("e", 5, [3, 4, 5]), Instant::now()), Ok(Step::UpToDate));
    assert_eq!(state.projection.events, 5);
}

#[test]
fn another_log_gives_no_chart_before_it_is_read_to_its_head() {
    let mut state = state();
    assert_eq!(state.take_page(page("old", 0, []), Instant::now()), Ok(Step::UpToDate));
    assert!(chart(&state).is_ok());
    assert_eq!(state.take_page(page("new", 2, [1]), Instant::now()), Ok(Step::More));
    assert_eq!(chart(&state), Err(Progress::CatchingUp { position: 1, head: 2 }));
    assert_eq!(state.take_page(page("newer", 9, [2]), Instant::now()), Ok(Step::StartedAgain));
    assert_eq!(chart(&state), Err(Progress::Waiting));
    assert_eq!(state.projection.events, 0);
}
