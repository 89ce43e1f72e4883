//! Waits until somebody has stopped typing.

use std::time::Duration;

use leptos::prelude::*;

/// The value of `moving` after it has not changed for `rest`.
pub fn use_at_rest(
    rest: Duration,
    moving: impl Fn() -> String + Send + Sync + 'static,
) -> Signal<String> {
    let moving = Memo::new(move |_| moving());
    let resting = RwSignal::new(moving.get_untracked());
    Effect::new(move |_| {
        let value = moving.get();
        let timer = set_timeout_with_handle(move || drop(resting.try_set(value)), rest);
        on_cleanup(move || {
            if let Ok(timer) = timer {
                timer.clear();
            }
        });
    });
    resting.into()
}
