//! Fifty clients that post messages.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};

use crate::http;

const WRITERS: u32 = 50;
/// How often a request is tried with the same key, and the pause between.
const MAX_ATTEMPTS: u32 = 50;
const RETRY_DELAY: Duration = Duration::from_millis(100);

/// Each posts to a ticket of its own.
pub struct Writers {
    port: u16,
    tickets: Vec<i64>,
    head: AtomicI64,
}

impl Writers {
    pub fn new(port: u16) -> Result<Self> {
        let mut connection = Connection::open(port)?;
        let mut tickets = Vec::new();
        for writer in 0..WRITERS {
            let ticket = connection.post("/api/tickets", "description", &key(0, writer))?;
            let id = ticket.strip_prefix("{\"id\":").and_then(|rest| rest.split_once(','));
            tickets.push(id.context("a ticket begins with its id")?.0.parse()?);
        }
        Ok(Self { port, tickets, head: AtomicI64::new(WRITERS.into()) })
    }

    /// The position of the last event.
    pub fn head(&self) -> i64 {
        self.head.load(Ordering::Relaxed)
    }

    /// All post for a time, `rate` messages a second together, or as many as they can.
    pub fn write(&self, rate: Option<u32>, duration: Duration) -> Result<()> {
        let (round, start) = (self.head(), Instant::now());
        thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS)
                .zip(&self.tickets)
                .map(|(writer, ticket)| {
                    scope.spawn(move || -> Result<()> {
                        let mut connection = Connection::open(self.port)?;
                        let path = format!("/api/tickets/{ticket}/messages");
                        for n in 0.. {
                            // By the clock, not after the last response: a slow server must not slow the writers down.
                            let due = rate.map(|rate| {
                                (Duration::from_secs(1) / rate) * (n * WRITERS + writer)
                            });
                            let due = start + due.unwrap_or(start.elapsed());
                            if due >= start + duration {
                                break;
                            }
                            thread::sleep(due.saturating_duration_since(Instant::now()));
                            let key = key(round, writer + n * WRITERS);
                            connection.post(&path, "body", &key)?;
                            self.head.fetch_add(1, Ordering::Relaxed);
                        }
                        Ok(())
                    })
                })
                .collect();
            for writer in writers {
                writer.join().map_err(|_| anyhow!("a writer panicked"))??;
            }
            Ok(())
        })
    }
}

/// An idempotency key, another one for each message.
fn key(round: i64, number: u32) -> String {
    format!("00000000-0000-4000-8000-{round:06x}{number:06x}")
}

struct Connection {
    port: u16,
    socket: BufReader<TcpStream>,
}

impl Connection {
    fn open(port: u16) -> Result<Self> {
        let socket = TcpStream::connect(http::loopback(port))?;
        socket.set_nodelay(true)?;
        Ok(Self { port, socket: BufReader::new(socket) })
    }

    /// Posts a text as the field `name`, and returns the body of the response.
    fn post(&mut self, path: &str, name: &str, key: &str) -> Result<String> {
        let body = format!("{{\"{name}\":\"The lift in building B is stuck\"}}");
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nX-Role: user\r\nIdempotency-Key: {key}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        for _ in 0..MAX_ATTEMPTS {
            if let Some(body) = self.send(&request)? {
                return Ok(body);
            }
            // The server closes a connection after a while without a request, or has too much to do.
            thread::sleep(RETRY_DELAY);
            *self = Self::open(self.port)?;
        }
        bail!("the server accepts nothing more")
    }

    /// None when the connection is closed or the server says that it has too much to do.
    fn send(&mut self, request: &str) -> Result<Option<String>> {
        let (mut status, mut length) = (String::new(), 0);
        let sent = self.socket.get_mut().write_all(request.as_bytes());
        if sent.and_then(|()| self.socket.read_line(&mut status)).unwrap_or(0) == 0 {
            return Ok(None);
        }
        loop {
            let mut line = String::new();
            self.socket.read_line(&mut line)?;
            let line = line.trim().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.parse()?;
            }
        }
        let mut body = vec![0; length];
        self.socket.read_exact(&mut body)?;
        let body = String::from_utf8(body)?;
        if ["HTTP/1.1 408", "HTTP/1.1 503"].iter().any(|it| status.starts_with(it)) {
            return Ok(None);
        }
        ensure!(status.starts_with("HTTP/1.1 201"), "{status}{body}");
        Ok(Some(body))
    }
}
