use std::io;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::web::{Bytes, Data, Query};
use actix_web::{App, HttpResponse, HttpServer, web};
use futures_util::stream;
use shared::page::{FeedPage, StreamHello};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::event;

const PAGE: i64 = 3;
const NOW: &str = "2026-03-14T12:00:00Z";

/// The feed of a helpdesk with its stream, which says what a test wants it to say.
pub struct LiveApi {
    address: String,
    desk: Data<Desk>,
    server: ServerHandle,
}

struct Desk {
    state: Mutex<State>,
    pages: watch::Sender<usize>,
    streams: watch::Sender<usize>,
}

struct State {
    epoch: String,
    head: i64,
    /// Another answer than a stream.
    refusal: Option<u16>,
    /// Whether streams say which log they are of.
    greets: bool,
    open: Vec<mpsc::UnboundedSender<io::Result<Bytes>>>,
}

impl LiveApi {
    /// With so many events in its log.
    pub async fn start(head: i64) -> Self {
        let (epoch, open) = ("first".into(), Vec::new());
        let state = Mutex::new(State { epoch, head, refusal: None, greets: true, open });
        let [pages, streams] = [(); 2].map(|()| watch::Sender::new(0));
        let desk = Data::new(Desk { state, pages, streams });
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (told, app_desk) = (Arc::clone(&desk), desk.clone());
        let app = move || {
            App::new()
                .app_data(app_desk.clone())
                .route("/api/events", web::get().to(page))
                .route("/api/events/stream", web::get().to(listen))
        };
        let server = HttpServer::new(app).workers(1).disable_signals();
        let server = server.shutdown_timeout(0).listen(listener).unwrap().run();
        let handle = server.handle();
        tokio::spawn(server);
        Self { address, desk: told.into(), server: handle }
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// The log gets so many events more, and every stream tells of them.
    pub fn gets(&self, events: i64) {
        let first = self.desk.state.lock().unwrap().head + 1;
        self.gets_silently(events);
        (first..first + events).for_each(|position| self.says(&change(position)));
    }

    /// The log gets so many events more, of which no stream tells.
    pub fn gets_silently(&self, events: i64) {
        self.desk.state.lock().unwrap().head += events;
    }

    /// The log is of another epoch from now on, and has so many events.
    pub fn becomes(&self, epoch: &str, head: i64) {
        let mut state = self.desk.state.lock().unwrap();
        (state.epoch, state.head) = (epoch.into(), head);
    }

    /// Streams begin without a word.
    pub fn greets_nobody(&self) {
        self.desk.state.lock().unwrap().greets = false;
    }

    /// Answers this instead of a stream, or streams again.
    pub fn refuses_streams(&self, status: Option<u16>) {
        self.desk.state.lock().unwrap().refusal = status;
    }

    /// Every open stream says this.
    pub fn says(&self, text: &str) {
        let bytes = Bytes::from(text.to_owned());
        let state = self.desk.state.lock().unwrap();
        state.open.iter().for_each(|it| drop(it.send(Ok(bytes.clone()))));
    }

    /// Every open stream ends in good order.
    pub fn ends(&self) {
        self.desk.state.lock().unwrap().open.clear();
    }

    /// Every open stream breaks off.
    pub fn breaks(&self) {
        let open = std::mem::take(&mut self.desk.state.lock().unwrap().open);
        open.iter().for_each(|it| drop(it.send(Err(io::ErrorKind::BrokenPipe.into()))));
    }

    pub fn pages(&self) -> usize {
        *self.desk.pages.borrow()
    }

    pub fn streams(&self) -> usize {
        *self.desk.streams.borrow()
    }

    /// Returns when so many streams have been asked for since the start.
    pub async fn is_asked_for_streams(&self, count: usize) {
        reaches(&self.desk.streams, count).await;
    }

    /// Returns when so many pages have been asked for since the start.
    pub async fn is_asked_for_pages(&self, count: usize) {
        reaches(&self.desk.pages, count).await;
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

/// An event as a stream tells it.
pub fn change(position: i64) -> String {
    let event = serde_json::to_string(&event(position)).unwrap();
    format!("id: {position}\nevent: change\ndata: {event}\n\n")
}

async fn page(desk: Data<Desk>, query: Query<Vec<(String, String)>>) -> HttpResponse {
    desk.pages.send_modify(|pages| *pages += 1);
    let state = desk.state.lock().unwrap();
    let after = after(&query);
    let last = (after + PAGE).min(state.head).max(after.min(state.head));
    let (epoch, head) = (state.epoch.clone(), state.head);
    let items = (after + 1..=last).map(event).collect();
    let (now, next) = (NOW.parse().unwrap(), (last < head).then_some(last));
    HttpResponse::Ok().json(FeedPage { epoch, head, now, items, next })
}

async fn listen(desk: Data<Desk>, query: Query<Vec<(String, String)>>) -> HttpResponse {
    let (sender, receiver) = mpsc::unbounded_channel();
    let mut state = desk.state.lock().unwrap();
    let refusal = state.refusal;
    if refusal.is_none() {
        if state.greets {
            let (epoch, head, now) = (state.epoch.clone(), state.head, NOW.parse().unwrap());
            let hello = serde_json::to_string(&StreamHello { epoch, head, now }).unwrap();
            let hello =
                format!("retry: 100\nid: {}\nevent: hello\ndata: {hello}\n\n", after(&query));
            sender.send(Ok(Bytes::from(hello))).unwrap();
        }
        for position in after(&query) + 1..=state.head {
            sender.send(Ok(Bytes::from(change(position)))).unwrap();
        }
        state.open.push(sender);
    }
    drop(state);
    desk.streams.send_modify(|streams| *streams += 1);
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
