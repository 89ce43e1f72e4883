use shared::problem::Problem;
use shared::role::Role;
use shared::spikes::SpikeReport;

use super::get;

/// Whether far more is reported than usual, and about what.
pub async fn show(role: Role) -> Result<SpikeReport, Problem> {
    get(role, "/api/spikes").await
}
