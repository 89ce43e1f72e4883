//! Keeps the parts of a run alive, and ends them in order.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::part::{Part, last_words};
use crate::interrupt::Interrupt;
use crate::patience;
use crate::progress::{say, silent_step, spoken};

/// How long all parts together may take to become ready, which includes reading all events once.
const READY_LIMIT: Duration = Duration::from_secs(120);
/// How long lies between two looks at the parts.
const INTERVAL: Duration = Duration::from_millis(100);
/// How long the first attempt to start a part again waits; each further one twice as long, up to `LONGEST_PAUSE`.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// A part that ran this long has recovered from what ended it before.
const RECOVERED: Duration = Duration::from_secs(30);

/// The parts, in the order they were started: groups that end together, the last one first.
pub struct Supervisor {
    interrupt: Interrupt,
    groups: Vec<Vec<Watched>>,
}

struct Watched {
    part: Box<dyn Part>,
    launched: Instant,
    failures: u32,
    again: Option<Instant>,
    back: bool,
}

impl Supervisor {
    /// A supervisor of nothing yet, which stops when it is interrupted.
    pub fn new(interrupt: Interrupt) -> Self {
        Self { interrupt, groups: Vec::new() }
    }

    /// Watches parts that run already.
    pub fn take_over(&mut self, parts: Vec<Box<dyn Part>>) {
        self.groups.push(parts.into_iter().map(Watched::new).collect());
    }

    /// Starts parts and watches them.
    ///
    /// # Errors
    /// When one cannot be started at all.
    pub fn start(&mut self, mut parts: Vec<Box<dyn Part>>) -> Result<()> {
        for part in &mut parts {
            part.launch().with_context(|| format!("{} cannot start", part.name()))?;
        }
        self.take_over(parts);
        Ok(())
    }

    /// Waits until all are ready. `false` when it was interrupted.
    ///
    /// # Errors
    /// When one ends instead, or they take too long: with the end of its log.
    pub fn wait_until_ready(&mut self) -> Result<bool> {
        let interrupt = self.interrupt.clone();
        silent_step("Waiting until everything is ready", || {
            for watched in self.groups.iter_mut().flatten() {
                let part = &mut watched.part;
                let ready = patience::until(READY_LIMIT, || {
                    let over = interrupt.asked() || part.ended().is_some();
                    if over { Some(false) } else { part.is_ready().then_some(true) }
                });
                if interrupt.asked() {
                    return Ok(false);
                }
                if ready != Some(true) {
                    let how = if ready.is_some() { "ended" } else { "does not become ready" };
                    bail!(
                        "{} {how}. The end of {}:\n{}",
                        part.name(),
                        part.log().display(),
                        last_words(&**part)
                    );
                }
            }
            Ok(true)
        })
    }

    /// Starts again what ends, until it is interrupted.
    pub fn watch(&mut self) {
        while !self.interrupt.asked() {
            self.groups.iter_mut().flatten().for_each(Watched::look);
            thread::park_timeout(INTERVAL);
        }
        say("\nEnding …");
    }

    /// Ends everything: what was started last ends first.
    pub fn stop(&mut self) {
        for mut group in self.groups.drain(..).rev() {
            thread::scope(|scope| {
                for watched in &mut group {
                    scope.spawn(|| watched.part.stop());
                }
            });
        }
    }
}

impl Drop for Supervisor {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Watched {
    fn new(part: Box<dyn Part>) -> Self {
        Self { part, launched: Instant::now(), failures: 0, again: None, back: true }
    }

    /// One look: has it ended, is it time to start it again, is it back?
    fn look(&mut self) {
        match self.again {
            Some(when) if Instant::now() >= when => self.start_again(),
            Some(_) => {}
            None if self.part.ended().is_some() => self.plan_again(),
            None if !self.back && self.part.is_ready() => {
                self.back = true;
                say(format!(
                    "{} is back after {}.",
                    self.part.name(),
                    spoken(self.launched.elapsed())
                ));
            }
            None => {}
        }
    }

    fn plan_again(&mut self) {
        if self.launched.elapsed() >= RECOVERED {
            self.failures = 0;
        }
        let pause = pause_after(self.failures);
        self.failures += 1;
        self.back = false;
        self.again = Some(Instant::now() + pause);
        let how = self.part.ended().map(|status| status.to_string()).unwrap_or_default();
        let (name, log) = (self.part.name(), self.part.log());
        say(format!(
            "{name} ended ({how}); starting it again in {}. Its log: {}",
            spoken(pause),
            log.display()
        ));
    }

    fn start_again(&mut self) {
        self.again = None;
        self.launched = Instant::now();
        if let Err(error) = self.part.launch() {
            say(format!("{} cannot start: {error:#}", self.part.name()));
        }
    }
}

fn pause_after(failures: u32) -> Duration {
    FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(failures)).min(LONGEST_PAUSE)
}
