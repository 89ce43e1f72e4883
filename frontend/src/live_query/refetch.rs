//! When a query fetches again, and what becomes of its responses, whatever it is about.

use std::time::Duration;

use leptos::prelude::*;
use shared::problem::{Problem, ProblemKind};
use shared::view::View;

use crate::browser::page;
use crate::connection::{Connection, is_outage, use_connection};
use crate::event_feed::{EventFeed, use_event_feed};

/// How often a query fetches without events while the stream is away or the last request failed.
const TICK_INTERVAL: Duration = Duration::from_secs(3);
/// With a stream it fetches once in this many ticks, in case an event was lost.
const TICKS_BETWEEN_FETCHES: u32 = 10;
/// How long after an event a service is asked for the second time: its report may be behind.
const SERVICE_LAG: Duration = Duration::from_millis(400);
/// For how many ticks after an event a service is asked at each tick.
const SERVICE_LAG_TICKS: u32 = 4;

/// Everything about fetching that does not depend on the value.
#[derive(Clone, Copy)]
pub struct Refetch {
    pub problem: RwSignal<Option<Problem>>,
    /// Notified to fetch now.
    trigger: RwSignal<()>,
    /// The number of the latest request; the response to an earlier one is dropped.
    latest: StoredValue<u32>,
    is_pending: StoredValue<bool>,
    /// Whether something changed while a request was pending or the page was hidden.
    is_stale: StoredValue<bool>,
    /// The ticks since the last event.
    ticks: StoredValue<u32>,
    /// Whether a service is about to be asked once more.
    is_second_due: StoredValue<bool>,
    connection: Connection,
    feed: EventFeed,
    view: View,
    is_service: bool,
}

impl Refetch {
    pub fn new(view: View, is_service: bool) -> Self {
        Self {
            problem: RwSignal::new(None),
            trigger: RwSignal::new(()),
            latest: StoredValue::new(0),
            is_pending: StoredValue::new(false),
            is_stale: StoredValue::new(false),
            ticks: StoredValue::new(0),
            is_second_due: StoredValue::new(false),
            connection: use_connection(),
            feed: use_event_feed(),
            view,
            is_service,
        }
    }

    /// Subscribes the effect that fetches.
    pub fn track(self) {
        self.trigger.track();
    }

    /// The number of a new request; none when the screen is closed.
    pub fn begin(self) -> Option<u32> {
        self.is_pending.try_set_value(true);
        self.next_number()
    }

    fn next_number(self) -> Option<u32> {
        self.latest.try_update_value(|latest| {
            *latest = latest.wrapping_add(1);
            *latest
        })
    }

    /// Notes how a request ended, and when its response was stored if it did not come from Lodge. Whether it was the
    /// latest.
    pub fn finish(self, request: u32, problem: Option<&Problem>, stored_at: Option<f64>) -> bool {
        let not_live = stored_at.map(|_| ProblemKind::NoAnswer.problem(""));
        let problem = problem.or(not_live.as_ref());
        match stored_at {
            Some(time) => self.connection.note_stored(time),
            None => self.connection.note_response(problem),
        }
        if self.latest.try_get_value() != Some(request) {
            return false;
        }
        self.is_pending.set_value(false);
        self.set_problem(problem);
        self.when_stale();
        true
    }

    /// Drops the response of a pending request: a newer value is there. False when the screen is closed.
    pub fn supersede(self) -> bool {
        let is_open = self.next_number().is_some();
        if is_open {
            self.set_problem(None);
        }
        is_open
    }

    fn set_problem(self, problem: Option<&Problem>) {
        // What is gone does not come back because the connection is lost.
        if problem.is_some_and(is_outage)
            && self.problem.try_with_untracked(is_not_found) == Some(true)
        {
            return;
        }
        if self.problem.try_with_untracked(|former| former.as_ref() != problem) == Some(true) {
            self.problem.set(problem.cloned());
        }
    }

    /// Fetches at once.
    pub fn now(self) {
        self.is_stale.try_set_value(false);
        if self.trigger.try_get_untracked().is_some() {
            self.trigger.notify();
        }
    }

    /// Fetches if somebody looks and no request is pending. Whether it does.
    fn when_idle(self) -> bool {
        let is_idle = page::is_visible() && self.is_pending.try_get_value() == Some(false);
        if is_idle {
            self.now();
        }
        is_idle
    }

    /// Fetches now, or after the pending request, or when somebody looks again.
    fn soon(self) {
        if !self.when_idle() {
            self.is_stale.try_set_value(true);
        }
    }

    /// Fetches what became stale during the last request.
    fn when_stale(self) {
        if self.is_stale.get_value() {
            self.when_idle();
        }
    }

    /// Fetches after events, and when somebody looks again at what became stale meanwhile.
    pub fn follow_events(self) {
        Effect::new(move |former: Option<()>| {
            let is_stale = self.feed.makes_stale(self.view) || self.is_unavailable();
            if former.is_some() && is_stale {
                self.after_event();
            }
        });
        Effect::new(move |former: Option<()>| {
            self.feed.track_visibility();
            // The report of a service may depend on the time of day.
            if former.is_some() && (self.is_service || self.is_stale.get_value()) {
                self.when_idle();
            }
        });
    }

    fn after_event(self) {
        self.ticks.set_value(0);
        self.soon();
        if self.is_service && !self.is_second_due.get_value() {
            self.is_second_due.set_value(true);
            let second = move || {
                self.is_second_due.try_set_value(false);
                self.soon();
            };
            set_timeout(second, SERVICE_LAG);
        }
    }

    /// Fetches now and then without events.
    pub fn follow_clock(self) {
        if let Ok(handle) = set_interval_with_handle(move || self.tick(), TICK_INTERVAL) {
            on_cleanup(move || handle.clear());
        }
    }

    fn tick(self) {
        let next = |ticks: &mut u32| {
            *ticks = ticks.wrapping_add(1);
            *ticks
        };
        let Some(ticks) = self.ticks.try_update_value(next) else { return };
        let gets_events = untrack(|| self.feed.is_connected()) && !self.is_unavailable();
        let may_lag = self.is_service && ticks <= SERVICE_LAG_TICKS;
        if !gets_events || may_lag || ticks.is_multiple_of(TICKS_BETWEEN_FETCHES) {
            self.when_idle();
        }
    }

    /// Whether the last request failed for a reason that may pass by itself. Not tracked.
    fn is_unavailable(self) -> bool {
        let passes = |problem: &Problem| {
            is_outage(problem) || problem.kind == ProblemKind::AnalysisUnavailable
        };
        self.problem.try_with_untracked(|it| it.as_ref().is_some_and(passes)) == Some(true)
    }
}

/// Whether a problem says that there is no such thing.
pub fn is_not_found(problem: &Option<Problem>) -> bool {
    problem.as_ref().is_some_and(|problem| problem.kind == ProblemKind::NotFound)
}
