use shared::classification::ClassifierReport;
use shared::problem::Problem;
use shared::role::Role;

use super::get;

/// Which classifier assigns the categories, and how often it was right; for the helpdesk.
pub async fn show() -> Result<ClassifierReport, Problem> {
    get(Role::Helpdesk, "/api/classifier").await
}
