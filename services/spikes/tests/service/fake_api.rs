use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use shared::event::{Event, EventKind};
use shared::page::EventPage;
use shared::role::Role;
use shared::stream::StreamHello;
use shared::testing;
use shared::ticket::{Status, Ticket, TicketPage};
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// A helpdesk as far as the service asks for it, at noon on a Saturday.
pub struct FakeApi {
    server: MockServer,
    state: Arc<Mutex<State>>,
}

struct State {
    epoch: &'static str,
    tickets: Vec<Ticket>,
    events: Vec<Event>,
    answers_left: usize,
    /// Positions of events of an unknown kind.
    unknown_kinds: Vec<i64>,
    /// The numbers of tickets that cannot be read.
    unreadable: Vec<i64>,
}

fn now() -> DateTime<Utc> {
    "2026-11-28T12:00:00Z".parse().unwrap()
}

impl FakeApi {
    pub async fn start() -> Self {
        let (tickets, events) = (Vec::new(), Vec::new());
        let state = State {
            epoch: "first",
            tickets,
            events,
            answers_left: usize::MAX,
            unknown_kinds: Vec::new(),
            unreadable: Vec::new(),
        };
        let state = Arc::new(Mutex::new(state));
        let server = MockServer::start().await;
        Mock::given(method("GET")).respond_with(Answers(state.clone())).mount(&server).await;
        Self { server, state }
    }

    pub fn address(&self) -> String {
        self.server.uri()
    }

    pub async fn requests(&self) -> usize {
        self.server.received_requests().await.unwrap().len()
    }

    /// Gives so many more answers and then fails.
    pub fn fails_after(&self, answers: usize) {
        self.state.lock().unwrap().answers_left = answers;
    }

    /// Fails for these tickets and no others.
    pub fn makes_unreadable(&self, ids: &[i64]) {
        self.state.lock().unwrap().unreadable = ids.to_vec();
    }

    /// Something happens to a ticket of which only a later version knows what it is.
    pub fn does_something_new(&self, id: i64) {
        self.change(id, EventKind::Edited, |_| ());
        let mut state = self.state.lock().unwrap();
        let position = state.events.len() as i64;
        state.unknown_kinds.push(position);
    }

    /// A report of this hour.
    pub fn open(&self, id: i64, text: &str) {
        self.report(id, text, now() - TimeDelta::minutes(30) + TimeDelta::seconds(id));
    }

    /// One of last year.
    pub fn import(&self, id: i64, text: &str) {
        self.report(id, text, now() - TimeDelta::days(365) + TimeDelta::seconds(id));
    }

    pub fn edit(&self, id: i64, text: &str) {
        self.change(id, EventKind::Edited, |it| it.description = text.to_owned());
    }

    pub fn close(&self, id: i64) {
        self.change(id, EventKind::Closed, |it| it.status = Status::Closed);
    }

    /// Becomes another, empty log.
    pub fn is_restored(&self) {
        let mut state = self.state.lock().unwrap();
        (state.epoch, state.tickets, state.events) = ("second", Vec::new(), Vec::new());
    }

    fn report(&self, id: i64, text: &str, at: DateTime<Utc>) {
        let description = text.to_owned();
        let ticket = Ticket { description, opened_at: at, ..testing::ticket(id) };
        self.state.lock().unwrap().tickets.push(ticket);
        self.change(id, EventKind::Opened, |_| ());
    }

    fn change(&self, id: i64, kind: EventKind, change: impl FnOnce(&mut Ticket)) {
        let state = &mut *self.state.lock().unwrap();
        let ticket = state.tickets.iter_mut().find(|it| it.id.0 == id).unwrap();
        change(ticket);
        state.events.push(Event {
            position: state.events.len() as i64 + 1,
            ticket: ticket.id,
            kind,
            role: Some(Role::User),
            at: Some(ticket.opened_at),
            category: Some(ticket.category),
            status: Some(ticket.status),
        });
    }
}

impl State {
    fn sees(role: Role, ticket: &Ticket) -> bool {
        role == Role::Helpdesk || ticket.status != Status::Closed
    }

    /// Of a closed ticket a user hears at the place of its closing that it is gone.
    fn events(&self, role: Role, after: i64) -> EventPage {
        let visible = |it: &Event| {
            let ticket = self.tickets.iter().find(|other| other.id == it.ticket).unwrap();
            match (Self::sees(role, ticket), it.kind) {
                (true, _) => Some(it.clone()),
                (false, EventKind::Closed) => Some(Event {
                    kind: EventKind::Gone,
                    role: None,
                    at: None,
                    category: None,
                    status: None,
                    ..it.clone()
                }),
                (false, _) => None,
            }
        };
        let items =
            self.events.iter().filter(|it| it.position > after).filter_map(visible).collect();
        let (epoch, head) = (self.epoch.to_owned(), self.events.len() as i64);
        EventPage { epoch, head, now: now(), items, next: None }
    }
}

/// Everything up to now; then it ends.
fn stream(page: &EventPage) -> String {
    let EventPage { epoch, head, now, items, .. } = page;
    let hello = StreamHello { epoch: epoch.clone(), head: *head, now: *now, build: None };
    let hello = format!("event: hello\ndata: {}\n\n", serde_json::to_string(&hello).unwrap());
    let message = |it: &Event| {
        let data = serde_json::to_string(it).unwrap();
        format!("id: {}\nevent: ticket_event\ndata: {data}\n\n", it.position)
    };
    hello + &items.iter().map(message).collect::<String>()
}

fn list<'a>(tickets: impl Iterator<Item = &'a Ticket>, next: Option<String>) -> TicketPage {
    let items = tickets.cloned().map(Into::into).collect();
    TicketPage { items, next, matches: None, partial: false }
}

struct Answers(Arc<Mutex<State>>);

impl Respond for Answers {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let mut state = self.0.lock().unwrap();
        if state.answers_left == 0 {
            return ResponseTemplate::new(503);
        }
        state.answers_left -= 1;
        let role: Role = request.headers[Role::HEADER].to_str().unwrap().parse().unwrap();
        let after = request.url.query_pairs().find(|(name, _)| name == "after");
        let after = after.and_then(|it| it.1.parse::<i64>().ok());
        let ok = ResponseTemplate::new(200);
        let ids = request.url.query_pairs().find(|(name, _)| name == "ids");
        let ids: Option<Vec<i64>> =
            ids.map(|(_, ids)| ids.split(',').map(|id| id.parse().unwrap()).collect());
        match (request.url.path(), ids) {
            ("/api/events/stream", _) => {
                ok.set_body_raw(stream(&state.events(role, after.unwrap())), "text/event-stream")
            }
            ("/api/events", _) => {
                let mut page = serde_json::to_value(state.events(role, after.unwrap())).unwrap();
                for line in page["items"].as_array_mut().unwrap() {
                    if line["position"].as_i64().is_some_and(|it| state.unknown_kinds.contains(&it))
                    {
                        line["kind"] = "merged".into();
                    }
                }
                ok.set_body_json(page)
            }
            ("/api/tickets", Some(ids)) => {
                if ids.iter().any(|id| state.unreadable.contains(id)) {
                    return ResponseTemplate::new(503);
                }
                let tickets = state.tickets.iter().filter(|it| ids.contains(&it.id.0));
                ok.set_body_json(list(tickets.filter(|it| State::sees(role, it)), None))
            }
            ("/api/tickets", None) => {
                // Three a page, the last opened first.
                let mut tickets: Vec<&Ticket> =
                    state.tickets.iter().filter(|it| State::sees(role, it)).collect();
                tickets.sort_by_key(|it| std::cmp::Reverse((it.opened_at, it.id)));
                let start = after.unwrap_or(0) as usize;
                let end = (start + 3).min(tickets.len());
                let next = (end < tickets.len()).then(|| end.to_string());
                ok.set_body_json(list(tickets[start..end].iter().copied(), next))
            }
            _ => ResponseTemplate::new(404),
        }
    }
}
