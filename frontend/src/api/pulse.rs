use shared::problem::Problem;
use shared::pulse::Pulse;
use shared::role::Role;

use super::get;

/// Whether far more is reported than usual.
pub async fn show(role: Role) -> Result<Pulse, Problem> {
    get(role, "/api/pulse").await
}
