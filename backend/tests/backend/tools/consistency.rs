//! What always holds: the events of the log lead to the tickets, and the counters are their numbers.

use std::collections::BTreeMap;

use backend::db::schema::{event_head, ticket_counts, ticket_events, tickets};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::event::EventKind;
use shared::ids::{TicketId, Version};
use shared::role::Role;
use shared::ticket::{Category, Status};

use crate::support::TestDatabase;

#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = ticket_events)]
pub struct LoggedEvent {
    pub position: i64,
    pub ticket_id: TicketId,
    pub kind: EventKind,
    pub role: Role,
    pub at: DateTime<Utc>,
    pub category: Category,
    pub status: Status,
    pub version: Version,
}

/// What the events of a ticket determine.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable)]
#[diesel(table_name = tickets)]
struct TicketState {
    category: Category,
    status: Status,
    version: Version,
    opened_at: DateTime<Utc>,
    modified_at: DateTime<Utc>,
    activated_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
    last_activity_at: DateTime<Utc>,
    last_message_role: Option<Role>,
    messages: i64,
    affected: i64,
}

pub async fn log(conn: &mut AsyncPgConnection) -> Vec<LoggedEvent> {
    let events = ticket_events::table.order(ticket_events::position);
    events.select(LoggedEvent::as_select()).load(conn).await.unwrap()
}

/// Panics unless the log has no gaps and leads to exactly the stored tickets, and the counters are their
/// numbers.
pub async fn assert_consistent(database: &TestDatabase) {
    let conn = &mut database.owner().await;
    let events = log(conn).await;
    let positions: Vec<i64> = events.iter().map(|it| it.position).collect();
    let head: i64 = event_head::table.select(event_head::last).first(conn).await.unwrap();
    assert_eq!(positions, (1..=head).collect::<Vec<i64>>());

    let mut projected = BTreeMap::new();
    events.iter().for_each(|event| apply(&mut projected, event));
    let stored: Vec<(TicketId, TicketState)> =
        tickets::table.select((tickets::id, TicketState::as_select())).load(conn).await.unwrap();
    assert_eq!(projected, stored.into_iter().collect());

    assert_counted(conn).await;
}

/// The numbers of tickets, of reviewed ones, and of corrected ones.
type TicketCounts = (i64, i64, i64);

async fn assert_counted(conn: &mut AsyncPgConnection) {
    type Row = (Status, Category, bool, Option<Category>);
    let columns =
        (tickets::status, tickets::category, tickets::reviewed, tickets::classifier_category);
    let rows: Vec<Row> = tickets::table.select(columns).load(conn).await.unwrap();
    let mut counted: BTreeMap<(Status, Category), TicketCounts> = BTreeMap::new();
    for (status, category, reviewed, classifier_category) in rows {
        let counts = counted.entry((status, category)).or_default();
        counts.0 += 1;
        counts.1 += i64::from(reviewed);
        let is_corrected = classifier_category.is_some_and(|it| it != category);
        counts.2 += i64::from(reviewed && is_corrected);
    }
    let counters = ticket_counts::table.filter(ticket_counts::tickets.ne(0));
    let counters: Vec<(Status, Category, i64, i64, i64)> = counters.load(conn).await.unwrap();
    let counters = counters.into_iter().map(|it| ((it.0, it.1), (it.2, it.3, it.4)));
    assert_eq!(counters.collect::<BTreeMap<_, _>>(), counted);
}

fn apply(tickets: &mut BTreeMap<TicketId, TicketState>, event: &LoggedEvent) {
    let LoggedEvent { kind, role, at, category, status, version, .. } = event.clone();
    if kind == EventKind::Opened {
        let opened = TicketState {
            category,
            status,
            version,
            opened_at: at,
            modified_at: at,
            activated_at: None,
            closed_at: None,
            last_activity_at: at,
            last_message_role: None,
            messages: 0,
            affected: 0,
        };
        assert_eq!((status, version), (Status::Open, Version(1)), "{event:?}");
        assert!(tickets.insert(event.ticket_id, opened).is_none(), "opened twice: {event:?}");
        return;
    }
    let ticket = tickets.get_mut(&event.ticket_id).expect("a ticket is opened before it changes");
    match kind {
        EventKind::Affected => {
            assert_eq!((ticket.status, ticket.version), (status, version), "{event:?}");
            ticket.affected += 1;
            return;
        }
        EventKind::PhotoAdded => {
            assert_eq!((ticket.status, ticket.version), (status, version), "{event:?}");
        }
        EventKind::MessagePosted => {
            assert_eq!((ticket.status, ticket.version), (status, version), "{event:?}");
            ticket.messages += 1;
            ticket.last_message_role = Some(role);
        }
        _ => {
            assert_eq!(version.0, ticket.version.0 + 1, "{event:?}");
            ticket.modified_at = at;
        }
    }
    match kind {
        EventKind::Activated => ticket.activated_at = Some(at),
        EventKind::Closed => ticket.closed_at = Some(at),
        _ => assert_eq!(ticket.status, status, "{event:?}"),
    }
    if ticket.status != status {
        assert_eq!(ticket.status.next(), Some(status), "{event:?}");
    }
    (ticket.category, ticket.status, ticket.version) = (category, status, version);
    ticket.last_activity_at = ticket.last_activity_at.max(at);
}
