//! What the application changes. Each write is one function of the database (`functions/writes.sql`), and so
//! one statement and one commit.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Double, Nullable, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Deserialize;
use serde_json::Value;
use shared::event::EventKind;
use shared::ids::{TicketId, Version};
use shared::policy;
use shared::role::Role;
use shared::ticket::{Category, Status, Ticket};
use uuid::Uuid;

#[diesel::declare_sql_function]
extern "SQL" {
    fn open_ticket(
        request_key: SqlUuid,
        request: Binary,
        by_role: Text,
        new_description: Text,
        new_category: Text,
        new_confidence: Double,
        predecessor: Nullable<BigInt>,
    ) -> diesel::sql_types::Json;
    fn post_message(
        request_key: SqlUuid,
        request: Binary,
        by_role: Text,
        of_ticket: BigInt,
        new_body: Text,
        writable: Array<Text>,
    ) -> diesel::sql_types::Json;
    fn edit_ticket(
        by_role: Text,
        of_ticket: BigInt,
        new_description: Text,
        new_category: Text,
        new_confidence: Double,
        base_versions: Array<BigInt>,
        writable: Array<Text>,
    ) -> diesel::sql_types::Json;
    fn change_ticket_status(
        by_role: Text,
        of_ticket: BigInt,
        status_before: Nullable<Text>,
        new_status: Text,
        event_kind: Text,
    ) -> diesel::sql_types::Json;
    fn correct_ticket_category(
        by_role: Text,
        of_ticket: BigInt,
        new_category: Text,
        correctable: Array<Text>,
    ) -> diesel::sql_types::Json;
}

/// A request that carries an idempotency key.
#[derive(Debug)]
pub struct KeyedRequest {
    pub key: Uuid,
    /// SHA-256 of role, path and body.
    pub fingerprint: [u8; 32],
}

/// The classifier's decision on a description.
#[derive(Debug)]
pub struct Classified {
    pub description: String,
    pub category: Category,
    /// 0 to 1.
    pub confidence: f64,
}

/// A change of the database with its event.
#[derive(Debug)]
pub enum Write {
    /// Opens a ticket.
    Open { request: KeyedRequest, classified: Classified, predecessor: Option<TicketId> },
    /// Adds a message to the thread of a ticket.
    Post { request: KeyedRequest, ticket: TicketId, body: String },
    /// Replaces the description, and the category if it is the classifier's.
    Edit { ticket: TicketId, classified: Classified, base_versions: Vec<Version> },
    /// Moves a ticket to a status.
    Move { ticket: TicketId, to: Status },
    /// Sets the category on which the helpdesk decided.
    Correct { ticket: TicketId, category: Category },
}

/// What became of a [`Write`].
#[derive(Debug, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome<T> {
    /// It is as requested, perhaps since an earlier request. The result is a [`Ticket`] or a
    /// [`Message`](shared::message::Message).
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
}

impl Write {
    /// Makes the change in the name of a role and returns its [`Outcome`].
    pub async fn run(&self, mut conn: &AsyncPgConnection, role: Role) -> QueryResult<Value> {
        let (conn, by_role) = (&mut conn, role.as_ref());
        match self {
            Self::Open { request, classified, predecessor } => {
                let Classified { description, category, confidence } = classified;
                let KeyedRequest { key, fingerprint } = request;
                let open = open_ticket(
                    key,
                    &fingerprint[..],
                    by_role,
                    description,
                    category,
                    confidence,
                    *predecessor,
                );
                diesel::select(open).get_result(conn).await
            }
            Self::Post { request, ticket, body } => {
                let KeyedRequest { key, fingerprint } = request;
                let writable = statuses(|status| policy::may_write(role, status));
                let post = post_message(key, &fingerprint[..], by_role, ticket, body, writable);
                diesel::select(post).get_result(conn).await
            }
            Self::Edit { ticket, classified, base_versions } => {
                let Classified { description, category, confidence } = classified;
                let writable = statuses(|status| policy::may_write(role, status));
                let edit = edit_ticket(
                    by_role,
                    ticket,
                    description,
                    category,
                    confidence,
                    base_versions,
                    writable,
                );
                diesel::select(edit).get_result(conn).await
            }
            Self::Move { ticket, to } => {
                let before = Status::ALL.into_iter().find(|status| status.next() == Some(*to));
                let kind = kind_of_move(*to);
                let change = change_ticket_status(by_role, ticket, before, to, kind);
                diesel::select(change).get_result(conn).await
            }
            Self::Correct { ticket, category } => {
                let correctable = statuses(|status| policy::may_correct_category(role, status));
                let correct = correct_ticket_category(by_role, ticket, category, correctable);
                diesel::select(correct).get_result(conn).await
            }
        }
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
