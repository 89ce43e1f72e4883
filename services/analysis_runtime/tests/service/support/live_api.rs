use std::io;
use std::net::TcpListener;
use std::sync::Mutex;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::web::{Bytes, Data, Query};
use actix_web::{App, HttpResponse, HttpServer, web};
use futures_util::stream;
use shared::page::EventPage;
use shared::stream::StreamHello;
use shared::testing;
use shared::ticket::TicketPage;
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::event;

const PAGE: i64 = 3;
const NOW: &str = "2026-03-14T12:00:00Z";

/// The log of a helpdesk with its stream, which sends what a test wants it to send.
pub struct LiveApi {
    address: String,
    log: Data<Log>,
    server: ServerHandle,
}

struct Log {
    state: Mutex<State>,
    pages: watch::Sender<usize>,
    lists: watch::Sender<usize>,
    streams: watch::Sender<usize>,
}

struct State {
    epoch: String,
    head: i64,
    /// Another answer than a stream.
    refusal: Option<u16>,
    /// Whether streams say which log they are of.
    sends_hello: bool,
    open: Vec<mpsc::UnboundedSender<io::Result<Bytes>>>,
}

impl LiveApi {
    /// With so many events in its log.
    pub async fn start(head: i64) -> Self {
        let (epoch, open) = ("first".into(), Vec::new());
        let state = Mutex::new(State { epoch, head, refusal: None, sends_hello: true, open });
        let [pages, lists, streams] = [(); 3].map(|()| watch::Sender::new(0));
        let log = Data::new(Log { state, pages, lists, streams });
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let app_log = log.clone();
        let app = move || {
            App::new()
                .app_data(app_log.clone())
                .route("/api/events", web::get().to(page))
                .route("/api/events/stream", web::get().to(listen))
                .route("/api/tickets", web::get().to(tickets))
        };
        let server = HttpServer::new(app).workers(1).disable_signals();
        let server = server.shutdown_timeout(0).listen(listener).unwrap().run();
        let handle = server.handle();
        tokio::spawn(server);
        Self { address, log, server: handle }
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// The log gets so many events more, and every stream sends them.
    pub fn gets(&self, events: i64) {
        let first = self.log.state.lock().unwrap().head + 1;
        self.gets_silently(events);
        (first..first + events).for_each(|position| self.sends(&message(position)));
    }

    /// The log gets so many events more, which no stream sends.
    pub fn gets_silently(&self, events: i64) {
        self.log.state.lock().unwrap().head += events;
    }

    /// The log is of another epoch from now on, and has so many events.
    pub fn becomes(&self, epoch: &str, head: i64) {
        let mut state = self.log.state.lock().unwrap();
        (state.epoch, state.head) = (epoch.into(), head);
    }

    /// Streams begin without a hello.
    pub fn omits_hello(&self) {
        self.log.state.lock().unwrap().sends_hello = false;
    }

    /// Answers this instead of a stream, or streams again.
    pub fn refuses_streams(&self, status: Option<u16>) {
        self.log.state.lock().unwrap().refusal = status;
    }

    /// Every open stream sends this.
    pub fn sends(&self, text: &str) {
        let bytes = Bytes::from(text.to_owned());
        let state = self.log.state.lock().unwrap();
        state.open.iter().for_each(|it| drop(it.send(Ok(bytes.clone()))));
    }

    /// Every open stream ends in good order.
    pub fn ends(&self) {
        self.log.state.lock().unwrap().open.clear();
    }

    /// Every open stream breaks off.
    pub fn breaks(&self) {
        let open = std::mem::take(&mut self.log.state.lock().unwrap().open);
        open.iter().for_each(|it| drop(it.send(Err(io::ErrorKind::BrokenPipe.into()))));
    }

    pub fn pages(&self) -> usize {
        *self.log.pages.borrow()
    }

    /// How many lists of tickets have been asked for.
    pub fn lists(&self) -> usize {
        *self.log.lists.borrow()
    }

    pub fn streams(&self) -> usize {
        *self.log.streams.borrow()
    }

    /// Returns when so many streams have been asked for since the start.
    pub async fn is_asked_for_streams(&self, count: usize) {
        reaches(&self.log.streams, count).await;
    }

    /// Returns when so many pages have been asked for since the start.
    pub async fn is_asked_for_pages(&self, count: usize) {
        reaches(&self.log.pages, count).await;
    }

    /// Nobody answers at its address any more.
    pub async fn stops(&self) {
        self.breaks();
        self.server.stop(false).await;
    }
}

async fn reaches(counter: &watch::Sender<usize>, count: usize) {
    let mut counter = counter.subscribe();
    let reached = counter.wait_for(|it| *it >= count);
    timeout(Duration::from_secs(20), reached).await.expect("nobody asks").unwrap();
}

/// An event as a stream sends it.
pub fn message(position: i64) -> String {
    let event = serde_json::to_string(&event(position)).unwrap();
    format!("id: {position}\nevent: ticket_event\ndata: {event}\n\n")
}

/// There were no tickets when the log began.
/// Nothing in a list of all, and every ticket that is asked for by its number.
async fn tickets(log: Data<Log>, query: Query<Vec<(String, String)>>) -> HttpResponse {
    let ids = query.iter().find(|(name, _)| name == "ids").map(|(_, ids)| ids.as_str());
    log.lists.send_modify(|lists| *lists += 1);
    let ids = ids.into_iter().flat_map(|ids| ids.split(','));
    let items = ids.map(|id| testing::ticket(id.parse().unwrap()).into()).collect();
    HttpResponse::Ok().json(TicketPage { items, next: None, matches: None, partial: false })
}

async fn page(log: Data<Log>, query: Query<Vec<(String, String)>>) -> HttpResponse {
    log.pages.send_modify(|pages| *pages += 1);
    let state = log.state.lock().unwrap();
    let after = after(&query);
    let last = after.saturating_add(PAGE).min(state.head).max(after.min(state.head));
    let (epoch, head) = (state.epoch.clone(), state.head);
    let items = (after.saturating_add(1)..=last).map(event).collect();
    let (now, next) = (NOW.parse().unwrap(), (last < head).then_some(last));
    HttpResponse::Ok().json(EventPage { epoch, head, now, items, next })
}

async fn listen(log: Data<Log>, query: Query<Vec<(String, String)>>) -> HttpResponse {
    let (sender, receiver) = mpsc::unbounded_channel();
    let mut state = log.state.lock().unwrap();
    let refusal = state.refusal;
    if refusal.is_none() {
        if state.sends_hello {
            let (epoch, head, now) = (state.epoch.clone(), state.head, NOW.parse().unwrap());
            let hello =
                serde_json::to_string(&StreamHello { epoch, head, now, build: None }).unwrap();
            let hello =
                format!("retry: 100\nid: {}\nevent: hello\ndata: {hello}\n\n", after(&query));
            sender.send(Ok(Bytes::from(hello))).unwrap();
        }
        for position in after(&query) + 1..=state.head {
            sender.send(Ok(Bytes::from(message(position)))).unwrap();
        }
        state.open.push(sender);
    }
    drop(state);
    log.streams.send_modify(|streams| *streams += 1);
    if let Some(status) = refusal {
        return HttpResponse::build(status.try_into().unwrap()).body("no stream");
    }
    let bytes =
        stream::unfold(receiver, |mut it| async { it.recv().await.map(|bytes| (bytes, it)) });
    HttpResponse::Ok().content_type("text/event-stream").streaming(bytes)
}

fn after(query: &[(String, String)]) -> i64 {
    let after = query.iter().find(|(name, _)| name == "after");
    after.expect("a position is sent").1.parse().unwrap()
}
