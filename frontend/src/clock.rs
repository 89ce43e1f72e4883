//! The time that ages are told from.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::campus_time;

const TICK: Duration = Duration::from_secs(20);

#[derive(Clone, Copy)]
struct Clock(RwSignal<i64>);

/// Provides a clock that moves on now and then.
pub fn provide_clock() {
    let clock = RwSignal::new(seconds());
    let ticking = set_interval_with_handle(move || advance(clock), TICK);
    if let Ok(handle) = ticking {
        on_cleanup(move || handle.clear());
    }
    provide_context(Clock(clock));
}

/// Seconds since 1970; whoever reads it is drawn again when it moves on.
pub fn use_now() -> RwSignal<i64> {
    expect_context::<Clock>().0
}

fn advance(clock: RwSignal<i64>) {
    clock.try_set(seconds());
}

fn seconds() -> i64 {
    (campus_time::now() / 1_000.0) as i64
}
