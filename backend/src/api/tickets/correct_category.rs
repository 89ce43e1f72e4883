use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, put};
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::policy;
use shared::ticket::{CategoryBy, CategoryCorrection, Ticket};

use crate::api::extract::{CorrectCategory, Permitted, RoleHeader, entity_tag};
use crate::api::openapi::Problems;
use crate::db::events::NewEvent;
use crate::db::{NOW, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::{AppState, Written};

/// Says what a ticket is about; from then on its category stays, also if the classifier was right. The
/// same correction again changes nothing.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, ("id" = i64, Path)),
    responses((status = 200, body = Ticket, headers(("ETag" = String))), Problems)
)]
#[put("/api/tickets/{id}/category")]
pub async fn correct_ticket_category(
    state: Data<AppState>,
    Permitted { role, .. }: Permitted<CorrectCategory>,
    id: Path<TicketId>,
    correction: Json<CategoryCorrection>,
) -> ApiResult<HttpResponse> {
    let category = correction.category;
    let ticket = state
        .write(role, None, async |conn| {
            let ticket = tickets::lock(conn, role, *id).await?.ok_or(ApiError::NoSuch("ticket"))?;
            if !policy::may_correct_category(role, ticket.status) {
                return Err(ApiError::Closed);
            }
            if ticket.category == category && ticket.category_by == CategoryBy::Helpdesk {
                return Ok(Written::Unchanged(ticket));
            }
            let ticket = tickets::set_category(conn, ticket.id, category, NOW).await?;
            let event = NewEvent { ticket: ticket.id, kind: EventKind::Recategorised };
            Ok(Written::Changed(ticket, event))
        })
        .await?;
    Ok(HttpResponse::Ok().insert_header(entity_tag(&ticket)).json(ticket))
}
