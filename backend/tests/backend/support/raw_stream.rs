//! An event stream read from the socket, so cheaply that thousands can be.

use std::io::{self, ErrorKind};
use std::time::Duration;

use shared::stream;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// The most that a test waits for anything.
pub const LIMIT: Duration = Duration::from_secs(90);

/// Enough for the response's head and some events.
const BUFFER_BYTES: usize = 4 * 1024;

pub struct RawStream {
    socket: BufReader<TcpStream>,
    line: Vec<u8>,
    id: i64,
    kind: Kind,
    data: String,
    is_complete: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Hello,
    TicketEvent,
    /// It has no id of its own.
    Typing,
}

/// A server-sent event.
#[derive(Debug)]
pub struct RawMessage<'a> {
    pub id: i64,
    pub kind: Kind,
    pub data: &'a str,
}

impl RawStream {
    /// Opens a stream at an address such as `127.0.0.1:8080`.
    pub async fn open(address: &str, role: &str, after: Option<i64>) -> io::Result<Self> {
        let mut socket = TcpStream::connect(address).await?;
        let after = after.map(|id| format!("Last-Event-ID: {id}\r\n")).unwrap_or_default();
        let request = format!(
            "GET /api/events/stream?role={role} HTTP/1.1\r\nHost: localhost\r\n{after}\r\n"
        );
        socket.write_all(request.as_bytes()).await?;
        let socket = BufReader::with_capacity(BUFFER_BYTES, socket);
        let (line, data) = (Vec::new(), String::new());
        let mut stream = Self { socket, line, id: 0, kind: Kind::Hello, data, is_complete: true };
        let status = stream.line().await?.unwrap_or_default();
        while stream.line().await?.is_some_and(|line| line != "\r") {}
        if status == "HTTP/1.1 200 OK\r" { Ok(stream) } else { Err(io::Error::other(status)) }
    }

    /// The next message; none when the stream has ended in good order. The future may be dropped.
    pub async fn next(&mut self) -> io::Result<Option<RawMessage<'_>>> {
        if std::mem::take(&mut self.is_complete) {
            self.data.clear();
        }
        loop {
            let Some(line) = self.line().await? else {
                return Err(ErrorKind::UnexpectedEof.into());
            };
            // Lines of events end without a carriage return, those of the chunked encoding with one.
            if line == "0\r" {
                return Ok(None);
            }
            if line.is_empty() && !self.data.is_empty() {
                self.is_complete = true;
                return Ok(Some(RawMessage { id: self.id, kind: self.kind, data: &self.data }));
            }
            if let Some(id) = line.strip_prefix("id: ") {
                self.id = id.parse().map_err(io::Error::other)?;
            } else if let Some(event) = line.strip_prefix("event: ") {
                self.kind = match event {
                    stream::HELLO => Kind::Hello,
                    stream::TYPING => Kind::Typing,
                    stream::TICKET_EVENT => Kind::TicketEvent,
                    other => return Err(io::Error::other(other.to_owned())),
                };
            } else if let Some(data) = line.strip_prefix("data: ") {
                self.data = data.to_owned();
            }
        }
    }

    async fn line(&mut self) -> io::Result<Option<String>> {
        if self.socket.read_until(b'\n', &mut self.line).await? == 0 && self.line.is_empty() {
            return Ok(None);
        }
        if self.line.pop() != Some(b'\n') {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        String::from_utf8(std::mem::take(&mut self.line)).map(Some).map_err(io::Error::other)
    }

    /// Cuts the connection as a crash would, not as somebody who leaves.
    pub fn reset(self) {
        // Fails only when it has been cut already.
        let _ = self.socket.get_ref().set_zero_linger();
    }
}

/// Lets this process have as many connections as the system allows.
pub fn allow_many_connections() {
    let mut limit = rustix::process::getrlimit(rustix::process::Resource::Nofile);
    limit.current = limit.maximum;
    rustix::process::setrlimit(rustix::process::Resource::Nofile, limit)
        .expect("a process may use what it is allowed");
}
