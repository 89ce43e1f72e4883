use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use chrono_tz::Tz;
use shared::pulse::{Pulse, Surge};

use super::openapi::{Problems, RoleHeader};
use super::plain;
use super::role::Caller;
use crate::error::ApiResult;
use crate::state::AppState;

/// Whether far more is reported than usual, and about what, as far as the role may know.
///
/// With `Accept: text/plain` nothing, or four lines: a sentence, the words to search for or else
/// nothing, the category, and the numbers of the tickets.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader),
    responses(
        (status = 200, content((Pulse = "application/json"), (String = "text/plain"))),
        Problems
    )
)]
#[get("/api/pulse")]
pub async fn show_pulse(
    state: Data<AppState>,
    Caller(role): Caller,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    let pulse: Pulse = state.analyses.fetch(&state.pulse, "/pulse", role).await?;
    if plain::is_wanted(&request) {
        let lines = pulse.surge.map(|it| lines(&it, state.time_zone));
        return Ok(plain::answer(lines.into_iter().flatten()));
    }
    Ok(HttpResponse::Ok().json(pulse))
}

fn lines(surge: &Surge, time_zone: Tz) -> [String; 4] {
    let since = surge.since.with_timezone(&time_zone).format("%H:%M").to_string();
    let tickets: Vec<String> = surge.tickets.iter().map(ToString::to_string).collect();
    let category = surge.category.map(|it| it.to_string());
    let words = surge.words.join(" ");
    [surge.sentence(&since), words, category.unwrap_or_default(), tickets.join(" ")]
}
