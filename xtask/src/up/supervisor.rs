//! Restarts services that end, and stops all of them in order.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::service::{Service, end_of_log};
use crate::interrupt::Interrupt;
use crate::progress::{rounded, say, silent_step};
use crate::wait::wait_until;

/// The longest wait until all services are ready, which includes reading all events once.
const READY_TIMEOUT: Duration = Duration::from_secs(120);
/// The pause between two checks of the services.
const POLL_INTERVAL: Duration = Duration::from_millis(100);
/// The delay of the first restart; each further one doubles it, up to `MAX_RESTART_DELAY`.
const MIN_RESTART_DELAY: Duration = Duration::from_millis(250);
const MAX_RESTART_DELAY: Duration = Duration::from_secs(10);
/// A service that ran for this long has recovered: the next restart starts with the shortest delay.
const RECOVERY_TIME: Duration = Duration::from_secs(30);

/// Supervised services in groups: they stop together, the last group first.
pub struct Supervisor {
    interrupt: Interrupt,
    groups: Vec<Vec<Supervised>>,
}

struct Supervised {
    service: Box<dyn Service>,
    launched_at: Instant,
    failures: u32,
    restart_at: Option<Instant>,
    /// Whether its recovery is still to be reported.
    is_recovering: bool,
}

impl Supervisor {
    /// A supervisor without services.
    pub fn new(interrupt: Interrupt) -> Self {
        Self { interrupt, groups: Vec::new() }
    }

    /// Supervises services that run already.
    pub fn take_over(&mut self, services: Vec<Box<dyn Service>>) {
        self.groups.push(services.into_iter().map(Supervised::new).collect());
    }

    /// Starts services and supervises them.
    ///
    /// # Errors
    /// When one cannot be started at all.
    pub fn start(&mut self, mut services: Vec<Box<dyn Service>>) -> Result<()> {
        for service in &mut services {
            service.launch().with_context(|| format!("{} cannot start", service.name()))?;
        }
        self.take_over(services);
        Ok(())
    }

    /// Waits until all are ready. Returns `false` when it was interrupted.
    ///
    /// # Errors
    /// When one ends or is not ready in time; the error holds the end of its log.
    pub fn wait_until_ready(&mut self) -> Result<bool> {
        let interrupt = self.interrupt.clone();
        silent_step("Waiting until everything is ready", || {
            for supervised in self.groups.iter_mut().flatten() {
                let service = &mut supervised.service;
                let ready = wait_until(READY_TIMEOUT, || {
                    let is_over = interrupt.is_requested() || service.ended().is_some();
                    if is_over { Some(false) } else { service.is_ready().then_some(true) }
                });
                if interrupt.is_requested() {
                    return Ok(false);
                }
                if ready != Some(true) {
                    let problem = if ready.is_some() { "ended" } else { "does not become ready" };
                    bail!(
                        "{} {problem}. The end of {}:\n{}",
                        service.name(),
                        service.log().display(),
                        end_of_log(&**service)
                    );
                }
            }
            Ok(true)
        })
    }

    /// Restarts services that end, until it is interrupted.
    pub fn watch(&mut self) {
        while !self.interrupt.is_requested() {
            self.groups.iter_mut().flatten().for_each(Supervised::check);
            thread::park_timeout(POLL_INTERVAL);
        }
        say("\nStopping …");
    }

    /// Stops all services, the last group first.
    pub fn stop(&mut self) {
        for mut group in self.groups.drain(..).rev() {
            thread::scope(|scope| {
                for supervised in &mut group {
                    scope.spawn(|| supervised.service.stop());
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

impl Supervised {
    fn new(service: Box<dyn Service>) -> Self {
        let launched_at = Instant::now();
        Self { service, launched_at, failures: 0, restart_at: None, is_recovering: false }
    }

    /// One check: has it ended, is it time to restart it, is it ready again?
    fn check(&mut self) {
        match self.restart_at {
            Some(time) if Instant::now() >= time => self.restart(),
            Some(_) => {}
            None if self.service.ended().is_some() => self.schedule_restart(),
            None if self.is_recovering && self.service.is_ready() => {
                self.is_recovering = false;
                let (name, time) = (self.service.name(), rounded(self.launched_at.elapsed()));
                say(format!("{name} is ready again after {time}."));
            }
            None => {}
        }
    }

    fn schedule_restart(&mut self) {
        if self.launched_at.elapsed() >= RECOVERY_TIME {
            self.failures = 0;
        }
        let delay = restart_delay(self.failures);
        self.failures += 1;
        self.is_recovering = true;
        self.restart_at = Some(Instant::now() + delay);
        let status = self.service.ended().map(|status| status.to_string()).unwrap_or_default();
        let (name, log, delay) = (self.service.name(), self.service.log(), rounded(delay));
        say(format!("{name} ended ({status}); restart in {delay}. Its log: {}", log.display()));
    }

    fn restart(&mut self) {
        self.restart_at = None;
        self.launched_at = Instant::now();
        if let Err(error) = self.service.launch() {
            say(format!("{} cannot start: {error:#}", self.service.name()));
        }
    }
}

fn restart_delay(failures: u32) -> Duration {
    MIN_RESTART_DELAY.saturating_mul(2_u32.saturating_pow(failures)).min(MAX_RESTART_DELAY)
}
