use std::net::TcpListener;
use std::time::Duration;

use analysis_runtime::analysis_service::AnalysisService;
use analysis_runtime::client::ApiClient;
use analysis_runtime::follower::{Pace, follow};
use analysis_runtime::log_reader::Progress;
use analysis_runtime::projection_state::ProjectionState;
use analysis_runtime::server::serve;
use jiff::tz::TimeZone;
use reqwest::Response;
use shared::problem::Problem;
use shared::role::Role;
use tokio::sync::watch;
use tokio::time::timeout;

use super::Tally;

/// A running service.
pub struct Service {
    address: String,
    state: watch::Receiver<ProjectionState<Tally>>,
}

impl Service {
    /// Asks again and again without losing time.
    pub async fn start(api: &str) -> Self {
        Self::start_polling(api, Duration::from_millis(5)).await
    }

    /// Waits so long at the head of the log.
    pub async fn start_polling(api: &str, poll_interval: Duration) -> Self {
        Self::start_with(api, Pace { poll_interval, ..pace() }).await
    }

    /// Asks at this pace.
    pub async fn start_with(api: &str, pace: Pace) -> Self {
        let api = api.parse().unwrap();
        let client = ApiClient::new(&api, Role::Helpdesk, pace.response_timeout).unwrap();
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let (sender, state) = watch::channel(ProjectionState::new(zone));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(serve(listener, AnalysisService::new(state.clone())).unwrap());
        tokio::spawn(follow(sender, client, pace));
        Self { address, state }
    }

    /// Returns when the log has been read that far.
    pub async fn reaches(&self, progress: Progress) {
        let mut state = self.state.clone();
        let reached = state.wait_for(|state| state.progress() == progress);
        let reached = timeout(Duration::from_secs(20), reached).await.map(|it| drop(it.unwrap()));
        let now = self.state.borrow().progress();
        reached.unwrap_or_else(|_| panic!("{progress:?} is not reached, but {now:?}"));
    }

    pub async fn get(&self, path: &str) -> Response {
        reqwest::get(format!("{}{path}", self.address)).await.unwrap()
    }

    pub async fn request(&self, method: &str, path: &str) -> Response {
        let method = method.parse().unwrap();
        let request = reqwest::Client::new().request(method, format!("{}{path}", self.address));
        request.send().await.unwrap()
    }
}

/// Tries again at once, and otherwise waits as if for ever.
pub fn pace() -> Pace {
    let [first_pause, longest_pause] = [5, 20].map(Duration::from_millis);
    let [poll_interval, stream_timeout, check_interval] = [Duration::from_secs(3_600); 3];
    let (longest_stream_pause, response_timeout) = (longest_pause, Duration::from_secs(2));
    Pace {
        poll_interval,
        first_pause,
        longest_pause,
        longest_stream_pause,
        response_timeout,
        stream_timeout,
        check_interval,
    }
}

/// The problem in a response.
pub async fn problem(response: Response) -> Problem {
    let (status, kind) = (response.status(), response.headers()["content-type"].clone());
    assert_eq!(kind, "application/problem+json");
    let problem: Problem = response.json().await.unwrap();
    assert_eq!(problem.status, status.as_u16());
    problem
}
