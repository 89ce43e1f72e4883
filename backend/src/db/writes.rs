//! What the application changes. Writes that wait together are one statement (`functions/writes.sql`), and so one
//! commit.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use diesel::prelude::*;
use diesel::sql_types::{Jsonb, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Deserialize;
use serde_json::{Value, json};
use shared::event::EventKind;
use shared::ids::{ReceiptSecret, TicketId, Version};
use shared::photo::MAX_PHOTOS;
use shared::policy;
use shared::role::Role;
use shared::ticket::{Category, Status, Ticket};
use uuid::Uuid;

use super::receipts;

#[diesel::declare_sql_function]
extern "SQL" {
    fn run_writes(by_role: Text, writes: Jsonb) -> diesel::sql_types::Json;
}

/// A request that carries an idempotency key.
#[derive(Debug)]
pub struct KeyedRequest {
    pub key: Uuid,
    /// SHA-256 of role, path and body, in hexadecimal digits.
    pub fingerprint: String,
}

/// The classifier's decision on a description.
#[derive(Debug)]
pub struct Classified {
    pub description: String,
    pub category: Category,
    /// 0 to 1.
    pub confidence: f64,
}

/// A picture as it is stored.
#[derive(Debug)]
pub struct Picture {
    /// JPEG, as is the thumbnail.
    pub bytes: Vec<u8>,
    pub thumbnail: Vec<u8>,
    /// In pixels.
    pub width: u32,
    pub height: u32,
}

/// A change of the database with its event, if it causes one.
#[derive(Debug)]
pub enum Write {
    /// Opens a ticket.
    Open {
        request: KeyedRequest,
        classified: Classified,
        place: Option<String>,
        predecessor: Option<TicketId>,
        receipt: Option<ReceiptSecret>,
    },
    /// Adds a message to the thread of a ticket.
    Post { request: KeyedRequest, ticket: TicketId, body: String, receipt: Option<ReceiptSecret> },
    /// Replaces the description, and the category if it is the classifier's; or the place, which may be none.
    Edit {
        ticket: TicketId,
        classified: Option<Classified>,
        place: Option<Option<String>>,
        base_versions: Vec<Version>,
    },
    /// Moves a ticket to a status, perhaps with a last message that says how it ended.
    Move { ticket: TicketId, to: Status, closing_message: Option<String> },
    /// Sets the category on which the helpdesk decided.
    Correct { ticket: TicketId, category: Category },
    /// Keeps a receipt for a follower.
    Follow { ticket: TicketId, receipt: ReceiptSecret, affected: bool },
    /// Adds a picture.
    AddPhoto { request: KeyedRequest, ticket: TicketId, picture: Picture },
}

/// What became of a [`Write`].
#[derive(Debug, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome<T> {
    /// It is as requested, perhaps since an earlier request. The result is a [`Ticket`], a
    /// [`Message`](shared::message::Message), or nothing.
    Done {
        result: T,
    },
    NoSuchTicket,
    NoSuchPredecessor,
    Closed,
    Stale {
        current: Box<Ticket>,
    },
    IllegalMove {
        from: Status,
        to: Status,
    },
    KeyReused,
    TooManyPhotos,
}

impl Write {
    /// The ticket that it changes; none if that is a new one.
    pub const fn ticket(&self) -> Option<TicketId> {
        match self {
            Self::Open { .. } => None,
            Self::Post { ticket, .. }
            | Self::Edit { ticket, .. }
            | Self::Move { ticket, .. }
            | Self::Correct { ticket, .. }
            | Self::Follow { ticket, .. }
            | Self::AddPhoto { ticket, .. } => Some(*ticket),
        }
    }

    /// As the function of the database reads it. `event` is the kind of the event that a change causes.
    fn to_json(&self, role: Role) -> Value {
        let writable = statuses(|status| policy::may_write(role, status));
        match self {
            Self::Open { request, classified, place, predecessor, receipt } => json!({
                "write": "open",
                "event": EventKind::Opened,
                "key": request.key,
                "fingerprint": request.fingerprint,
                "description": classified.description,
                "category": classified.category,
                "confidence": classified.confidence,
                "place": place,
                "predecessor": predecessor,
                "receipt": receipt.map(receipts::hash),
            }),
            Self::Post { request, ticket, body, receipt } => json!({
                "write": "post",
                "event": EventKind::MessagePosted,
                "key": request.key,
                "fingerprint": request.fingerprint,
                "ticket": ticket,
                "body": body,
                "receipt": receipt.map(receipts::hash),
                "writable": writable,
            }),
            Self::Edit { ticket, classified, place, base_versions } => {
                edit(*ticket, classified.as_ref(), place.as_ref(), base_versions, &writable)
            }
            Self::Move { ticket, to, closing_message } => json!({
                "write": "move",
                "event": kind_of_move(*to),
                "ticket": ticket,
                "from": Status::ALL.into_iter().find(|status| status.next() == Some(*to)),
                "to": to,
                "closing_message": closing_message,
            }),
            Self::Correct { ticket, category } => json!({
                "write": "correct",
                "event": EventKind::Recategorised,
                "ticket": ticket,
                "category": category,
                "writable": statuses(|status| policy::may_correct_category(role, status)),
            }),
            Self::Follow { ticket, receipt, affected } => json!({
                "write": "follow",
                "event": EventKind::Affected,
                "ticket": ticket,
                "receipt": receipts::hash(*receipt),
                "kind": if *affected { "affected" } else { "following" },
                "writable": writable,
            }),
            Self::AddPhoto { request, ticket, picture } => {
                add_photo(request, *ticket, picture, &writable)
            }
        }
    }
}

/// What is not to be changed is absent.
fn edit(
    ticket: TicketId,
    classified: Option<&Classified>,
    place: Option<&Option<String>>,
    base_versions: &[Version],
    writable: &[Status],
) -> Value {
    let mut edit = json!({
        "write": "edit",
        "event": EventKind::Edited,
        "ticket": ticket,
        "base_versions": base_versions,
        "writable": writable,
    });
    if let Some(Classified { description, category, confidence }) = classified {
        edit["description"] = json!(description);
        edit["category"] = json!(category);
        edit["confidence"] = json!(confidence);
    }
    if let Some(place) = place {
        edit["place"] = json!(place);
    }
    edit
}

fn add_photo(
    request: &KeyedRequest,
    ticket: TicketId,
    picture: &Picture,
    writable: &[Status],
) -> Value {
    json!({
        "write": "add_photo",
        "event": EventKind::PhotoAdded,
        "key": request.key,
        "fingerprint": request.fingerprint,
        "ticket": ticket,
        "picture": BASE64_STANDARD.encode(&picture.bytes),
        "thumbnail": BASE64_STANDARD.encode(&picture.thumbnail),
        "width": picture.width,
        "height": picture.height,
        "most": MAX_PHOTOS,
        "writable": writable,
    })
}

/// Makes changes of different tickets in the name of a role, all or none, and returns the [`Outcome`] of each.
pub async fn run(
    mut conn: &AsyncPgConnection,
    role: Role,
    writes: impl Iterator<Item = &Write>,
) -> QueryResult<Vec<Value>> {
    let writes = writes.map(|write| write.to_json(role)).collect();
    let run = diesel::select(run_writes(role.as_ref(), Value::Array(writes)));
    match run.get_result(&mut conn).await? {
        Value::Array(outcomes) => Ok(outcomes),
        other => Err(diesel::result::Error::DeserializationError(other.to_string().into())),
    }
}

/// The statuses for which a rule of the policy holds.
fn statuses(rule: impl Fn(Status) -> bool) -> Vec<Status> {
    Status::ALL.into_iter().filter(|status| rule(*status)).collect()
}

const fn kind_of_move(to: Status) -> EventKind {
    match to {
        Status::Open => EventKind::Opened,
        Status::Active => EventKind::Activated,
        Status::Closed => EventKind::Closed,
    }
}
