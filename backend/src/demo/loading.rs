//! Writes the steps of the demo history into the database.

use std::collections::HashMap;

use demo::{Action, Step};
use diesel_async::{AsyncConnection as _, AsyncPgConnection};
use shared::event::EventKind;
use shared::ticket::{CategoryBy, Status, Ticket};

use crate::db::bulk::dated_changes;
use crate::db::bulk::events::{self, DatedEvent};
use crate::progress;

/// How many steps share a statement that appends to the log.
const BATCH: usize = 500;

/// Takes the steps in their order; all or, when it is interrupted, none.
///
/// Tickets are changed one step at a time, so that versions, revisions, counts and threads come from the same
/// triggers as everybody's.
pub async fn load(conn: &mut AsyncPgConnection, steps: &[Step]) -> anyhow::Result<()> {
    let progress = progress::counter("steps of the demo loaded");
    let mut loaded = HashMap::new();
    conn.transaction(async |conn| {
        for batch in steps.chunks(BATCH) {
            let mut log = Vec::with_capacity(batch.len());
            for step in batch {
                log.push(take(conn, &mut loaded, step).await?);
            }
            events::append(conn, log).await?;
            progress.inc(batch.len() as u64);
        }
        anyhow::Ok(())
    })
    .await?;
    progress.finish_and_clear();
    eprintln!("{} demo tickets loaded, with {} steps", loaded.len(), steps.len());
    Ok(())
}

async fn take(
    conn: &mut AsyncPgConnection,
    loaded: &mut HashMap<usize, Ticket>,
    step: &Step,
) -> anyhow::Result<DatedEvent> {
    let (role, at) = (step.action.role(), step.at);
    let ticket = loaded.get(&step.ticket);
    let (kind, ticket) = match (&step.action, ticket) {
        (Action::Open { text, classified }, None) => {
            (EventKind::Opened, dated_changes::open_ticket(conn, role, text, classified, at).await?)
        }
        (Action::Open { .. }, Some(_)) => {
            anyhow::bail!("the history opens ticket {} twice", step.ticket)
        }
        (_, None) => anyhow::bail!("the history does not open ticket {} first", step.ticket),
        (Action::Edit { text, classified, .. }, Some(ticket)) => {
            let is_classified = ticket.category_by == CategoryBy::Classifier;
            let classified = is_classified.then_some(classified);
            let edited =
                dated_changes::set_description(conn, role, ticket.id, text, classified, at);
            (EventKind::Edited, edited.await?)
        }
        (Action::Correct(category), Some(ticket)) => {
            let corrected = dated_changes::set_category(conn, ticket.id, *category, at).await?;
            (EventKind::Recategorised, corrected)
        }
        (Action::Move(status), Some(ticket)) => {
            let kind = match status {
                Status::Closed => EventKind::Closed,
                Status::Open | Status::Active => EventKind::Activated,
            };
            (kind, dated_changes::set_status(conn, ticket.id, *status, at).await?)
        }
        (Action::Post { body, .. }, Some(ticket)) => {
            dated_changes::post_message(conn, role, ticket.id, body, at).await?;
            (EventKind::MessagePosted, ticket.clone())
        }
    };
    let event = DatedEvent::of(&ticket, kind, role, step.at);
    loaded.insert(step.ticket, ticket);
    Ok(event)
}
