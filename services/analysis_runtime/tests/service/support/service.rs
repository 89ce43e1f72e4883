use std::net::TcpListener;
use std::time::Duration;

use chrono_tz::Tz;
use kit::feed::Client;
use kit::follow::{Pace, follow};
use kit::reading::{Progress, Reading};
use kit::server::serve;
use reqwest::Response;
use shared::problem::Problem;
use shared::role::Role;
use tokio::sync::watch;
use tokio::time::timeout;

use super::Tally;

/// A running service.
pub struct Service {
    address: String,
    reading: watch::Receiver<Reading<Tally>>,
}

impl Service {
    /// Asks again and again without losing time.
    pub async fn start(api: &str) -> Self {
        Self::start_polling(api, Duration::from_millis(5)).await
    }

    /// Waits so long at the end of the log.
    pub async fn start_polling(api: &str, poll: Duration) -> Self {
        Self::start_with(api, Pace { poll, ..pace() }).await
    }

    /// Asks at this pace.
    pub async fn start_with(api: &str, pace: Pace) -> Self {
        let client = Client::new(&api.parse().unwrap(), Role::Helpdesk, pace.patience).unwrap();
        let (sender, reading) = watch::channel(Reading::new(Tz::Europe__Berlin));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(serve(listener, reading.clone()).unwrap());
        tokio::spawn(follow(client, sender, pace));
        Self { address, reading }
    }

    /// Returns when the log has been read that far.
    pub async fn reaches(&self, progress: Progress) {
        let mut reading = self.reading.clone();
        let reached = reading.wait_for(|reading| reading.progress() == progress);
        let reached = timeout(Duration::from_secs(20), reached).await.map(|it| drop(it.unwrap()));
        let now = self.reading.borrow().progress();
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
    let [poll, silence, check] = [Duration::from_secs(3_600); 3];
    let (longest_stream_pause, patience) = (longest_pause, Duration::from_secs(2));
    Pace { poll, first_pause, longest_pause, longest_stream_pause, patience, silence, check }
}

/// The problem that an answer is.
pub async fn problem(answer: Response) -> Problem {
    let (status, kind) = (answer.status(), answer.headers()["content-type"].clone());
    assert_eq!(kind, "application/problem+json");
    let problem: Problem = answer.json().await.unwrap();
    assert_eq!(problem.status, status.as_u16());
    problem
}
