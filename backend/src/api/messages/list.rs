use actix_web::get;
use actix_web::web::{Data, Json, Path, Query};
use futures_util::future::try_join;
use shared::ids::{MessageId, TicketId};
use shared::message::Message;
use shared::page::Page;

use crate::api::extract::{Caller, Cursor, PageQuery, RoleHeader, paginate};
use crate::api::openapi::Problems;
use crate::db::{messages, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// The thread under a ticket, oldest first.
#[utoipa::path(
    tag = "messages",
    params(RoleHeader, PageQuery, ("id" = i64, Path)),
    responses((status = 200, body = Page<Message>), Problems)
)]
#[get("/api/tickets/{id}/messages")]
pub async fn list_messages(
    state: Data<AppState>,
    Caller(role): Caller,
    id: Path<TicketId>,
    query: Query<PageQuery>,
) -> ApiResult<Json<Page<Message>>> {
    let (after, limit) = (MessageId(query.after()?), query.limit());
    let conn = state.db(role).await?;
    // Both are sent at once.
    let (exists, thread) =
        try_join(tickets::exists(&conn, role, *id), messages::list(&conn, *id, after, limit + 1))
            .await?;
    if !exists {
        return Err(ApiError::NoSuch("ticket"));
    }
    Ok(Json(paginate(thread, limit, |message| Cursor::Number(message.id.0))))
}
