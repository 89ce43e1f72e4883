use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, put};
use shared::ids::TicketId;
use shared::ticket::{CategoryCorrection, Ticket};

use crate::api::extract::{CorrectCategory, Permitted, RoleHeader, entity_tag};
use crate::api::openapi::Problems;
use crate::db::writes::Write;
use crate::error::ApiResult;
use crate::state::AppState;

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
    let write = Write::Correct { ticket: *id, category: correction.category };
    let ticket: Ticket = state.write(role, write).await?;
    Ok(HttpResponse::Ok().insert_header(entity_tag(&ticket)).json(ticket))
}
