//! Says what is being done, and how long it took.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

/// Says one thing to the person at the terminal.
pub fn say(sentence: impl AsRef<str>) {
    // The terminal may be gone; that is no reason to stop, or not to stop in order.
    let _ = writeln!(io::stderr(), "{}", sentence.as_ref());
}

/// Does `work`, which shows its own progress, between a line that names it and one that says how it went.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    say(format!("▸ {what}"));
    let done = work();
    close(what, started, done.is_ok());
    done
}

/// Does `work`, which is silent, under a line with the time that has passed.
pub fn silent_step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    let (over, ended) = mpsc::channel::<()>();
    let done = thread::scope(|scope| {
        scope.spawn(move || show_passing_time(what, started, &ended));
        let done = work();
        drop(over);
        done
    });
    close(what, started, done.is_ok());
    done
}

/// A duration as a person says it.
pub fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

fn close(what: &str, started: Instant, well: bool) {
    let mark = if well { '✓' } else { '✗' };
    say(format!("{mark} {what} ({})", spoken(started.elapsed())));
}

/// On a terminal one line that is written over each second; elsewhere a line now and each half minute.
fn show_passing_time(what: &str, started: Instant, ended: &mpsc::Receiver<()>) {
    let terminal = io::stderr().is_terminal();
    let every = Duration::from_secs(if terminal { 1 } else { 30 });
    if !terminal {
        say(format!("▸ {what}"));
    }
    while ended.recv_timeout(every) == Err(mpsc::RecvTimeoutError::Timeout) {
        let passed = spoken(started.elapsed());
        if terminal {
            let _ = write!(io::stderr(), "\r▸ {what} … {passed} ");
        } else {
            say(format!("▸ {what} … {passed}"));
        }
    }
    if terminal {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_said_as_exactly_as_it_matters() {
        assert_eq!(spoken(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(spoken(Duration::from_millis(59_900)), "59 s");
        assert_eq!(spoken(Duration::from_secs(125)), "2 min 05 s");
    }
}
