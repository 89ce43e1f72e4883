//! Delivers every event of the log as it happens, so that screens fetch at once what it makes stale.
//!
//! An event says that something changed; what is shown comes from ordinary requests. A hidden page closes its
//! stream, unless it notifies somebody, and reads the log on from its position when it is shown again.

mod log_position;

use std::time::Duration;

use js_sys::Math;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::event::{Event, EventKind};
use shared::ids::TicketId;
use shared::problem::Problem;
use shared::role::Role;
use shared::view::View;

use crate::api;
use crate::api::events::StreamMessage;
use crate::browser::page;
use crate::clock::{Clock, use_clock};
use crate::notifications::use_notifications;
use crate::role::use_role;
use crate::typing::{TypingIndicators, provide_typing_indicators};
use log_position::{LogPosition, Missed};

/// Events that come within this time are one update, in milliseconds.
const DEBOUNCE_MS: f64 = 100.0;
/// A random delay on top, so that the windows of a campus do not fetch at the same moment.
const MAX_JITTER_MS: f64 = 150.0;
/// How long a stream may be away before every query asks whether Lodge still answers.
const MAX_DISCONNECTION: Duration = Duration::from_millis(2_500);

/// The events that this page gets.
#[derive(Clone, Copy)]
pub struct EventFeed {
    /// The last update.
    update: RwSignal<Update>,
    /// What has come since and will be the next update.
    pending: StoredValue<Option<Update>>,
    /// Whether the stream is open.
    is_connected: RwSignal<bool>,
    /// Whether the server has another build of the application than this page.
    is_outdated: RwSignal<bool>,
    /// Notified when the page is shown or hidden.
    visibility: RwSignal<()>,
    position: StoredValue<LogPosition>,
    /// Counts the streams of this page; what an earlier one still delivers is dropped.
    stream: StoredValue<u32>,
    clock: Clock,
    pub typing: TypingIndicators,
}

/// What may have changed.
#[derive(Clone)]
enum Update {
    Everything,
    Events(Vec<Event>),
}

/// Listens as long as the application runs and the page is visible or notifies of news.
pub fn provide_event_feed() {
    let feed = provide_silent_event_feed();
    let (role, notifications) = (use_role(), use_notifications());
    let is_listening = Memo::new(move |_| {
        feed.visibility.track();
        notifications.is_on() || page::is_visible()
    });
    Effect::new(move |_| {
        if is_listening.get() {
            feed.listen(role);
        }
    });
    let on_change = move |_| feed.visibility.notify();
    let handle = window_event_listener_untyped("visibilitychange", on_change);
    on_cleanup(move || handle.remove());
}

/// A feed by which nothing comes.
pub fn provide_silent_event_feed() -> EventFeed {
    let feed = EventFeed {
        update: RwSignal::new(Update::Events(Vec::new())),
        pending: StoredValue::new(None),
        is_connected: RwSignal::new(false),
        is_outdated: RwSignal::new(false),
        visibility: RwSignal::new(()),
        position: StoredValue::new(LogPosition::default()),
        stream: StoredValue::new(0),
        clock: use_clock(),
        typing: provide_typing_indicators(),
    };
    provide_context(feed);
    feed
}

pub fn use_event_feed() -> EventFeed {
    expect_context()
}

impl EventFeed {
    /// Whether the last update makes `view` stale. Tracked: the next update runs the caller again.
    pub fn makes_stale(self, view: View) -> bool {
        self.update.with(|update| match update {
            Update::Everything => true,
            Update::Events(events) => events.iter().any(|event| view.is_stale_after(event)),
        })
    }

    /// The tickets under which the helpdesk has written, by the last update. Tracked.
    pub fn answered(self) -> Vec<TicketId> {
        let is_answer = |event: &&Event| {
            event.kind == EventKind::MessagePosted && event.role == Some(Role::Helpdesk)
        };
        self.update.with(|update| match update {
            Update::Everything => Vec::new(),
            Update::Events(events) => {
                events.iter().filter(is_answer).map(|event| event.ticket).collect()
            }
        })
    }

    /// Runs the caller again when the page is shown or hidden.
    pub fn track_visibility(self) {
        self.visibility.track();
    }

    /// Whether events arrive by themselves. Tracked.
    pub fn is_connected(self) -> bool {
        self.is_connected.try_get() == Some(true)
    }

    /// Whether the page should be loaded again, because Lodge was updated. Tracked.
    pub fn is_outdated(self) -> bool {
        self.is_outdated.get()
    }

    /// Takes the build that the server has. A page that it has not stamped belongs to none.
    fn note_build(self, build: Option<String>) {
        let own = page::setting("build").filter(|own| !own.contains(':'));
        if let (Some(build), Some(own)) = (build, own) {
            self.is_outdated.try_set(build != own);
        }
    }

    fn set_connected(self, is_connected: bool) {
        if self.is_connected.try_get_untracked() == Some(!is_connected) {
            self.is_connected.set(is_connected);
        }
    }

    /// Listens until the effect that calls runs again.
    fn listen(self, role: Role) {
        let stream = self.next_stream();
        self.position.update_value(LogPosition::restart);
        let listening = api::events::listen(role, move |message| {
            if self.is_current(stream) {
                self.receive(message, role, stream);
            }
        });
        let Ok(listening) = listening else { return };
        // Dropped with the effect that calls, which closes the stream.
        StoredValue::new_local(listening);
        on_cleanup(move || {
            self.next_stream();
            self.set_connected(false);
        });
    }

    fn next_stream(self) -> u32 {
        let next = self.stream.try_update_value(|stream| {
            *stream = stream.wrapping_add(1);
            *stream
        });
        next.unwrap_or_default()
    }

    fn is_current(self, stream: u32) -> bool {
        self.stream.try_get_value() == Some(stream)
    }

    fn receive(self, message: StreamMessage, role: Role, stream: u32) {
        match message {
            StreamMessage::Connected { hello, position } => {
                self.note_build(hello.build);
                self.clock.set_server_time(hello.now);
                let connect = |it: &mut LogPosition| it.connect(&hello.epoch, position);
                match self.position.try_update_value(connect) {
                    Some(Missed::Events { after }) => {
                        spawn_local(self.catch_up(role, after, stream));
                    }
                    Some(Missed::Unknown) => self.push(Update::Everything),
                    Some(Missed::Nothing) | None => (),
                }
                self.set_connected(true);
                // Queries that failed while Lodge was away try again.
                self.push(Update::Events(Vec::new()));
            }
            StreamMessage::Disconnected => {
                self.set_connected(false);
                set_timeout(move || self.reload_if_disconnected(), MAX_DISCONNECTION);
            }
            StreamMessage::Event(event) => {
                let position = event.position;
                self.deliver(event);
                self.position.update_value(|it| it.receive(position));
            }
            StreamMessage::Typing(indicator) => self.typing.receive(indicator),
        }
    }

    /// Delivers what happened while nobody listened.
    async fn catch_up(self, role: Role, after: i64, stream: u32) {
        let result = self.deliver_after(role, after, stream).await;
        if self.is_current(stream) {
            if result.is_err() {
                self.push(Update::Everything);
            }
            self.position.update_value(LogPosition::finish_catch_up);
        }
    }

    async fn deliver_after(self, role: Role, after: i64, stream: u32) -> Result<(), Problem> {
        let mut next = Some(after);
        while let Some(after) = next {
            let page = api::events::list(role, after).await?;
            if self.is_current(stream) {
                page.items.into_iter().for_each(|event| self.deliver(event));
            }
            next = page.next;
        }
        Ok(())
    }

    fn deliver(self, event: Event) {
        self.typing.end_with(&event);
        self.push(Update::Events(vec![event]));
    }

    fn reload_if_disconnected(self) {
        if self.is_connected.try_get_untracked() == Some(false) && page::is_visible() {
            self.push(Update::Everything);
        }
    }

    /// Adds to the next update, which follows soon.
    fn push(self, update: Update) {
        let is_first = self.pending.try_update_value(|pending| {
            let is_first = pending.is_none();
            match (pending, update) {
                (Some(Update::Events(events)), Update::Events(more)) => events.extend(more),
                (Some(Update::Everything), _) => (),
                (pending, update) => *pending = Some(update),
            }
            is_first
        });
        if is_first == Some(true) {
            let publish = move || {
                if let Some(Some(update)) = self.pending.try_update_value(Option::take) {
                    self.update.set(update);
                }
            };
            let delay = DEBOUNCE_MS + Math::random() * MAX_JITTER_MS;
            set_timeout(publish, Duration::from_millis(delay as u64));
        }
    }
}
