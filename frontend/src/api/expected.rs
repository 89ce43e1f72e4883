use shared::expected::ExpectedTime;
use shared::problem::Problem;
use shared::role::Role;

use super::get;

/// How long problems usually take, of the categories of which enough is known.
pub async fn list(role: Role) -> Result<Vec<ExpectedTime>, Problem> {
    get(role, "/api/expected").await
}
