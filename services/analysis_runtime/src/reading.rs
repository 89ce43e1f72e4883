//! How far the log has been read, and what it has come to.

use std::fmt;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use shared::analysis::Analysis;
use shared::chart::{AsOf, Chart};
use shared::page::StreamHello;

use crate::asked::Asked;
use crate::change::Change;
use crate::feed::{FeedError, Line, Page, Refused, check_clock};
use crate::projection::Projection;
use crate::words::{counted, duration, thousands};

/// Without a sign of life for longer than this, a chart says how old it is.
const FRESH: Duration = Duration::from_secs(20);

/// A projection and its place in the log. They move together or not at all.
#[derive(Debug)]
pub struct Reading<P> {
    zone: Tz,
    projection: P,
    /// The last position the projection has taken in; 0 before the first.
    position: i64,
    /// How many lines could not be understood.
    passed_over: usize,
    /// Whether the end of the log has been reached since it was begun.
    complete: bool,
    source: Option<Source>,
}

/// What the last answer said of the log.
#[derive(Debug)]
struct Source {
    epoch: String,
    head: i64,
    /// The database's clock, and when we saw it.
    clock: DateTime<Utc>,
    seen: Instant,
    /// When the log was last known to be read to its end, or a part of it came.
    alive: Instant,
}

impl Source {
    /// What the database's clock shows by now, to the microsecond, like every time in the log.
    fn now(&self) -> DateTime<Utc> {
        self.at(Instant::now())
    }

    fn at(&self, time: Instant) -> DateTime<Utc> {
        let passed = time.saturating_duration_since(self.seen).as_micros();
        self.clock + TimeDelta::microseconds(i64::try_from(passed).unwrap_or_default())
    }
}

/// What a page has brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is more to read.
    More,
    /// The end is reached.
    UpToDate,
    /// The log is another one than before: everything read so far is forgotten.
    StartedAgain,
}

/// How much of the log has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The API has not answered yet.
    Waiting,
    CatchingUp {
        position: i64,
        head: i64,
    },
    /// The end was reached; from then on there is always an answer.
    Ready {
        position: i64,
    },
}

impl<P: Projection> Reading<P> {
    /// Nothing read yet.
    pub fn new(zone: Tz) -> Self {
        let projection = P::new(zone);
        Self { zone, projection, position: 0, passed_over: 0, complete: false, source: None }
    }

    /// The last position that has been taken in.
    pub fn position(&self) -> i64 {
        self.position
    }

    /// Takes in the page after [`Self::position`]: all of it, or nothing.
    ///
    /// Another epoch, or a head before what has been read, means that the log is another one (the
    /// database was restored, or another took over): the page is left and the next must start at 0.
    ///
    /// # Errors
    /// When the page does not follow what has been read. Nothing changes then.
    pub fn take_in(&mut self, page: Page, seen: Instant) -> Result<Step, Refused> {
        let another = self.source.as_ref().is_some_and(|source| source.epoch != page.epoch);
        if another || page.head < self.position {
            let follows = self.position == 0;
            *self = Self::new(self.zone);
            if !follows {
                return Ok(Step::StartedAgain);
            }
        }
        let last = page.check(self.position)?;
        let (epoch, head, clock) = (page.epoch.clone(), page.head, page.now);
        self.apply(page.into_changes());
        self.position = last;
        self.complete |= last == head;
        self.source = Some(Source { epoch, head, clock, seen, alive: seen });
        Ok(if last < head { Step::More } else { Step::UpToDate })
    }

    /// Takes in what a stream said of itself: that it goes on with this very log.
    ///
    /// # Errors
    /// When it is another log, or its clock is absurd. Nothing changes then.
    pub fn greet(&mut self, hello: &StreamHello, seen: Instant) -> Result<(), FeedError> {
        check_clock(hello.now)?;
        let source = self.source.as_mut().filter(|it| it.epoch == hello.epoch);
        let source = source.filter(|_| hello.head >= self.position).ok_or(FeedError::AnotherLog)?;
        (source.clock, source.seen, source.alive) = (hello.now, seen, seen);
        Ok(())
    }

    /// Takes in one line that a stream has brought. One that is known already, out of a page that
    /// was quicker, is left.
    ///
    /// # Errors
    /// When lines are missing before it. Nothing changes then.
    pub fn hear(&mut self, line: Line, seen: Instant) -> Result<(), Refused> {
        let (found, expected) = (line.position(), self.position + 1);
        if !(1..=expected).contains(&found) {
            return Err(Refused::OutOfOrder { expected, found });
        }
        if found == expected {
            self.apply([line.into_change()]);
            self.position = found;
        }
        if let Some(source) = &mut self.source {
            source.alive = seen;
            source.head = source.head.max(found);
        }
        Ok(())
    }

    fn apply(&mut self, changes: impl IntoIterator<Item = Result<Change, i64>>) {
        let mut not_understood = Vec::new();
        for change in changes {
            match change {
                Ok(change) => self.projection.apply(&change),
                Err(position) => not_understood.push(position),
            }
        }
        if let Some(first) = not_understood.first() {
            let lines = not_understood.len();
            tracing::warn!(first, lines, "events that cannot be understood are passed over");
        }
        self.passed_over += not_understood.len();
    }

    pub fn progress(&self) -> Progress {
        let position = self.position;
        match &self.source {
            Some(_) if self.complete => Progress::Ready { position },
            Some(source) => Progress::CatchingUp { position, head: source.head },
            None => Progress::Waiting,
        }
    }

    /// The answer to what was asked, or how far the reading is while there is none.
    ///
    /// # Errors
    /// Until the end of the log has been reached for the first time.
    pub fn chart(&self, analysis: &Analysis, asked: &Asked) -> Result<Chart, Progress> {
        let Some(source) = self.source.as_ref().filter(|_| self.complete) else {
            return Err(self.progress());
        };
        let silence = source.alive.elapsed();
        let answer = self.projection.answer(asked, source.now());
        let mut notes = answer.notes;
        notes.extend(self.caveats(silence));
        Ok(Chart {
            name: analysis.name.clone(),
            title: analysis.title.clone(),
            kind: analysis.kind,
            unit: answer.unit,
            finding: answer.finding,
            figures: answer.figures,
            axis: answer.axis,
            series: answer.series,
            notes,
            time_zone: self.zone.name().to_owned(),
            period: answer.period,
            as_of: AsOf { position: self.position, time: source.at(source.alive) },
        })
    }

    /// What the projection answers besides its chart, if it knows that name.
    ///
    /// # Errors
    /// Until the end of the log has been reached for the first time.
    pub fn aside(&self, name: &str) -> Result<Option<serde_json::Value>, Progress> {
        let source = self.source.as_ref().filter(|_| self.complete);
        let source = source.ok_or_else(|| self.progress())?;
        Ok(self.projection.aside(name, source.now()))
    }

    fn caveats(&self, silence: Duration) -> impl Iterator<Item = String> {
        let old = (silence > FRESH).then(|| {
            let age = duration(silence.as_secs_f64());
            format!("The tickets cannot be read at the moment: this is what was known {age} ago.")
        });
        let passed_over = (self.passed_over > 0).then(|| {
            let events = counted(self.passed_over, "event");
            format!("{events} of the log could not be understood and are not part of this.")
        });
        old.into_iter().chain(passed_over)
    }
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Waiting => write!(f, "the API has not answered yet"),
            Self::CatchingUp { position, head } => {
                write!(f, "read {} of {} events", thousands(position), thousands(head))
            }
            Self::Ready { position } => write!(f, "read all {} events", thousands(position)),
        }
    }
}

#[cfg(test)]
mod tests;
