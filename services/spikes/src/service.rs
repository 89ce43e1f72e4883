//! `GET /spikes`, for the role in `X-Role`.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::web::{Data, Json, ServiceConfig};
use analysis_runtime::Service;
use analysis_runtime::log_reader::Progress;
use analysis_runtime::server::{ProblemResponse, read, resource};
use analysis_runtime::ticket_reader::{LastReport, progress};
use shared::role::Role;
use shared::spikes::SpikeReport;

/// The spike of an older report is withheld: its tickets may be closed by now.
const MAX_SPIKE_AGE: Duration = Duration::from_secs(30);

/// The last report for each role.
#[derive(Clone)]
pub struct SpikeService {
    pub users: LastReport<SpikeReport>,
    pub helpdesk: LastReport<SpikeReport>,
}

impl Service for SpikeService {
    fn routes(config: &mut ServiceConfig) {
        config.service(resource("/spikes", read().to(show_spikes)));
    }

    /// Ready as soon as both roles have a report.
    fn progress(&self) -> Progress {
        match progress(&self.users) {
            Progress::Ready { .. } => progress(&self.helpdesk),
            unfinished => unfinished,
        }
    }
}

async fn show_spikes(
    service: Data<SpikeService>,
    request: HttpRequest,
) -> Result<Json<SpikeReport>, ProblemResponse> {
    let role = request.headers().get(Role::HEADER).and_then(|value| value.to_str().ok());
    let last_report = match role.and_then(|role| role.parse().ok()) {
        Some(Role::User) => &service.users,
        Some(Role::Helpdesk) => &service.helpdesk,
        None => return Err(ProblemResponse::bad_request("send X-Role: user or helpdesk")),
    };
    match &*last_report.borrow() {
        Some(published) if published.requested_at.elapsed() < MAX_SPIKE_AGE => {
            Ok(Json(published.report.clone()))
        }
        Some(published) => Ok(Json(SpikeReport { strongest: None, as_of: published.report.as_of })),
        None => Err(Progress::Waiting.into()),
    }
}
