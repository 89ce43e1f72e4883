use std::time::Duration;

use js_sys::Math;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::ids::TicketId;
use shared::role::Role;
use shared::typing::{TypingActivity, TypingSignal};

use super::{ECHO_MS, Muted, TypingIndicators};
use crate::api;
use crate::browser::{campus_time, page};

/// The shortest time between two signals.
const MIN_SIGNAL_GAP_MS: f64 = 3_500.0;
/// How often a signal is due without a key pressed.
const CHECK_INTERVAL: Duration = Duration::from_secs(2);

/// Lets others know that somebody is typing here, until the screen closes.
#[derive(Clone, Copy)]
pub struct TypingSender {
    ticket: TicketId,
    role: Role,
    activity: TypingActivity,
    /// Another number for each text, so that it does not connect the messages of one person.
    number: StoredValue<u32>,
    indicators: TypingIndicators,
    /// When a key was last pressed, and when others were last signalled, in milliseconds since 1970.
    touched_at: StoredValue<f64>,
    signalled_at: StoredValue<f64>,
}

impl TypingSender {
    pub fn start(ticket: TicketId, role: Role, activity: TypingActivity) -> Self {
        let sender = Self {
            ticket,
            role,
            activity,
            number: StoredValue::new(0),
            indicators: expect_context(),
            touched_at: StoredValue::new(0.0),
            signalled_at: StoredValue::new(0.0),
        };
        sender.stop();
        let handle = set_interval_with_handle(move || sender.signal_if_due(), CHECK_INTERVAL);
        on_cleanup(move || {
            sender.mute_echo();
            if let Ok(handle) = handle {
                handle.clear();
            }
        });
        sender
    }

    /// A key has been pressed.
    pub fn touch(self) {
        self.touched_at.try_set_value(campus_time::now());
        self.signal_if_due();
    }

    /// The text is sent or dropped.
    pub fn stop(self) {
        self.mute_echo();
        let number = (Math::random() * f64::from(u32::MAX)) as u32;
        self.touched_at.try_set_value(0.0);
        self.number.try_set_value(number);
        self.indicators.mute(Muted::Sender(number), f64::INFINITY);
    }

    /// What this sender has signalled may still come back.
    fn mute_echo(self) {
        if let Some(number) = self.number.try_get_value() {
            self.indicators.mute(Muted::Sender(number), campus_time::now() + ECHO_MS);
        }
    }

    fn signal_if_due(self) {
        let now = campus_time::now();
        let is_within = |time: StoredValue<f64>, milliseconds| {
            time.try_get_value().is_some_and(|time| now - time < milliseconds)
        };
        if !page::is_visible()
            || !is_within(self.touched_at, idle_ms(self.activity))
            || is_within(self.signalled_at, MIN_SIGNAL_GAP_MS)
        {
            return;
        }
        self.signalled_at.set_value(now);
        let signal = TypingSignal { activity: self.activity, sender: self.number.get_value() };
        let Self { ticket, role, .. } = self;
        spawn_local(async move {
            // A signal that is lost does no harm: the next one follows.
            _ = api::tickets::signal_typing(role, ticket, signal).await;
        });
    }
}

/// For how many milliseconds without a key pressed somebody still counts as typing: a text that is open for an
/// edit is read and thought about.
const fn idle_ms(activity: TypingActivity) -> f64 {
    match activity {
        TypingActivity::Writing => 5_000.0,
        TypingActivity::Editing => 60_000.0,
    }
}
