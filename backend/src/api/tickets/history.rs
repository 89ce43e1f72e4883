use actix_web::get;
use actix_web::web::{Data, Json, Path, Query};
use futures_util::future::try_join;
use shared::event::HistoryEntry;
use shared::ids::TicketId;
use shared::page::Page;

use crate::api::extract::{Caller, Cursor, PageQuery, RoleHeader, paginate};
use crate::api::openapi::Problems;
use crate::db::{events, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// What happened to a ticket, oldest first, each edit with the text it replaced.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, PageQuery, ("id" = i64, Path)),
    responses((status = 200, body = Page<HistoryEntry>), Problems)
)]
#[get("/api/tickets/{id}/history")]
pub async fn list_ticket_history(
    state: Data<AppState>,
    Caller(role): Caller,
    id: Path<TicketId>,
    query: Query<PageQuery>,
) -> ApiResult<Json<Page<HistoryEntry>>> {
    let (after, limit) = (query.after()?, query.limit());
    let conn = state.db(role).await?;
    // Both are sent at once.
    let (exists, entries) =
        try_join(tickets::exists(&conn, role, *id), events::history(&conn, *id, after, limit + 1))
            .await?;
    if !exists {
        return Err(ApiError::NoSuch("ticket"));
    }
    Ok(Json(paginate(entries, limit, |entry| Cursor::Number(entry.event.position))))
}
