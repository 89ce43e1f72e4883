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
use crate::connection::{is_outage, use_connection};
use crate::format;
use crate::photos::LocalPhoto;
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
    /// The pictures of what waits, by the key of the report. They are lost with this page.
    photos: StoredValue<Vec<(Uuid, LocalPhoto)>, LocalStorage>,
    /// The pictures whose report has arrived.
    uploads: StoredValue<Vec<(TicketId, LocalPhoto)>, LocalStorage>,
}

/// A report that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingReport {
    pub text: String,
    #[serde(default)]
    pub place: Option<String>,
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
    let (photos, uploads) =
        (StoredValue::new_local(Vec::new()), StoredValue::new_local(Vec::new()));
    let outbox = Outbox { waiting, sent: RwSignal::new(Vec::new()), photos, uploads };
    provide_context(outbox);
    let (receipts, connection, announcer) = (use_receipts(), use_connection(), use_announcer());
    let is_sending = StoredValue::new(false);
    let send = move || {
        if is_sending.get_value() {
            return;
        }
        let next = waiting.with_untracked(|all| all.iter().find(|it| !it.is_refused).cloned());
        let Some(WaitingReport { text, place, key, receipt, .. }) = next else {
            is_sending.set_value(true);
            spawn_local(async move {
                outbox.upload_next().await;
                is_sending.set_value(false);
            });
            return;
        };
        is_sending.set_value(true);
        spawn_local(async move {
            let new = NewTicket { description: text, place, follows: None, receipt: Some(receipt) };
            let response = api::tickets::create(Role::User, &key, &new).await;
            connection.note_response(response.as_ref().err());
            match response {
                Ok(ticket) => {
                    outbox.remove(key);
                    receipts.add(ticket.id, receipt, ReceiptKind::Reported);
                    announcer.say(words().report_done(format::ticket(ticket.id)));
                    outbox.sent.update(|sent| sent.push(ticket.id));
                    let photos = outbox.take_photos(key);
                    let uploads = photos.into_iter().map(|photo| (ticket.id, photo));
                    outbox.uploads.update_value(|all| all.extend(uploads));
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
    pub fn add(self, new: NewTicket, key: Uuid, receipt: ReceiptSecret) -> bool {
        let NewTicket { description: text, place, .. } = new;
        self.waiting.update(|all| {
            if all.iter().all(|report| report.key != key) {
                all.push(WaitingReport { text, place, key, receipt, is_refused: false });
            }
        })
    }

    /// Adds pictures to a report that waits.
    pub fn add_photos(self, report: Uuid, photos: Vec<LocalPhoto>) {
        let photos = photos.into_iter().map(|photo| (report, photo));
        self.photos.update_value(|all| all.extend(photos));
    }

    fn take_photos(self, report: Uuid) -> Vec<LocalPhoto> {
        let mut taken = Vec::new();
        self.photos.update_value(|all| {
            taken.extend(all.extract_if(.., |(key, _)| *key == report).map(|(_, photo)| photo));
        });
        taken
    }

    /// Sends a picture whose report has arrived. What the server does not want is dropped: the ticket has what it can
    /// have.
    async fn upload_next(self) {
        let next = self.uploads.with_value(|all| all.first().cloned());
        let Some((ticket, photo)) = next else { return };
        match api::photos::add(Role::User, ticket, &photo.key, &photo.blob).await {
            Err(problem) if is_outage(&problem) => {}
            _ => self.uploads.update_value(|all| drop(all.remove(0))),
        }
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
