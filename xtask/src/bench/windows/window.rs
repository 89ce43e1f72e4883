//! One window, which fetches what an event makes stale as `frontend/src/live_query.rs` does.

use std::collections::VecDeque;
use std::io::{ErrorKind, Read, Write};
use std::mem;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::response::Response;
use crate::bench::event_stream::{Date, EventStream};
use crate::http;

/// Events that come within this time are one update.
const DEBOUNCE: Duration = Duration::from_millis(100);
/// A delay on top that differs from window to window.
const MAX_JITTER_MS: u32 = 150;
/// What makes the delay of a window another one each time.
const JITTER_STEP: u32 = 59;

/// What a window shows; each part is fetched by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    List,
    Counts,
    Ticket,
}

const VIEWS: [View; 3] = [View::List, View::Counts, View::Ticket];

/// A window with its stream and a connection for requests.
pub struct Window {
    role: &'static str,
    ticket: i64,
    host: String,
    stream: EventStream,
    connection: TcpStream,
    /// What the server has sent of the pending response.
    unread: Vec<u8>,
    /// The entity tag of each view, as the last response gave it.
    tags: [Option<String>; VIEWS.len()],
    /// What the last events make stale, until the delay is over.
    stale: [bool; VIEWS.len()],
    due: Option<Instant>,
    jitter: u32,
    /// What is to be fetched; the first is being fetched.
    requests: VecDeque<View>,
    is_pending: bool,
    /// The changes that the list does not show yet, and how many it will show after the pending response.
    changes: Vec<Change>,
    covered: usize,
    /// The newest ticket that the list showed at last.
    newest: i64,
    /// The last position that the list shows.
    fresh: i64,
}

struct Change {
    date: Date,
    position: i64,
    /// The ticket that was opened.
    opened: Option<i64>,
}

/// What all windows have counted.
#[derive(Default)]
pub struct Counters {
    /// From a change to the list that shows it.
    pub latencies: Vec<Duration>,
    /// Lists without a ticket that had been opened before they were asked for.
    pub stale: usize,
    pub full: usize,
    pub bytes: usize,
    pub unmodified: usize,
    pub failures: usize,
}

impl Window {
    /// Opens a window and asks for everything that it shows.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn open(port: u16, role: &'static str, ticket: i64, number: u32) -> Result<Self> {
        let stream = EventStream::open(port, role)?;
        let host = http::loopback(port);
        let connection = TcpStream::connect(host)?;
        connection.set_nodelay(true)?;
        connection.set_nonblocking(true)?;
        let mut window = Self {
            role,
            ticket,
            host: host.to_string(),
            fresh: stream.position,
            stream,
            connection,
            unread: Vec::new(),
            tags: [const { None }; VIEWS.len()],
            stale: [false; VIEWS.len()],
            due: None,
            jitter: number,
            requests: VIEWS.into(),
            is_pending: false,
            changes: Vec::new(),
            covered: 0,
            newest: 0,
        };
        window.send_next()?;
        Ok(window)
    }

    /// The connections that data come on.
    pub fn sockets(&self) -> [&TcpStream; 2] {
        [&self.stream.socket, &self.connection]
    }

    /// Whether the list shows everything up to a position.
    pub fn is_fresh(&self, position: i64) -> bool {
        self.fresh >= position && !self.is_pending
    }

    /// Reads what has come on both connections, without waiting.
    ///
    /// # Errors
    /// When one is closed.
    pub fn read(&mut self, buffer: &mut [u8], counters: &mut Counters) -> Result<()> {
        self.read_events(buffer)?;
        match self.connection.read(buffer) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
            n => {
                let n = n?;
                ensure!(n > 0, "the server has closed the connection of a window");
                self.unread.extend_from_slice(&buffer[..n]);
            }
        }
        let unread = mem::take(&mut self.unread);
        let Some(response) = Response::of(&unread)? else {
            self.unread = unread;
            return Ok(());
        };
        self.receive(&response, counters)?;
        self.send_next()
    }

    fn read_events(&mut self, buffer: &mut [u8]) -> Result<()> {
        let Self { stream, changes, stale, ticket, .. } = self;
        let (before, mut position) = (changes.len(), stream.position);
        stream.read(buffer, |event| {
            position += 1;
            let is_opened = event.kind() == "opened";
            let opened = event.ticket().filter(|_| is_opened);
            changes.push(Change { date: event.date, position, opened });
            for (stale, view) in stale.iter_mut().zip(VIEWS) {
                *stale |= is_stale_after(view, *ticket, event.kind(), event.ticket());
            }
        })?;
        if changes.len() > before && self.due.is_none() {
            self.jitter = (self.jitter + JITTER_STEP) % MAX_JITTER_MS;
            let delay = DEBOUNCE + Duration::from_millis(self.jitter.into());
            self.due = Some(Instant::now() + delay);
        }
        Ok(())
    }

    /// Asks for what is stale once the delay is over.
    ///
    /// # Errors
    /// When the connection is closed.
    pub fn fetch_if_due(&mut self) -> Result<()> {
        if self.due.is_none_or(|due| due > Instant::now()) {
            return Ok(());
        }
        self.due = None;
        let pending = usize::from(self.is_pending);
        for (stale, view) in self.stale.iter_mut().zip(VIEWS) {
            let is_queued = self.requests.iter().skip(pending).any(|it| *it == view);
            if mem::take(stale) && !is_queued {
                self.requests.push_back(view);
            }
        }
        if self.is_pending { Ok(()) } else { self.send_next() }
    }

    fn send_next(&mut self) -> Result<()> {
        let Some(view) = self.requests.front() else { return Ok(()) };
        let path = match (view, self.role) {
            (View::List, "user") => "/api/tickets".to_owned(),
            (View::List, _) => "/api/tickets?status=open,active&sort=newest".to_owned(),
            (View::Counts, _) => "/api/counts".to_owned(),
            (View::Ticket, _) => {
                format!("/api/tickets/{}?include=messages,history", self.ticket)
            }
        };
        let tag = self.tags[*view as usize].as_ref();
        let condition = tag.map(|tag| format!("If-None-Match: {tag}\r\n")).unwrap_or_default();
        if *view == View::List {
            self.covered = self.changes.len();
        }
        let (host, role) = (&self.host, self.role);
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nX-Role: {role}\r\n{condition}\r\n");
        // It fits into the buffer of the connection, because no other request is pending.
        self.connection.write_all(request.as_bytes())?;
        self.is_pending = true;
        Ok(())
    }

    fn receive(&mut self, response: &Response, counters: &mut Counters) -> Result<()> {
        self.is_pending = false;
        let view = self.requests.pop_front().context("a response without a request")?;
        match response.status {
            200 => {
                counters.full += 1;
                counters.bytes += response.body.len();
                self.tags[view as usize] = response.tag.map(str::to_owned);
            }
            304 => counters.unmodified += 1,
            _ => {
                counters.failures += 1;
                self.stale[view as usize] = true;
                self.due.get_or_insert(Instant::now() + DEBOUNCE);
                return Ok(());
            }
        }
        if view == View::List {
            if let Some(id) = response.first_ticket() {
                self.newest = id;
            }
            for change in self.changes.drain(..self.covered) {
                counters.latencies.push(change.date.elapsed()?);
                counters.stale += usize::from(change.opened.is_some_and(|id| id > self.newest));
                self.fresh = change.position;
            }
        }
        Ok(())
    }
}

/// As the method of the same name in `shared/src/view.rs`; a test compares the two.
fn is_stale_after(view: View, shown: i64, kind: &str, ticket: Option<i64>) -> bool {
    match view {
        View::List => true,
        View::Counts => !matches!(kind, "message_posted" | "affected" | "photo_added"),
        View::Ticket => ticket == Some(shown),
    }
}

#[cfg(test)]
mod tests {
    use shared::event::{Event, EventKind};
    use shared::ids::TicketId;
    use shared::view;

    use super::*;

    #[test]
    fn an_event_makes_stale_what_it_does_in_the_browser() {
        for (kind, ticket) in EventKind::ALL.into_iter().flat_map(|kind| [(kind, 7), (kind, 8)]) {
            let event = Event {
                position: 1,
                ticket: TicketId(ticket),
                kind,
                role: None,
                at: None,
                category: None,
                status: None,
            };
            let in_browser = |view| match view {
                View::List => view::View::Anything,
                View::Counts => view::View::Counts,
                View::Ticket => view::View::Ticket(TicketId(7)),
            };
            for view in VIEWS {
                let is_stale = is_stale_after(view, 7, kind.into(), Some(ticket));
                assert_eq!(is_stale, in_browser(view).is_stale_after(&event), "{view:?} {kind:?}");
            }
        }
    }
}
