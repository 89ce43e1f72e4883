//! Thousands of listeners in one thread, so that they take little of the machine.

use std::os::fd::OwnedFd;
use std::time::Duration;

use anyhow::Result;
use rustix::event::{Timespec, epoll};

use crate::bench::event_stream::{EventStream, ROLES};

/// How many connections one call reports as ready.
const BATCH_SIZE: usize = 1_024;
/// How often the end is checked for.
const POLL_INTERVAL: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

pub struct Listeners {
    port: u16,
    ready: OwnedFd,
    streams: Vec<EventStream>,
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
            let stream = EventStream::open(self.port, ROLES[index % 2])?;
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

    /// Listens until it is over. Says how long after its date each event was received.
    pub fn listen(&mut self, mut is_over: impl FnMut(&Self) -> bool) -> Result<Vec<Duration>> {
        let (mut latencies, mut buffer) = (Vec::new(), vec![0; 64 * 1024]);
        let mut events = Vec::with_capacity(BATCH_SIZE);
        loop {
            events.clear();
            let room = rustix::buffer::spare_capacity(&mut events);
            epoll::wait(&self.ready, room, Some(&POLL_INTERVAL))?;
            for event in &events {
                let stream = &mut self.streams[usize::try_from(event.data.u64())?];
                let mut dates = Vec::new();
                stream.read(&mut buffer, |event| dates.push(event.date))?;
                for date in dates {
                    latencies.push(date.elapsed()?);
                }
            }
            if events.len() < BATCH_SIZE && is_over(self) {
                return Ok(latencies);
            }
        }
    }
}
