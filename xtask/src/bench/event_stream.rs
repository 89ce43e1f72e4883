//! The event stream of one window, read as it comes.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail, ensure};
use rustix::process::{Resource, getrlimit, setrlimit};

use crate::http;

/// The setting that lets thousands of streams come from this machine.
pub const STREAMS_PER_ADDRESS: (&str, &str) = ("LODGE_STREAMS_PER_ADDRESS", "10000");
/// The role of every second window, by its number.
pub const ROLES: [&str; 2] = ["user", "helpdesk"];
/// Microseconds.
const DAY: u64 = 24 * 60 * 60 * 1_000_000;

/// Lets this process and those that it starts hold as many connections as the system allows.
///
/// # Errors
/// When the system refuses.
pub fn allow_many_files() -> Result<()> {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit).context("cannot open many files")
}

/// An open stream.
pub struct EventStream {
    pub socket: TcpStream,
    /// That of the last event.
    pub position: i64,
    unread: Vec<u8>,
}

/// An event as its line of the stream shows it.
pub struct StreamEvent<'a> {
    pub date: Date,
    line: &'a str,
}

impl StreamEvent<'_> {
    /// Such as `opened`.
    pub fn kind(&self) -> &str {
        let (_, rest) = self.line.split_once("\"kind\":\"").unwrap_or_default();
        rest.split_once('"').unwrap_or_default().0
    }

    /// The number of its ticket.
    pub fn ticket(&self) -> Option<i64> {
        let (_, rest) = self.line.split_once("\"ticket\":")?;
        rest.split_once([',', '}'])?.0.parse().ok()
    }
}

impl EventStream {
    /// Opens a stream and reads `hello`, which says where it begins.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn open(port: u16, role: &str) -> Result<Self> {
        let host = http::loopback(port);
        let mut socket = TcpStream::connect(host)?;
        let path = format!("/api/events/stream?role={role}");
        socket.write_all(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes())?;
        let (mut unread, mut buffer) = (Vec::new(), [0; 2_048]);
        let position = loop {
            let n = socket.read(&mut buffer)?;
            ensure!(n > 0, "no stream: {}", String::from_utf8_lossy(&unread));
            unread.extend_from_slice(&buffer[..n]);
            let text = String::from_utf8_lossy(&unread);
            let id = text.split_once("\nid: ").and_then(|(_, rest)| rest.split_once('\n'));
            if let Some((id, rest)) = id
                && rest.contains("\n\n")
            {
                break id.parse()?;
            }
        };
        socket.set_nonblocking(true)?;
        Ok(Self { socket, unread: Vec::new(), position })
    }

    /// Reads what has come, without waiting.
    ///
    /// # Errors
    /// When the server has ended the stream, or an event is missing.
    pub fn read(&mut self, buffer: &mut [u8], mut on_event: impl FnMut(StreamEvent)) -> Result<()> {
        let n = match self.socket.read(buffer) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
            n => n?,
        };
        ensure!(n > 0, "the server has ended a stream");
        self.unread.extend_from_slice(&buffer[..n]);
        let mut start = 0;
        while let Some(length) = self.unread[start..].iter().position(|byte| *byte == b'\n') {
            let line = &self.unread[start..start + length];
            start += length + 1;
            let Some(data) = line.strip_prefix(b"data: ") else { continue };
            let line = std::str::from_utf8(data)?;
            let (position, date) =
                position_and_date(line).with_context(|| format!("no event: {line}"))?;
            if position != self.position + 1 {
                bail!("{position} follows {}", self.position);
            }
            self.position = position;
            on_event(StreamEvent { date, line });
        }
        self.unread.drain(..start);
        Ok(())
    }
}

/// The time of an event, as microseconds of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date(u64);

impl Date {
    /// How long ago it was, if that is less than a day.
    ///
    /// # Errors
    /// When the clock of this machine is set to before 1970.
    pub fn elapsed(self) -> Result<Duration> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_micros();
        let now = u64::try_from(now % u128::from(DAY))?;
        Ok(Duration::from_micros((now + DAY - self.0) % DAY))
    }
}

/// The position of an event and its date.
fn position_and_date(data: &str) -> Option<(i64, Date)> {
    let position = data.strip_prefix("{\"position\":")?.split_once(',')?.0.parse().ok()?;
    let (_, date) = data.split_once("\"at\":\"")?;
    let time = date.split_once('"')?.0.split_once('T')?.1.strip_suffix('Z')?;
    let (hour, rest) = time.split_once(':')?;
    let (minute, second) = rest.split_once(':')?;
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    let micros: u64 = format!("{fraction:0<6}").parse().ok()?;
    let number = |text: &str| text.parse::<u64>().ok();
    let seconds = (number(hour)? * 60 + number(minute)?) * 60 + number(second)?;
    Some((position, Date(seconds * 1_000_000 + micros)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_read_with_its_date() {
        let event = |at: &str| {
            position_and_date(&format!(
                "{{\"position\":7,\"ticket\":1,\"at\":\"2026-11-28T{at}Z\"}}"
            ))
        };
        assert_eq!(event("01:02:03.000450"), Some((7, Date(3_723_000_450))));
        assert_eq!(event("00:00:01.5"), Some((7, Date(1_500_000))));
        assert_eq!(event("00:00:01"), Some((7, Date(1_000_000))));
        assert_eq!(event("soon"), None);
    }

    #[test]
    fn an_event_tells_its_kind_and_its_ticket() {
        let line = "{\"position\":7,\"ticket\":12,\"kind\":\"message_posted\",\"at\":\"\"}";
        let event = StreamEvent { date: Date(0), line };
        assert_eq!((event.kind(), event.ticket()), ("message_posted", Some(12)));
    }
}
