use shared::classification::ModelReport;
use shared::problem::Problem;
use shared::role::Role;

use super::get;

/// The model that assigns the categories, and how often it was right; for the helpdesk.
pub async fn show() -> Result<ModelReport, Problem> {
    get(Role::Helpdesk, "/api/classifier").await
}
