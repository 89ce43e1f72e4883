use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use futures_util::future::{OptionFuture, join3};
use serde::{Deserialize, Serialize};
use shared::ids::{MessageId, TicketId};
use shared::page::DEFAULT_LIMIT;
use shared::role::Role;
use shared::thread::TicketWithThread;
use shared::ticket::Ticket;
use strum::EnumString;
use utoipa::{IntoParams, ToSchema};

use crate::api::answer::respond_with_shared;
use crate::api::extract::{Caller, Cursor, RoleHeader, comma_list, entity_tag, paginate};
use crate::api::openapi::Problems;
use crate::db::{events, messages, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowQuery {
    /// What to answer beside the ticket: a comma list. The entity tag is then that of the answer, and no version
    /// for an edit.
    #[serde(default, deserialize_with = "comma_list")]
    #[param(inline, value_type = Option<Vec<Include>>, style = Form, explode = false)]
    include: Vec<Include>,
}

#[derive(Clone, Copy, PartialEq, Eq, EnumString, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
enum Include {
    /// The first page of the thread.
    Messages,
    /// The first page of what happened to the ticket.
    History,
}

/// One ticket, perhaps with its thread and its history.
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
    if query.include.is_empty() {
        let ticket = tickets::find(&*state.db(role).await?, role, *id).await?;
        let ticket = ticket.ok_or(ApiError::NoSuch("ticket"))?;
        return Ok(HttpResponse::Ok().insert_header(entity_tag(&ticket)).json(ticket));
    }
    let answer = async || with_thread(&state, role, *id, &query.include).await;
    respond_with_shared(&state, role, &request, answer).await
}

async fn with_thread(
    state: &AppState,
    role: Role,
    id: TicketId,
    include: &[Include],
) -> ApiResult<TicketWithThread> {
    let conn = state.db(role).await?;
    let thread = include.contains(&Include::Messages);
    let thread = thread.then(|| messages::list(&conn, id, MessageId(0), DEFAULT_LIMIT + 1));
    let history = include.contains(&Include::History);
    let history = history.then(|| events::history(&conn, id, 0, DEFAULT_LIMIT + 1));
    // All are sent at once.
    let (thread, history) = (OptionFuture::from(thread), OptionFuture::from(history));
    let (ticket, thread, history) = join3(tickets::find(&conn, role, id), thread, history).await;
    let ticket: Ticket = ticket?.ok_or(ApiError::NoSuch("ticket"))?;
    let (thread, history) = (thread.transpose()?, history.transpose()?);
    let thread =
        thread.map(|it| paginate(it, DEFAULT_LIMIT, |message| Cursor::Number(message.id.0)));
    let history =
        history.map(|it| paginate(it, DEFAULT_LIMIT, |entry| Cursor::Number(entry.event.position)));
    Ok(TicketWithThread { ticket, thread, history })
}
