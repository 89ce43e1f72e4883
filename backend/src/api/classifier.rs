use actix_web::get;
use actix_web::web::{Data, Json};
use shared::classification::ModelReport;

use super::extract::{Analyse, Permitted, RoleHeader};
use super::openapi::Problems;
use crate::db::counts;
use crate::error::ApiResult;
use crate::state::AppState;

/// The model that assigns the categories, its accuracy in its test, and its accuracy in the reviews of
/// this helpdesk.
#[utoipa::path(
    tag = "classifier",
    params(RoleHeader),
    responses((status = 200, body = ModelReport), Problems)
)]
#[get("/api/classifier")]
pub async fn show_classifier(
    state: Data<AppState>,
    Permitted { role, .. }: Permitted<Analyse>,
) -> ApiResult<Json<ModelReport>> {
    let reviews = counts::find_reviews(&mut *state.db(role).await?).await?;
    let model = classifier::model_card();
    Ok(Json(ModelReport {
        test_accuracy: model.accuracy(),
        version: model.version,
        corpus: model.corpus,
        test: model.test,
        reviews,
        review_accuracy: reviews.accuracy(),
    }))
}
