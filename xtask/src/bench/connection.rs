//! Requests over one connection that stays open, as a browser or a service keeps it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

use anyhow::{Context, Result, ensure};

use crate::http;

/// The header of a user.
pub const USER: &str = "X-Role: user\r\n";
/// The header of the helpdesk.
pub const HELPDESK: &str = "X-Role: helpdesk\r\n";

/// A connection to one of the servers.
pub struct Connection {
    socket: BufReader<TcpStream>,
    port: u16,
}

/// What a server answers.
pub struct Response {
    /// Such as 200.
    pub status: u16,
    /// The text, which may be empty.
    pub body: String,
}

impl Connection {
    /// # Errors
    /// When nobody listens.
    pub fn to(port: u16) -> Result<Self> {
        let socket = TcpStream::connect(http::loopback(port))?;
        socket.set_nodelay(true)?;
        Ok(Self { socket: BufReader::new(socket), port })
    }

    /// Begins anew, after the server has closed it.
    ///
    /// # Errors
    /// When nobody listens.
    pub fn reopen(&mut self) -> Result<()> {
        *self = Self::to(self.port)?;
        Ok(())
    }

    /// Sends a `GET`; each header ends with a line break.
    ///
    /// # Errors
    /// When the connection is closed, or what comes is not HTTP.
    pub fn get(&mut self, path: &str, headers: &str) -> Result<Response> {
        let host = http::loopback(self.port);
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n"))
    }

    /// Posts a text as the field `name` of a JSON object. `key` is its idempotency key.
    ///
    /// # Errors
    /// As [`Connection::get`].
    pub fn post(
        &mut self,
        path: &str,
        headers: &str,
        key: &str,
        (name, text): (&str, &str),
    ) -> Result<Response> {
        let host = http::loopback(self.port);
        let body = format!("{{\"{name}\":\"{text}\"}}");
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Idempotency-Key: {key}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    }

    fn send(&mut self, request: &str) -> Result<Response> {
        self.socket.get_mut().write_all(request.as_bytes())?;
        let status = self.line()?;
        let status = status.strip_prefix("HTTP/1.1 ").and_then(|it| it.get(..3)?.parse().ok());
        let status = status.context("the connection is closed")?;
        let mut length = None;
        loop {
            let line = self.line()?;
            if line.trim().is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').unwrap_or_default();
            if name.eq_ignore_ascii_case("content-length") {
                length = Some(value.trim().parse()?);
            }
        }
        let mut body = vec![0; length.context("a response without a length")?];
        self.socket.read_exact(&mut body)?;
        Ok(Response { status, body: String::from_utf8(body)? })
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.socket.read_line(&mut line)?;
        Ok(line)
    }
}

impl Response {
    /// The text, if the status is the expected one.
    ///
    /// # Errors
    /// When it is another one.
    pub fn expect(self, status: u16) -> Result<String> {
        ensure!(self.status == status, "status {} instead of {status}: {}", self.status, self.body);
        Ok(self.body)
    }
}

/// The number of the ticket that a body of JSON begins with.
///
/// # Errors
/// When it begins otherwise.
pub fn ticket_id(body: &str) -> Result<i64> {
    let id = body.strip_prefix("{\"id\":").and_then(|rest| rest.split_once(','));
    Ok(id.context("a ticket begins with its id")?.0.parse()?)
}
