use shared::counts::Counts;
use shared::problem::Problem;
use shared::role::Role;

use super::get;

pub async fn show(role: Role) -> Result<Counts, Problem> {
    get(role, "/api/counts").await
}
