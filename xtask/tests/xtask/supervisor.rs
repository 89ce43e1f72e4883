//! The supervisor, with services that only record their calls.

use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use xtask::interrupt::Interrupt;
use xtask::up::service::Service;
use xtask::up::supervisor::Supervisor;
use xtask::wait::wait_until;

const TIMEOUT: Duration = Duration::from_secs(20);

/// The calls so far, and the service that has ended by itself.
#[derive(Default, Clone)]
struct Record(Arc<Mutex<(Vec<String>, Option<&'static str>)>>);

impl Record {
    fn add(&self, call: String) {
        self.0.lock().expect("no test panics while it holds the lock").0.push(call);
    }

    fn ended(&self) -> Option<&'static str> {
        self.0.lock().expect("no test panics while it holds the lock").1
    }

    fn end(&self, service: Option<&'static str>) {
        self.0.lock().expect("no test panics while it holds the lock").1 = service;
    }

    fn calls(&self) -> Vec<String> {
        self.0.lock().expect("no test panics while it holds the lock").0.clone()
    }

    fn service(&self, name: &'static str) -> Vec<Box<dyn Service>> {
        vec![Box::new(Recording { name, record: self.clone() })]
    }
}

struct Recording {
    name: &'static str,
    record: Record,
}

impl Service for Recording {
    fn name(&self) -> &str {
        self.name
    }

    fn log(&self) -> PathBuf {
        PathBuf::from("/dev/null")
    }

    fn launch(&mut self) -> Result<()> {
        if self.record.ended() == Some(self.name) {
            self.record.end(None);
        }
        self.record.add(format!("{} launched", self.name));
        Ok(())
    }

    fn ended(&mut self) -> Option<ExitStatus> {
        (self.record.ended() == Some(self.name)).then(|| ExitStatus::from_raw(9))
    }

    fn is_ready(&self) -> bool {
        true
    }

    fn stop(&mut self) {
        self.record.add(format!("{} stopped", self.name));
    }
}

#[test]
fn a_service_that_ends_is_restarted_and_the_others_are_left_alone() {
    let (record, interrupt) = (Record::default(), Interrupt::default());
    let mut supervisor = Supervisor::new(interrupt.clone());
    supervisor.start(record.service("API")).unwrap();
    supervisor.start(record.service("backlog")).unwrap();
    assert!(supervisor.wait_until_ready().unwrap());

    thread::scope(|scope| {
        scope.spawn(|| supervisor.watch());
        record.end(Some("API"));
        let calls = wait_until(TIMEOUT, || (record.calls().len() == 3).then(|| record.calls()));
        interrupt.request();
        assert_eq!(calls.unwrap(), ["API launched", "backlog launched", "API launched"]);
    });
}

#[test]
fn the_last_service_started_stops_first() {
    let record = Record::default();
    let mut supervisor = Supervisor::new(Interrupt::default());
    for name in ["database", "API", "backlog"] {
        supervisor.start(record.service(name)).unwrap();
    }
    supervisor.stop();
    assert_eq!(record.calls()[3..], ["backlog stopped", "API stopped", "database stopped"]);
    drop(supervisor);
    assert_eq!(record.calls().len(), 6, "nothing is stopped twice");
}

#[test]
fn a_service_that_ends_while_starting_is_an_error_with_its_name() {
    let record = Record::default();
    let mut supervisor = Supervisor::new(Interrupt::default());
    supervisor.start(record.service("The API")).unwrap();
    record.end(Some("The API"));
    let error = supervisor.wait_until_ready().unwrap_err().to_string();
    assert!(error.starts_with("The API ended"), "{error}");
}

#[test]
fn an_interrupt_ends_the_wait() {
    let (record, interrupt) = (Record::default(), Interrupt::default());
    let mut supervisor = Supervisor::new(interrupt.clone());
    supervisor.start(record.service("API")).unwrap();
    interrupt.request();
    assert!(!supervisor.wait_until_ready().unwrap());
}
