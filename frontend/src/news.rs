//! Hears of every change as it happens, so that screens ask again at once.
//!
//! The stream says that something changed; what is shown comes from the ordinary questions. A tab
//! that nobody looks at closes its stream: browsers allow few connections to one place.

use std::time::Duration;

use leptos::prelude::*;
use shared::role::Role;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::EventSource;

use crate::api;
use crate::browser::page;
use crate::role::use_role;

/// Changes that come within this time of each other are one piece of news.
const TOGETHER: Duration = Duration::from_millis(100);
/// A stream that the server has refused is asked for again after this time.
const REST: Duration = Duration::from_secs(5);

#[derive(Clone, Copy)]
pub struct News {
    /// Notifies whenever something may have changed.
    heard: RwSignal<()>,
    /// Whether the stream is there.
    open: RwSignal<bool>,
    /// Moves when the stream is to be opened anew.
    again: RwSignal<()>,
    /// Whether news is about to be told.
    telling: StoredValue<bool>,
}

/// Listens as long as the application runs and somebody looks at it.
pub fn provide_news() {
    let news = News {
        heard: RwSignal::new(()),
        open: RwSignal::new(false),
        again: RwSignal::new(()),
        telling: StoredValue::new(false),
    };
    provide_context(news);
    let role = use_role();
    Effect::new(move |_| {
        news.again.track();
        if page::is_visible() {
            news.listen(role.get());
        }
    });
    let handle = window_event_listener_untyped("visibilitychange", move |_| news.again.notify());
    on_cleanup(move || handle.remove());
}

pub fn use_news() -> News {
    expect_context()
}

impl News {
    /// Tracks the news: whoever does is called again when something may have changed.
    pub fn track(self) {
        self.heard.track();
    }

    /// Whether changes are heard of without asking.
    pub fn is_open(self) -> bool {
        self.open.try_get_untracked() == Some(true)
    }

    /// Opens a stream until the effect that calls runs again.
    fn listen(self, role: Role) {
        let Some(stream) = api::events::stream(role) else { return };
        // Also the beginning is news: something may have changed before it.
        let tell = Closure::<dyn Fn()>::new(move || {
            self.open.try_set(true);
            self.tell_soon();
        });
        for kind in ["hello", "change"] {
            // Listening to an event of one's own stream is never refused.
            let _ = stream.add_event_listener_with_callback(kind, tell.as_ref().unchecked_ref());
        }
        let failing = stream.clone();
        let fail = Closure::<dyn Fn()>::new(move || {
            self.open.try_set(false);
            if failing.ready_state() == EventSource::CLOSED {
                set_timeout(move || self.again.notify(), REST);
            }
        });
        stream.set_onerror(Some(fail.as_ref().unchecked_ref()));
        let held = StoredValue::new_local((stream, tell, fail));
        on_cleanup(move || {
            self.open.try_set(false);
            held.try_with_value(|it| it.0.close());
        });
    }

    fn tell_soon(self) {
        if self.telling.try_get_value() == Some(false) {
            self.telling.set_value(true);
            set_timeout(
                move || {
                    self.telling.try_set_value(false);
                    self.heard.notify();
                },
                TOGETHER,
            );
        }
    }
}
