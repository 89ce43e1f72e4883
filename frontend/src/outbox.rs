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

use crate::announce::{Announcer, use_announcer};
use crate::api;
use crate::browser::device_value::DeviceValue;
use crate::connection::use_connection;
use crate::format;
use crate::photos::LocalPhoto;
use crate::receipts::{ReceiptKind, use_receipts};
use crate::sentences::problems;
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
    uploads: RwSignal<Vec<(TicketId, LocalPhoto)>, LocalStorage>,
    is_uploading: StoredValue<bool>,
    /// Why the last picture was dropped; empty if none was.
    photo_refusal: RwSignal<String>,
    announcer: Announcer,
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
    let (receipts, connection, announcer) = (use_receipts(), use_connection(), use_announcer());
    let outbox = Outbox {
        waiting,
        sent: RwSignal::new(Vec::new()),
        photos: StoredValue::new_local(Vec::new()),
        uploads: RwSignal::new_local(Vec::new()),
        is_uploading: StoredValue::new(false),
        photo_refusal: RwSignal::new(String::new()),
        announcer,
    };
    provide_context(outbox);
    let is_sending = StoredValue::new(false);
    let send = move || {
        outbox.upload_all();
        if is_sending.get_value() {
            return;
        }
        let next = waiting.with_untracked(|all| all.iter().find(|it| !it.is_refused).cloned());
        let Some(WaitingReport { text, place, key, receipt, .. }) = next else { return };
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
                    outbox.upload(ticket.id, outbox.take_photos(key));
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

/// Whether the server will not take this another time either.
pub const fn is_refusal(problem: &Problem) -> bool {
    matches!(
        problem.kind,
        ProblemKind::BadRequest
            | ProblemKind::Invalid
            | ProblemKind::TooLarge
            | ProblemKind::KeyReused
            | ProblemKind::Closed
            | ProblemKind::NotFound
            | ProblemKind::TooManyPhotos
    )
}

impl Outbox {
    /// Whether it is kept, which is as long as this device can store it.
    pub fn add(self, new: &NewTicket, key: Uuid, receipt: ReceiptSecret) -> bool {
        let (text, place) = (new.description.clone(), new.place.clone());
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

    pub fn take_photos(self, report: Uuid) -> Vec<LocalPhoto> {
        let mut taken = Vec::new();
        self.photos.update_value(|all| {
            taken.extend(all.extract_if(.., |(key, _)| *key == report).map(|(_, photo)| photo));
        });
        taken
    }

    /// Sends pictures to their ticket, whatever screen is shown meanwhile.
    pub fn upload(self, ticket: TicketId, photos: Vec<LocalPhoto>) {
        self.photo_refusal.set(String::new());
        let photos = photos.into_iter().map(|photo| (ticket, photo));
        self.uploads.update(|all| all.extend(photos));
        self.upload_all();
    }

    /// How many pictures of a ticket are on their way. Tracked.
    pub fn uploads(self, ticket: TicketId) -> usize {
        self.uploads.with(|all| all.iter().filter(|(of, _)| *of == ticket).count())
    }

    /// Why a picture was dropped that the server did not want; empty if none was. Tracked.
    pub fn photo_refusal(self) -> String {
        self.photo_refusal.get()
    }

    /// Sends one picture after the other until Lodge does not answer. What the server does not want is dropped, and
    /// said on the screen.
    fn upload_all(self) {
        if self.is_uploading.get_value() {
            return;
        }
        self.is_uploading.set_value(true);
        spawn_local(async move {
            loop {
                let next = self.uploads.with_untracked(|all| all.first().cloned());
                let Some((ticket, photo)) = next else { break };
                match api::photos::add(Role::User, ticket, &photo.key, &photo.blob).await {
                    Ok(_) => self.announcer.say(words().photos_sent()),
                    Err(problem) if is_refusal(&problem) => {
                        self.photo_refusal.set(problems::cause(&problem));
                    }
                    // It is tried again.
                    Err(_) => break,
                }
                photo.release();
                self.uploads.update(|all| all.retain(|(_, other)| other.key != photo.key));
            }
            self.is_uploading.set_value(false);
        });
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
