use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use futures_util::future::try_join;
use serde::Deserialize;
use shared::ids::{MessageId, TicketId};
use shared::page::DEFAULT_LIMIT;
use shared::role::Role;
use shared::thread::TicketWithThread;
use shared::ticket::Ticket;
use utoipa::{IntoParams, ToSchema};

use crate::api::answer::respond_with_shared;
use crate::api::extract::{Caller, Cursor, RoleHeader, entity_tag, paginate};
use crate::api::openapi::Problems;
use crate::db::{messages, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowQuery {
    /// What to answer beside the ticket.
    #[param(inline)]
    include: Option<Include>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Include {
    /// The first page of the thread. The entity tag is then that of the answer, and no version for an edit.
    Messages,
}

/// One ticket, perhaps with its thread.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, ShowQuery, ("id" = i64, Path)),
    responses((status = 200, body = TicketWithThread, headers(("ETag" = String))), Problems)
)]
#[get("/api/tickets/{id}")]
pub async fn show_ticket(
    state: Data<AppState>,
    Caller(role): Caller,
    id: Path<TicketId>,
    query: Query<ShowQuery>,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    match query.include {
        None => {
            let ticket = tickets::find(&*state.db(role).await?, role, *id).await?;
            let ticket = ticket.ok_or(ApiError::NoSuch("ticket"))?;
            Ok(HttpResponse::Ok().insert_header(entity_tag(&ticket)).json(ticket))
        }
        Some(Include::Messages) => {
            respond_with_shared(&state, role, &request, async || {
                with_thread(&state, role, *id).await
            })
            .await
        }
    }
}

async fn with_thread(state: &AppState, role: Role, id: TicketId) -> ApiResult<TicketWithThread> {
    let conn = state.db(role).await?;
    // Both are sent at once.
    let (ticket, thread) = try_join(
        tickets::find(&conn, role, id),
        messages::list(&conn, id, MessageId(0), DEFAULT_LIMIT + 1),
    )
    .await?;
    let ticket: Ticket = ticket.ok_or(ApiError::NoSuch("ticket"))?;
    let thread = paginate(thread, DEFAULT_LIMIT, |message| Cursor::Number(message.id.0));
    Ok(TicketWithThread { ticket, thread: Some(thread) })
}
