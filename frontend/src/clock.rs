//! The time from which ages are counted.

use std::time::Duration;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::browser::campus_time;

const TICK_INTERVAL: Duration = Duration::from_secs(20);

/// Tells the time to whatever shows an age.
#[derive(Clone, Copy)]
pub struct Clock(RwSignal<i64>);

/// Provides a clock that moves on every [`TICK_INTERVAL`].
pub fn provide_clock() {
    let clock = RwSignal::new(seconds());
    if let Ok(handle) =
        set_interval_with_handle(move || _ = clock.try_set(seconds()), TICK_INTERVAL)
    {
        on_cleanup(move || handle.clear());
    }
    provide_context(Clock(clock));
}

/// Provides a clock that stands still at `now`, in seconds since 1970.
pub fn provide_stopped_clock(now: i64) {
    provide_context(Clock(RwSignal::new(now)));
}

/// Seconds since 1970.
pub fn use_now() -> RwSignal<i64> {
    use_clock().0
}

pub fn use_clock() -> Clock {
    expect_context()
}

impl Clock {
    /// Goes by the server's clock, whose time has just arrived.
    pub fn set_server_time(self, time: DateTime<Utc>) {
        campus_time::set_server_time(time);
        self.0.try_set(seconds());
    }
}

fn seconds() -> i64 {
    (campus_time::now() / 1_000.0) as i64
}
