//! Thousands of listeners in one thread, so that they take little of the machine.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::os::fd::OwnedFd;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail, ensure};
use rustix::event::{Timespec, epoll};

use crate::http;

const ROLES: [&str; 2] = ["user", "helpdesk"];
/// How many connections one call reports as ready.
const BATCH_SIZE: usize = 1_024;
/// How often the end is checked for.
const POLL_INTERVAL: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };
/// Microseconds.
const DAY: u64 = 24 * 60 * 60 * 1_000_000;

pub struct Listeners {
    port: u16,
    ready: OwnedFd,
    streams: Vec<Stream>,
}

struct Stream {
    socket: TcpStream,
    unread: Vec<u8>,
    position: i64,
}

impl Listeners {
    pub fn new(port: u16) -> Result<Self> {
        let ready = epoll::create(epoll::CreateFlags::CLOEXEC)?;
        Ok(Self { port, ready, streams: Vec::new() })
    }

    pub fn len(&self) -> usize {
        self.streams.len()
    }

    /// Opens streams until there are `count`, half of them for each role.
    pub fn open(&mut self, count: u32) -> Result<()> {
        for index in self.len()..usize::try_from(count)? {
            let stream = Stream::open(self.port, ROLES[index % 2])?;
            let data = epoll::EventData::new_u64(u64::try_from(index)?);
            epoll::add(&self.ready, &stream.socket, data, epoll::EventFlags::IN)?;
            self.streams.push(stream);
        }
        Ok(())
    }

    /// Whether all have received everything up to a position.
    pub fn have(&self, position: i64) -> bool {
        self.streams.iter().all(|stream| stream.position >= position)
    }

    /// Listens until it is over. Says how many microseconds after its date each event was received.
    pub fn listen(&mut self, mut is_over: impl FnMut(&Self) -> bool) -> Result<Vec<u32>> {
        let (mut latencies, mut buffer) = (Vec::new(), vec![0; 64 * 1024]);
        let mut events = Vec::with_capacity(BATCH_SIZE);
        loop {
            events.clear();
            let room = rustix::buffer::spare_capacity(&mut events);
            epoll::wait(&self.ready, room, Some(&POLL_INTERVAL))?;
            for event in &events {
                let index = usize::try_from(event.data.u64())?;
                self.streams[index].read(&mut buffer, &mut latencies)?;
            }
            if events.len() < BATCH_SIZE && is_over(self) {
                return Ok(latencies);
            }
        }
    }
}

impl Stream {
    /// Opens a stream and reads `hello`, which says where it begins.
    fn open(port: u16, role: &str) -> Result<Self> {
        let mut socket = TcpStream::connect(http::loopback(port))?;
        let path = format!("/api/events/stream?role={role}");
        socket.write_all(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes())?;
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

    fn read(&mut self, buffer: &mut [u8], latencies: &mut Vec<u32>) -> Result<()> {
        let n = match self.socket.read(buffer) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
            n => n?,
        };
        ensure!(n > 0, "the server has ended a stream");
        let now = now()?;
        self.unread.extend_from_slice(&buffer[..n]);
        let mut start = 0;
        while let Some(length) = self.unread[start..].iter().position(|byte| *byte == b'\n') {
            let line = &self.unread[start..start + length];
            start += length + 1;
            let Some(data) = line.strip_prefix(b"data: ") else { continue };
            let (position, at) = position_and_date(std::str::from_utf8(data)?)
                .with_context(|| format!("no event: {}", String::from_utf8_lossy(data)))?;
            if position != self.position + 1 {
                bail!("{position} follows {}", self.position);
            }
            self.position = position;
            latencies.push(u32::try_from((now + DAY - at) % DAY).unwrap_or(u32::MAX));
        }
        self.unread.drain(..start);
        Ok(())
    }
}

/// Microseconds of the day.
fn now() -> Result<u64> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_micros();
    Ok(u64::try_from(now % u128::from(DAY))?)
}

/// The position of an event and its date, as microseconds of the day.
fn position_and_date(data: &str) -> Option<(i64, u64)> {
    let position = data.strip_prefix("{\"position\":")?.split_once(',')?.0.parse().ok()?;
    let (_, date) = data.split_once("\"at\":\"")?;
    let time = date.split_once('"')?.0.split_once('T')?.1.strip_suffix('Z')?;
    let (hour, rest) = time.split_once(':')?;
    let (minute, second) = rest.split_once(':')?;
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    let micros: u64 = format!("{fraction:0<6}").parse().ok()?;
    let number = |text: &str| text.parse::<u64>().ok();
    let seconds = (number(hour)? * 60 + number(minute)?) * 60 + number(second)?;
    Some((position, seconds * 1_000_000 + micros))
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
        assert_eq!(event("01:02:03.000450"), Some((7, 3_723_000_450)));
        assert_eq!(event("00:00:01.5"), Some((7, 1_500_000)));
        assert_eq!(event("00:00:01"), Some((7, 1_000_000)));
        assert_eq!(event("soon"), None);
    }
}
