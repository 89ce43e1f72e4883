use actix_web::get;
use actix_web::web::{Data, Json};
use shared::classification::ClassifierReport;
use shared::role::Role;

use super::openapi::{Problems, RoleHeader};
use super::role::Helpdesk;
use crate::db::counts;
use crate::error::ApiResult;
use crate::state::AppState;

/// Which classifier assigns the categories, how it did in its test, and how often the helpdesk found
/// it right here.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader),
    responses((status = 200, body = ClassifierReport), Problems)
)]
#[get("/api/classifier")]
pub async fn show_classifier(
    state: Data<AppState>,
    _: Helpdesk,
) -> ApiResult<Json<ClassifierReport>> {
    let verdicts = counts::find_verdicts(&mut *state.db(Role::Helpdesk).await?).await?;
    let card = classifier::card();
    Ok(Json(ClassifierReport {
        test_accuracy: card.accuracy(),
        version: card.version,
        corpus: card.corpus,
        test: card.test,
        verdicts,
        right_rate: verdicts.right_rate(),
    }))
}
