//! Tells the person at the terminal what is being done, and how long it took.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

/// How often the elapsed time on the terminal is updated.
const TICK_INTERVAL: Duration = Duration::from_secs(1);

/// Prints one line.
pub fn say(line: impl AsRef<str>) {
    // The terminal may be gone; that is no reason to stop, or not to stop in order.
    let _ = writeln!(io::stderr(), "{}", line.as_ref());
}

/// Performs `work`, which prints its own progress, between a line with its name and a line with its result.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(format!("▸ {name}"));
    timed(name, work)
}

/// Performs `work`, which prints nothing. On a terminal the elapsed time is shown meanwhile.
pub fn silent_step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    if !io::stderr().is_terminal() {
        return step(name, work);
    }
    let style = ProgressStyle::with_template("▸ {msg} … {elapsed}").expect("a valid template");
    let spinner = ProgressBar::new_spinner().with_style(style).with_message(name.to_owned());
    spinner.enable_steady_tick(TICK_INTERVAL);
    timed(name, || {
        let result = work();
        spinner.finish_and_clear();
        result
    })
}

/// A duration with the precision that a reader needs.
pub fn rounded(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

fn timed<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    let result = work();
    let mark = if result.is_ok() { '✓' } else { '✗' };
    say(format!("{mark} {name} ({})", rounded(started.elapsed())));
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_as_precise_as_it_matters() {
        assert_eq!(rounded(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(rounded(Duration::from_millis(59_900)), "59 s");
        assert_eq!(rounded(Duration::from_secs(125)), "2 min 05 s");
    }
}
