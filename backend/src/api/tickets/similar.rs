use std::collections::HashMap;

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use serde::Deserialize;
use shared::page::Page;
use shared::text;
use shared::ticket::{MAX_SIMILAR_CHARS, SimilarTicket};
use utoipa::IntoParams;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

use crate::api::extract::{Caller, RoleHeader};
use crate::api::openapi::Problems;
use crate::db::tickets;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// How many similar tickets are answered at most.
const LIMIT: usize = 3;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SimilarQuery {
    /// What somebody is about to report.
    #[param(schema_with = similar_text)]
    text: String,
}

fn similar_text() -> Object {
    ObjectBuilder::new().schema_type(Type::String).max_length(Some(MAX_SIMILAR_CHARS)).build()
}

/// Up to three tickets that are not closed and tell of nearly the same, the most similar first.
///
/// None while there is no search index. It may follow the log by a moment.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, SimilarQuery),
    responses((status = 200, body = Page<SimilarTicket>), Problems)
)]
#[get("/api/tickets/similar")]
pub async fn list_similar_tickets(
    state: Data<AppState>,
    Caller(role): Caller,
    query: Query<SimilarQuery>,
) -> ApiResult<Json<Page<SimilarTicket>>> {
    let text = text::normalised(&query.text);
    if text.chars().count() > MAX_SIMILAR_CHARS {
        let detail = format!("`text` is at most {MAX_SIMILAR_CHARS} characters");
        return Err(ApiError::BadRequest(detail));
    }
    let similar = state.search.similar(text, LIMIT).await;
    if similar.is_empty() {
        return Ok(Json(Page { items: Vec::new(), next: None }));
    }
    let ids = similar.iter().map(|it| it.ticket).collect();
    let unclosed = tickets::list_unclosed(&*state.db(role).await?, role, ids).await?;
    let mut unclosed: HashMap<_, _> = unclosed.into_iter().map(|it| (it.id, it)).collect();
    let items = similar.into_iter().filter_map(|similar| {
        let ticket = unclosed.remove(&similar.ticket)?;
        Some(SimilarTicket { ticket, score: similar.score })
    });
    Ok(Json(Page { items: items.collect(), next: None }))
}
