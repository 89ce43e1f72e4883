//! Tells on standard error how far a tool has come.

use std::io::{IsTerminal as _, stderr};

/// How many more make it worth a new line where lines stay.
const STRIDE: u64 = 2_000;

/// On a terminal one line that counts up, elsewhere a line now and then.
pub struct Progress {
    what: &'static str,
    told: u64,
    on_terminal: bool,
}

impl Progress {
    /// `what` follows the number, as in "2000 tickets read".
    pub fn new(what: &'static str) -> Self {
        Self { what, told: 0, on_terminal: stderr().is_terminal() }
    }

    /// Says that `done` are done by now.
    pub fn reached(&mut self, done: u64) {
        let what = self.what;
        if self.on_terminal {
            eprint!("\r{done} {what} ");
            self.told = done;
        } else if done >= self.told + STRIDE {
            eprintln!("{done} {what}");
            self.told = done - done % STRIDE;
        }
    }

    /// Makes room for another message.
    pub fn pause(&mut self) {
        if self.on_terminal && self.told > 0 {
            eprint!("\r\x1b[K");
        }
    }
}
