//! The supervisor, with parts that only note what is done to them.

use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use xtask::interrupt::Interrupt;
use xtask::patience::until;
use xtask::up::part::Part;
use xtask::up::supervisor::Supervisor;

const LIMIT: Duration = Duration::from_secs(20);

/// What was done, and which part has ended by itself.
#[derive(Default, Clone)]
struct Notes(Arc<Mutex<(Vec<String>, Option<&'static str>)>>);

impl Notes {
    fn note(&self, what: String) {
        self.0.lock().expect("no test panics while it notes").0.push(what);
    }

    fn ended(&self) -> Option<&'static str> {
        self.0.lock().expect("no test panics while it notes").1
    }

    fn end(&self, part: Option<&'static str>) {
        self.0.lock().expect("no test panics while it notes").1 = part;
    }

    fn all(&self) -> Vec<String> {
        self.0.lock().expect("no test panics while it notes").0.clone()
    }

    fn part(&self, name: &'static str) -> Vec<Box<dyn Part>> {
        vec![Box::new(Noting { name, notes: self.clone() })]
    }
}

struct Noting {
    name: &'static str,
    notes: Notes,
}

impl Part for Noting {
    fn name(&self) -> &str {
        self.name
    }

    fn log(&self) -> PathBuf {
        PathBuf::from("/dev/null")
    }

    fn launch(&mut self) -> Result<()> {
        if self.notes.ended() == Some(self.name) {
            self.notes.end(None);
        }
        self.notes.note(format!("{} launched", self.name));
        Ok(())
    }

    fn ended(&mut self) -> Option<ExitStatus> {
        (self.notes.ended() == Some(self.name)).then(|| ExitStatus::from_raw(9))
    }

    fn is_ready(&self) -> bool {
        true
    }

    fn stop(&mut self) {
        self.notes.note(format!("{} stopped", self.name));
    }
}

#[test]
fn a_part_that_ends_is_started_again_and_the_others_are_left_alone() {
    let (notes, interrupt) = (Notes::default(), Interrupt::default());
    let mut supervisor = Supervisor::new(interrupt.clone());
    supervisor.start(notes.part("API")).unwrap();
    supervisor.start(notes.part("backlog")).unwrap();
    assert!(supervisor.wait_until_ready().unwrap());

    thread::scope(|scope| {
        scope.spawn(|| supervisor.watch());
        notes.end(Some("API"));
        let again = until(LIMIT, || (notes.all().len() == 3).then(|| notes.all()));
        interrupt.ask();
        assert_eq!(again.unwrap(), ["API launched", "backlog launched", "API launched"]);
    });
}

#[test]
fn what_was_started_last_ends_first() {
    let notes = Notes::default();
    let mut supervisor = Supervisor::new(Interrupt::default());
    for name in ["database", "API", "backlog"] {
        supervisor.start(notes.part(name)).unwrap();
    }
    supervisor.stop();
    assert_eq!(notes.all()[3..], ["backlog stopped", "API stopped", "database stopped"]);
    drop(supervisor);
    assert_eq!(notes.all().len(), 6, "nothing is stopped twice");
}

#[test]
fn a_part_that_ends_while_starting_is_an_error_with_its_name() {
    let notes = Notes::default();
    let mut supervisor = Supervisor::new(Interrupt::default());
    supervisor.start(notes.part("The API")).unwrap();
    notes.end(Some("The API"));
    let told = supervisor.wait_until_ready().unwrap_err().to_string();
    assert!(told.starts_with("The API ended"), "{told}");
}

#[test]
fn an_interrupt_ends_the_wait() {
    let (notes, interrupt) = (Notes::default(), Interrupt::default());
    let mut supervisor = Supervisor::new(interrupt.clone());
    supervisor.start(notes.part("API")).unwrap();
    interrupt.ask();
    assert!(!supervisor.wait_until_ready().unwrap());
}
