//! How far a page has followed the log.

/// Whoever is further behind reloads everything instead of reading event by event. `stream.js` has the same limit.
const MAX_EVENTS_BEHIND: i64 = 2_000;

/// The position up to which every event has been delivered to this page.
#[derive(Debug, Default)]
pub struct LogPosition {
    /// The log that the positions belong to.
    epoch: String,
    /// None before the first events, and while some before them are missing.
    delivered: Option<i64>,
    /// The last position of the stream.
    received: i64,
    /// How many times the events before `received` are being read just now.
    catch_ups: u32,
}

/// What happened while a page did not listen.
#[derive(Debug, PartialEq, Eq)]
pub enum Missed {
    Nothing,
    /// Events that can be read one by one.
    Events {
        after: i64,
    },
    /// Too many events, or another log.
    Unknown,
}

impl LogPosition {
    /// A new stream begins: what the last one was still reading is not delivered any more.
    pub fn restart(&mut self) {
        self.catch_ups = 0;
    }

    /// The stream goes on after `position`. Whoever gets [`Missed::Events`] delivers them and then calls
    /// [`finish_catch_up`](Self::finish_catch_up).
    pub fn connect(&mut self, epoch: &str, position: i64) -> Missed {
        let behind = self.delivered.filter(|_| self.epoch == epoch).map(|it| (it, position - it));
        let missed = match behind {
            Some((_, 0)) => Missed::Nothing,
            Some((after, 1..=MAX_EVENTS_BEHIND)) => {
                self.catch_ups += 1;
                Missed::Events { after }
            }
            _ => {
                epoch.clone_into(&mut self.epoch);
                self.delivered = None;
                Missed::Unknown
            }
        };
        self.receive(position);
        missed
    }

    /// The stream has delivered everything up to `position`.
    pub fn receive(&mut self, position: i64) {
        self.received = position;
        if self.catch_ups == 0 {
            self.delivered = Some(position);
        }
    }

    /// The events before those of the stream have been delivered, too.
    pub fn finish_catch_up(&mut self) {
        self.catch_ups = self.catch_ups.saturating_sub(1);
        self.receive(self.received);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(position: i64) -> LogPosition {
        let mut log = LogPosition::default();
        assert_eq!(log.connect("a", position), Missed::Unknown);
        log
    }

    #[test]
    fn a_page_that_comes_back_reads_what_it_has_missed() {
        let mut log = at(7);
        log.receive(8);
        log.restart();
        assert_eq!(log.connect("a", 8), Missed::Nothing);
        assert_eq!(log.connect("a", 10), Missed::Events { after: 8 });
    }

    #[test]
    fn another_log_a_position_before_and_too_many_events_make_everything_stale() {
        assert_eq!(at(7).connect("b", 7), Missed::Unknown);
        assert_eq!(at(7).connect("a", 6), Missed::Unknown);
        assert_eq!(at(7).connect("a", 7 + MAX_EVENTS_BEHIND), Missed::Events { after: 7 });
        assert_eq!(at(7).connect("a", 8 + MAX_EVENTS_BEHIND), Missed::Unknown);
    }

    #[test]
    fn a_position_is_reached_only_when_everything_before_was_delivered() {
        let mut log = at(7);
        log.restart();
        assert_eq!(log.connect("a", 9), Missed::Events { after: 7 });
        log.receive(10);
        // Cut short: the next stream begins again.
        log.restart();
        assert_eq!(log.connect("a", 11), Missed::Events { after: 7 });
        log.receive(12);
        log.finish_catch_up();
        log.restart();
        assert_eq!(log.connect("a", 12), Missed::Nothing);
    }

    #[test]
    fn the_worker_of_all_windows_has_the_same_limit() {
        let script = include_str!("../../page/stream.js");
        assert!(script.contains(&format!("MAX_EVENTS_BEHIND = {MAX_EVENTS_BEHIND};")));
    }
}
