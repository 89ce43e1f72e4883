//! Fifty clients that post messages and tickets.

use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};

use crate::bench::connection::{Connection, USER, ticket_id};

const WRITERS: u32 = 50;
/// How often a request is tried with the same key, and the pause between.
const MAX_ATTEMPTS: u32 = 50;
const RETRY_DELAY: Duration = Duration::from_millis(100);

/// What they post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// Each writes messages under a ticket of its own.
    Messages,
    /// The same, but every second time it opens another ticket.
    TicketsAndMessages,
}

/// Each has a ticket of its own.
pub struct Writers {
    port: u16,
    tickets: Vec<i64>,
    head: AtomicI64,
}

impl Writers {
    /// Opens the tickets; `head` is the position of the last event before.
    pub fn new(port: u16, head: i64) -> Result<Self> {
        let mut connection = Connection::to(port)?;
        let mut tickets = Vec::new();
        for writer in 0..WRITERS {
            let key = key(0, writer);
            let ticket = post(&mut connection, "/api/tickets", "description", &key)?;
            tickets.push(ticket_id(&ticket)?);
        }
        Ok(Self { port, tickets, head: AtomicI64::new(head + i64::from(WRITERS)) })
    }

    /// The ticket of each writer.
    pub fn tickets(&self) -> &[i64] {
        &self.tickets
    }

    /// The position of the last event.
    pub fn head(&self) -> i64 {
        self.head.load(Ordering::Relaxed)
    }

    /// All post for a time, `rate` times a second together, or as often as they can.
    pub fn write(&self, what: Changes, rate: Option<u32>, duration: Duration) -> Result<()> {
        let (round, start) = (self.head(), Instant::now());
        thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS)
                .zip(&self.tickets)
                .map(|(writer, ticket)| {
                    scope.spawn(move || -> Result<()> {
                        let mut connection = Connection::to(self.port)?;
                        let messages = format!("/api/tickets/{ticket}/messages");
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
                            if what == Changes::TicketsAndMessages && (n + writer) % 2 == 0 {
                                post(&mut connection, "/api/tickets", "description", &key)?;
                            } else {
                                post(&mut connection, &messages, "body", &key)?;
                            }
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

/// Posts a text as the field `name`, again with the same key where the server has too much to do, and returns the body
/// of the response.
fn post(connection: &mut Connection, path: &str, name: &str, key: &str) -> Result<String> {
    for _ in 0..MAX_ATTEMPTS {
        match connection.post(path, USER, key, (name, "The lift in building B is stuck")) {
            Ok(response) if ![408, 503].contains(&response.status) => return response.expect(201),
            // The server closes a connection after a while without a request.
            _ => {
                thread::sleep(RETRY_DELAY);
                connection.reopen()?;
            }
        }
    }
    bail!("the server accepts nothing more")
}
