//! Requests over one connection that stays open, as the API keeps it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::http;

/// A connection to one of the servers.
pub struct Connection {
    stream: BufReader<TcpStream>,
    port: u16,
}

impl Connection {
    /// # Errors
    /// When nobody listens.
    pub fn to(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(http::loopback(port))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), port })
    }

    /// How long it takes from a `GET` to the last byte of its response.
    ///
    /// # Errors
    /// When it is not 200.
    pub fn time(&mut self, path: &str) -> Result<Duration> {
        let sent_at = Instant::now();
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        self.stream.get_mut().write_all(request.as_bytes())?;
        let (mut length, mut lines) = (None, 0);
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            ensure!(lines > 0 || line.starts_with("HTTP/1.1 200"), "{path}: {line}");
            lines += 1;
            if line.trim().is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').unwrap_or_default();
            if name.eq_ignore_ascii_case("content-length") {
                length = Some(value.trim().parse()?);
            }
        }
        let mut body = vec![0; length.context("a response without a length")?];
        self.stream.read_exact(&mut body)?;
        Ok(sent_at.elapsed())
    }
}
