//! What makes an analysis.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use shared::analysis::Analysis;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::change::Change;

/// A question that is kept answered while the log grows.
///
/// What it keeps grows with what is not yet closed and with months; eight bytes for a ticket are
/// accepted where the answer would not be exact without them.
pub trait Projection: Send + Sync + 'static {
    /// How the analysis describes itself. Queries are checked against its parameters.
    fn analysis() -> Analysis;

    /// The state before the first change. Months, days and hours are cut in `zone`.
    fn new(zone: Tz) -> Self;

    /// Takes in the next change. Called once for each, in the order of positions. Must not panic,
    /// however little sense the change makes.
    fn apply(&mut self, change: &Change);

    /// Answers from memory. `now` is the database's clock.
    fn answer(&self, asked: &Asked, now: DateTime<Utc>) -> Answer;

    /// What it answers besides its chart, at `GET /{name}`: nothing, unless it says otherwise.
    fn aside(&self, _name: &str, _now: DateTime<Utc>) -> Option<serde_json::Value> {
        None
    }
}
