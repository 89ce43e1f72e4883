//! A stream as it comes over the wire, read so cheaply that thousands can be.

use std::io::{self, ErrorKind};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// Enough for the answer's head and some events.
const BUFFER: usize = 4 * 1024;

pub struct Wire {
    socket: BufReader<TcpStream>,
    line: Vec<u8>,
    id: i64,
    event: Event,
    data: String,
    is_told: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Hello,
    Change,
    /// It has no id of its own.
    Hint,
}

/// A server-sent event.
#[derive(Debug)]
pub struct Told<'a> {
    pub id: i64,
    pub event: Event,
    pub data: &'a str,
}

impl Wire {
    /// Opens a stream at an address such as `127.0.0.1:8080`.
    pub async fn open(address: &str, role: &str, after: Option<i64>) -> io::Result<Self> {
        let mut socket = TcpStream::connect(address).await?;
        let after = after.map(|it| format!("Last-Event-ID: {it}\r\n")).unwrap_or_default();
        let request =
            format!("GET /api/events/stream?role={role} HTTP/1.1\r\nHost: lodge\r\n{after}\r\n");
        socket.write_all(request.as_bytes()).await?;
        let socket = BufReader::with_capacity(BUFFER, socket);
        let (line, data) = (Vec::new(), String::new());
        let mut wire = Self { socket, line, id: 0, event: Event::Hello, data, is_told: true };
        let status = wire.line().await?.unwrap_or_default().to_owned();
        while wire.line().await?.is_some_and(|it| it != "\r") {}
        if status == "HTTP/1.1 200 OK\r" { Ok(wire) } else { Err(io::Error::other(status)) }
    }

    /// The next event; none when the stream has ended in good order. It may be given up and called again.
    pub async fn next(&mut self) -> io::Result<Option<Told<'_>>> {
        if std::mem::take(&mut self.is_told) {
            self.data.clear();
        }
        loop {
            let Some(line) = self.line().await? else {
                return Err(ErrorKind::UnexpectedEof.into());
            };
            // Our lines end without, those between the parts of the answer with a carriage return.
            if line == "0\r" {
                return Ok(None);
            }
            if line.is_empty() && !self.data.is_empty() {
                self.is_told = true;
                return Ok(Some(Told { id: self.id, event: self.event, data: &self.data }));
            }
            if let Some(id) = line.strip_prefix("id: ") {
                self.id = id.parse().map_err(io::Error::other)?;
            } else if let Some(event) = line.strip_prefix("event: ") {
                self.event = match event {
                    "hello" => Event::Hello,
                    "hint" => Event::Hint,
                    _ => Event::Change,
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

/// Nothing takes that long, unless it is broken.
pub const LIMIT: Duration = Duration::from_secs(90);
