//! Notifications about the tickets whose receipts are on this device. Nobody is asked for them uninvited.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::ids::TicketId;
use shared::role::Role;

use crate::browser::device_value::DeviceValue;
use crate::browser::{page, service_worker};
use crate::format;
use crate::words::words;

const NAME: &str = "lodge-notifications";

#[derive(Clone, Copy)]
pub struct Notifications {
    /// What the browser allows.
    permission: RwSignal<String>,
    /// What was chosen here. All windows share it.
    is_chosen: DeviceValue<bool>,
}

/// Only users have receipts.
pub fn provide_notifications(role: Role) {
    let permission = match role {
        Role::User => service_worker::notification_permission(),
        Role::Helpdesk => String::new(),
    };
    let is_chosen = DeviceValue::open(NAME, || false);
    provide_context(Notifications { permission: RwSignal::new(permission), is_chosen });
}

pub fn use_notifications() -> Notifications {
    expect_context()
}

impl Notifications {
    /// As the browser names it; empty where there are no notifications. Tracked.
    pub fn permission(self) -> String {
        self.permission.get()
    }

    /// Whether notifications are shown. Tracked.
    pub fn is_on(self) -> bool {
        self.is_chosen.with(|is_chosen| *is_chosen) && self.permission.with(|it| it == "granted")
    }

    /// Asks, unless it was answered before.
    pub fn turn_on(self) {
        spawn_local(async move {
            self.permission.set(service_worker::ask_for_notifications().await);
            self.is_chosen.update(|is_chosen| *is_chosen = true);
        });
    }

    pub fn turn_off(self) {
        self.is_chosen.update(|is_chosen| *is_chosen = false);
    }

    /// Shows news of a ticket to whoever does not look at this page. Not tracked.
    pub fn show(self, ticket: TicketId, text: &str, news: &str) {
        if page::is_visible() || !untrack(|| self.is_on()) {
            return;
        }
        // The system cuts what is too long.
        let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let title = words().ticket_page_title(format::ticket(ticket), line);
        service_worker::notify(&ticket.to_string(), &title, news);
    }
}
