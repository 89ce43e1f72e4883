use shared::problem::Problem;
use shared::resolution_times::ResolutionTimes;
use shared::role::Role;

use super::get;

/// How long problems usually take, for each category with enough closed tickets.
pub async fn list(role: Role) -> Result<Vec<ResolutionTimes>, Problem> {
    get(role, "/api/resolution-times").await
}
