//! Questions over one connection that stays open, as a proxy has it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::http;

/// A connection to a server of ours.
pub struct Questions {
    connection: BufReader<TcpStream>,
    port: u16,
}

impl Questions {
    /// # Errors
    /// When nobody listens.
    pub fn to(port: u16) -> Result<Self> {
        let connection = TcpStream::connect(http::loopback(port))?;
        connection.set_nodelay(true)?;
        Ok(Self { connection: BufReader::new(connection), port })
    }

    /// How long the whole answer to `GET` takes.
    ///
    /// # Errors
    /// When it is not 200.
    pub fn ask(&mut self, path: &str) -> Result<Duration> {
        let begun = Instant::now();
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        self.connection.get_mut().write_all(request.as_bytes())?;
        let (mut length, mut lines) = (None, 0);
        loop {
            let mut line = String::new();
            self.connection.read_line(&mut line)?;
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
        let mut body = vec![0; length.context("an answer without a length")?];
        self.connection.read_exact(&mut body)?;
        Ok(begun.elapsed())
    }
}
