//! The time from which ages are counted.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::campus_time;

const TICK_INTERVAL: Duration = Duration::from_secs(20);

#[derive(Clone, Copy)]
struct Clock(RwSignal<i64>);

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

/// Seconds since 1970.
pub fn use_now() -> RwSignal<i64> {
    expect_context::<Clock>().0
}

fn seconds() -> i64 {
    (campus_time::now() / 1_000.0) as i64
}
