//! An event stream, read with the HTTP client.

use std::time::Duration;

use reqwest::{Method, RequestBuilder, Response};
use serde_json::Value;
use shared::stream::{HEARTBEAT_INTERVAL, HELLO, TICKET_EVENT, TYPING};
use tokio::time::timeout;

use super::Client;

/// The most that a test waits for anything: a heartbeat comes before.
const LIMIT: Duration = HEARTBEAT_INTERVAL.saturating_mul(2);

/// No position is negative.
pub const NO_ID: i64 = -1;

pub struct EventStream {
    response: Response,
    unread: String,
}

/// A server-sent event.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// [`NO_ID`] where it has none.
    pub id: i64,
    pub event: String,
    pub data: Value,
}

impl EventStream {
    /// Opens a stream, which must succeed.
    pub async fn open(request: RequestBuilder) -> Self {
        let response = timeout(LIMIT, request.send()).await.unwrap().unwrap();
        assert_eq!(response.status(), 200);
        Self { response, unread: String::new() }
    }

    /// The next message, or none when the stream has ended in good order. Comments are left out.
    pub async fn next(&mut self) -> Option<Message> {
        loop {
            while let Some((block, rest)) = self.unread.split_once("\n\n") {
                let message = message(block);
                self.unread = rest.to_owned();
                if message.is_some() {
                    return message;
                }
            }
            let chunk = timeout(LIMIT, self.response.chunk()).await.expect("nothing comes");
            self.unread += std::str::from_utf8(&chunk.unwrap()?).unwrap();
        }
    }

    /// Waits for a heartbeat, which must come before any other message.
    pub async fn heartbeat(&mut self) {
        while !self.unread.starts_with(":\n\n") {
            assert_eq!(self.unread, "");
            let chunk = timeout(LIMIT, self.response.chunk()).await.expect("nothing comes");
            self.unread += std::str::from_utf8(&chunk.unwrap().unwrap()).unwrap();
        }
    }

    /// Waits for the end, which must come before any other message.
    pub async fn end(&mut self) {
        assert_eq!(timeout(LIMIT, self.next()).await.expect("the stream ends"), None);
    }

    /// The next message, which must be an event of the log.
    pub async fn ticket_event(&mut self) -> Message {
        let message = self.next().await.expect("the stream goes on");
        assert_eq!(message.event, TICKET_EVENT);
        assert_eq!(message.data["position"], message.id);
        message
    }

    /// The data of the next message, which must be a typing indicator.
    pub async fn typing(&mut self) -> Value {
        let message = self.next().await.expect("the stream goes on");
        assert_eq!((message.event.as_str(), message.id), (TYPING, NO_ID));
        message.data
    }

    /// That many events of the log.
    pub async fn ticket_events(&mut self, n: usize) -> Vec<Message> {
        let mut all = Vec::new();
        for _ in 0..n {
            all.push(self.ticket_event().await);
        }
        all
    }
}

fn message(block: &str) -> Option<Message> {
    let value = |name: &str| {
        block.lines().find_map(|it| it.strip_prefix(name)?.strip_prefix(": ")).map(str::to_owned)
    };
    let data = value("data")?;
    Some(Message {
        id: value("id").map_or(NO_ID, |it| it.parse().unwrap()),
        event: value("event")?,
        data: serde_json::from_str(&data).unwrap(),
    })
}

impl Client {
    /// Listens from now on, and says how the stream began.
    pub async fn listen(&self) -> (EventStream, Message) {
        self.listen_by(self.request(Method::GET, "/api/events/stream")).await
    }

    /// Listens on, as a browser does that comes back.
    pub async fn listen_after(&self, position: i64) -> (EventStream, Message) {
        let request = self.request(Method::GET, "/api/events/stream");
        self.listen_by(request.header("Last-Event-ID", position)).await
    }

    async fn listen_by(&self, request: RequestBuilder) -> (EventStream, Message) {
        let mut stream = EventStream::open(request).await;
        let hello = stream.next().await.unwrap();
        assert_eq!(hello.event, HELLO);
        (stream, hello)
    }
}
