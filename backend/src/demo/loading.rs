//! Does in the database what the plan says.

use std::collections::HashMap;

use diesel_async::{AsyncConnection as _, AsyncPgConnection};
use shared::event::EventKind;
use shared::ticket::Status;

use super::plan::{Deed, Step};
use crate::db::bulk::life::{self, Standing};
use crate::db::bulk::{self, LogLine};
use crate::progress::Progress;

/// How many steps there are between two signs of progress.
const BATCH: usize = 500;

/// Takes the steps one by one, in their order; all or, when it is interrupted, none.
pub async fn load(conn: &mut AsyncPgConnection, steps: &[Step]) -> anyhow::Result<()> {
    let mut progress = Progress::new("steps of the demo taken");
    let mut standings = HashMap::new();
    let mut done = 0;
    conn.transaction(async |conn| {
        for batch in steps.chunks(BATCH) {
            let mut lines = Vec::with_capacity(batch.len());
            for step in batch {
                lines.push(take(conn, &mut standings, step).await?);
            }
            bulk::append(conn, lines).await?;
            done += batch.len() as u64;
            progress.reached(done);
        }
        anyhow::Ok(())
    })
    .await?;
    progress.pause();
    eprintln!("{} demo tickets loaded, with {done} steps", standings.len());
    Ok(())
}

async fn take(
    conn: &mut AsyncPgConnection,
    standings: &mut HashMap<usize, Standing>,
    step: &Step,
) -> anyhow::Result<LogLine> {
    let at = step.at;
    let role = step.deed.role();
    let Some(&ticket) = standings.get(&step.ticket) else {
        let Deed::Open { text, classified } = &step.deed else {
            anyhow::bail!("the plan does not open ticket {} first", step.ticket);
        };
        let opened = life::open(conn, text, classified, at).await?;
        standings.insert(step.ticket, opened);
        return Ok(opened.after(EventKind::Opened, role, at));
    };
    let (kind, standing) = match &step.deed {
        Deed::Open { .. } => anyhow::bail!("the plan opens ticket {} twice", step.ticket),
        Deed::Edit { text, classified, .. } => {
            (EventKind::Edited, life::edit(conn, ticket, role, text, classified, at).await?)
        }
        Deed::Correct(category) => {
            let corrected = life::correct_category(conn, ticket.id, *category, at).await?;
            (EventKind::Recategorised, corrected)
        }
        Deed::Move(to) => (kind_of_move(*to), life::move_on(conn, ticket.id, *to, at).await?),
        Deed::Say { body, .. } => {
            life::post(conn, ticket.id, role, body, at).await?;
            (EventKind::MessagePosted, ticket)
        }
    };
    standings.insert(step.ticket, standing);
    Ok(standing.after(kind, role, at))
}

const fn kind_of_move(to: Status) -> EventKind {
    match to {
        Status::Closed => EventKind::Closed,
        Status::Open | Status::Active => EventKind::Activated,
    }
}
