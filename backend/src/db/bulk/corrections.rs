//! The categories that the helpdesk has corrected.

use diesel::dsl::max;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::event::EventKind;
use shared::ticket::Category;

use crate::db::schema::{ticket_events, ticket_revisions, tickets};

/// A text with the category of the classifier and that of the helpdesk.
pub struct Correction {
    /// As it was when the helpdesk last decided, whatever edits followed.
    pub text: String,
    /// The category that the classifier assigned.
    pub assigned: Category,
    pub corrected: Category,
}

/// The present text, the one that the first edit after the decision replaced, and both categories.
type Row = (String, Option<String>, Category, Category);

/// All of them, in the order of the tickets' numbers. Corrections are rare, so they fit in memory.
pub async fn list(conn: &mut AsyncPgConnection) -> QueryResult<Vec<Correction>> {
    let decided = ticket_events::table
        .filter(ticket_events::ticket_id.eq(tickets::id))
        .filter(ticket_events::kind.eq(EventKind::Recategorised))
        .select(max(ticket_events::version))
        .single_value();
    let replaced = ticket_revisions::table
        .filter(ticket_revisions::ticket_id.eq(tickets::id))
        .filter(ticket_revisions::version.nullable().ge(decided))
        .order(ticket_revisions::version)
        .select(ticket_revisions::description)
        .single_value();
    let rows: Vec<Row> = tickets::table
        .filter(tickets::classifier_category.ne(tickets::category.nullable()))
        .order(tickets::id)
        .select((
            tickets::description,
            replaced,
            tickets::classifier_category.assume_not_null(),
            tickets::category,
        ))
        .load(conn)
        .await?;
    let correction = |(present, replaced, assigned, corrected): Row| Correction {
        text: replaced.unwrap_or(present),
        assigned,
        corrected,
    };
    Ok(rows.into_iter().map(correction).collect())
}
