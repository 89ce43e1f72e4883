//! Reports that could not be sent: they are kept on this device, and sent as soon as Lodge answers again.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use shared::ids::{ReceiptSecret, TicketId};
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;
use shared::ticket::NewTicket;
use uuid::Uuid;

use crate::announce::use_announcer;
use crate::api;
use crate::browser::device_value::DeviceValue;
use crate::connection::use_connection;
use crate::format;
use crate::receipts::{ReceiptKind, use_receipts};
use crate::words::words;

const NAME: &str = "lodge-outbox";

/// How long after a failed attempt the next one begins.
const RETRY_INTERVAL: Duration = Duration::from_secs(3);

/// What waits, the oldest first, and what was sent since this page was loaded.
#[derive(Clone, Copy)]
pub struct Outbox {
    waiting: DeviceValue<Vec<WaitingReport>>,
    sent: RwSignal<Vec<TicketId>>,
}

/// A report that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingReport {
    pub text: String,
    /// Goes with every attempt, also those of other tabs, so that it arrives once.
    pub key: Uuid,
    pub receipt: ReceiptSecret,
    /// Whether the server does not want it. It is not sent again, and can be taken back.
    pub is_refused: bool,
}

/// Keeps what waits, and sends it as long as the application of users runs.
pub fn provide_outbox(role: Role) {
    if role != Role::User {
        return;
    }
    let waiting = DeviceValue::open(NAME, Vec::new);
    let outbox = Outbox { waiting, sent: RwSignal::new(Vec::new()) };
    provide_context(outbox);
    let (receipts, connection, announcer) = (use_receipts(), use_connection(), use_announcer());
    let is_sending = StoredValue::new(false);
    let send = move || {
        let next = waiting.with_untracked(|all| all.iter().find(|it| !it.is_refused).cloned());
        let Some(WaitingReport { text, key, receipt, .. }) = next else { return };
        if is_sending.get_value() {
            return;
        }
        is_sending.set_value(true);
        spawn_local(async move {
            let new = NewTicket { description: text, follows: None, receipt: Some(receipt) };
            let response = api::tickets::create(Role::User, &key, &new).await;
            connection.note_response(response.as_ref().err());
            match response {
                Ok(ticket) => {
                    outbox.remove(key);
                    receipts.add(ticket.id, receipt, ReceiptKind::Reported);
                    announcer.say(words().report_done(format::ticket(ticket.id)));
                    outbox.sent.update(|sent| sent.push(ticket.id));
                }
                Err(problem) if is_refusal(&problem) => {
                    announcer.say(words().outbox_refused());
                    waiting.update(|all| {
                        let refused = all.iter_mut().filter(|report| report.key == key);
                        refused.for_each(|report| report.is_refused = true);
                    });
                }
                // It is tried again.
                Err(_) => {}
            }
            is_sending.set_value(false);
        });
    };
    // The application never ends.
    let _ = set_interval_with_handle(send, RETRY_INTERVAL);
}

pub fn use_outbox() -> Outbox {
    expect_context()
}

/// Whether the server will not take this text another time either.
const fn is_refusal(problem: &Problem) -> bool {
    matches!(
        problem.kind,
        ProblemKind::BadRequest
            | ProblemKind::Invalid
            | ProblemKind::TooLarge
            | ProblemKind::KeyReused
    )
}

impl Outbox {
    /// Whether it is kept, which is as long as this device can store it.
    pub fn add(self, text: String, key: Uuid, receipt: ReceiptSecret) -> bool {
        self.waiting.update(|all| {
            if all.iter().all(|report| report.key != key) {
                all.push(WaitingReport { text, key, receipt, is_refused: false });
            }
        })
    }

    /// What waits. Tracked.
    pub fn waiting(self) -> Vec<WaitingReport> {
        self.waiting.with(Clone::clone)
    }

    /// The tickets that what waited has become. Tracked.
    pub fn sent(self) -> Vec<TicketId> {
        self.sent.get()
    }

    pub fn remove(self, key: Uuid) {
        self.waiting.update(|all| all.retain(|report| report.key != key));
    }
}
