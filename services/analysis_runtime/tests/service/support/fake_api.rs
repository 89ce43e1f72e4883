use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;
use shared::event::{Event, EventKind};
use shared::page::EventPage;
use shared::role::Role;
use shared::testing;
use tokio::sync::watch;
use tokio::time::timeout;
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// The log of a helpdesk, a few events a page.
pub struct FakeApi {
    server: MockServer,
    log: Arc<FakeLog>,
}

struct FakeLog {
    state: Mutex<State>,
    requests: watch::Sender<usize>,
}

struct State {
    epoch: String,
    head: i64,
    /// How many pages are served before the API fails.
    pages_left: usize,
    /// What is answered before anything else.
    first: VecDeque<ResponseTemplate>,
}

const PAGE: i64 = 3;

impl FakeApi {
    /// With so many events in its log.
    pub async fn start(head: i64) -> Self {
        let (epoch, first) = ("first".into(), VecDeque::new());
        let state = Mutex::new(State { epoch, head, pages_left: usize::MAX, first });
        let log = Arc::new(FakeLog { state, requests: watch::Sender::new(0) });
        let server = MockServer::start().await;
        let pages = Mock::given(method("GET")).and(path("/api/events"));
        let pages = pages.and(header(Role::HEADER, "helpdesk"));
        pages.respond_with(Pages(log.clone())).mount(&server).await;
        Self { server, log }
    }

    pub fn address(&self) -> String {
        self.server.uri()
    }

    /// Changes the log to one of that epoch with so many events.
    pub fn becomes(&self, epoch: &str, head: i64) {
        let mut state = self.log.state.lock().unwrap();
        (state.epoch, state.head) = (epoch.into(), head);
    }

    /// Serves so many more pages and then fails, until this is called again.
    pub fn serves(&self, pages: usize) {
        self.log.state.lock().unwrap().pages_left = pages;
    }

    /// Gives these answers first.
    pub fn gives(&self, responses: impl IntoIterator<Item = ResponseTemplate>) {
        self.log.state.lock().unwrap().first.extend(responses);
    }

    pub fn requests(&self) -> usize {
        *self.log.requests.borrow()
    }

    /// Returns when it has been asked so many more times.
    pub async fn is_asked(&self, times: usize) {
        let target = self.requests() + times;
        let mut requests = self.log.requests.subscribe();
        let reached = requests.wait_for(|requests| *requests >= target);
        timeout(Duration::from_secs(20), reached).await.expect("nobody asks").unwrap();
    }
}

struct Pages(Arc<FakeLog>);

impl Respond for Pages {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        self.0.requests.send_modify(|requests| *requests += 1);
        let mut state = self.0.state.lock().unwrap();
        if let Some(response) = state.first.pop_front() {
            return response;
        }
        if state.pages_left == 0 {
            return ResponseTemplate::new(503);
        }
        state.pages_left -= 1;
        let after = request.url.query_pairs().find(|(name, _)| name == "after");
        let after: i64 = after.expect("a position is sent").1.parse().unwrap();
        let last = (after + PAGE).min(state.head);
        let items: Vec<Event> = (after + 1..=last).map(event).collect();
        let now = "2026-03-14T12:00:00Z".parse().unwrap();
        let (epoch, head) = (state.epoch.clone(), state.head);
        let next = (last < head).then_some(last);
        ResponseTemplate::new(200).set_body_json(EventPage { epoch, head, now, items, next })
    }
}

/// The event at a position: a ticket was opened.
pub fn event(position: i64) -> Event {
    testing::event(position, position, EventKind::Opened)
}

/// Answers that no service may believe, to someone who has read four of six events.
pub fn garbage(elsewhere: &str) -> Vec<ResponseTemplate> {
    let ok = || ResponseTemplate::new(200);
    let now = "2026-03-14T12:00:00Z";
    let page = |items: serde_json::Value| json!({ "epoch": "first", "head": 6, "now": now, "items": items, "next": null });
    let [five, six] = [5, 6].map(|position| serde_json::to_value(event(position)).unwrap());
    let whole = page(json!([five, six])).to_string();
    let mut clockless = page(json!([five, six]));
    clockless["now"] = "soon".into();
    let mut ancient = page(json!([five, six]));
    ancient["now"] = "0001-01-01T00:00:00Z".into();
    let mut infinite = page(json!([five, six]));
    infinite["head"] = json!(1e308);
    vec![
        ResponseTemplate::new(500),
        ResponseTemplate::new(204),
        ResponseTemplate::new(302).insert_header("Location", elsewhere),
        ResponseTemplate::new(418).set_body_string(whole.clone()),
        ok().set_body_string(""),
        ok().set_body_string("<html>Sign in to the campus network</html>"),
        ok().set_body_string(&whole[..whole.len() / 2]),
        ok().set_body_string(format!("{whole}{}", " ".repeat(5 << 20))),
        ok().set_body_string(whole.replace("\"position\":5", "\"position\":NaN")),
        ok().set_body_json(json!([])),
        ok().set_body_json(clockless),
        ok().set_body_json(ancient),
        ok().set_body_json(infinite),
        ok().set_body_json(page(json!([six]))),
        ok().set_body_json(page(json!([six, five]))),
        ok().set_body_json(page(json!([five, five]))),
        ok().set_body_json(page(json!([event(-1)]))),
        ok().set_body_json(page(json!([{ "ticket": 5 }]))),
        ok().set_body_json(page(json!([]))),
        ok().set_body_string(whole).set_delay(Duration::from_secs(3_600)),
    ]
}
