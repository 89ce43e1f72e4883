//! The checks of a run with their durations and results.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::progress::{rounded, say, step};

/// The steps so far.
#[derive(Debug, Default)]
pub struct Report {
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    name: String,
    duration: Duration,
    failure: Option<String>,
}

impl Report {
    /// Runs a step and records it. Returns its result, if it succeeded.
    pub fn run<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        let started = Instant::now();
        let result = step(name, work);
        let failure = result.as_ref().err().map(|error| format!("{error:#}"));
        if let Some(failure) = &failure {
            say(format!("  {failure}"));
        }
        self.steps.push(Step { name: name.to_owned(), duration: started.elapsed(), failure });
        result.ok()
    }

    /// The names of the steps that failed.
    pub fn failed(&self) -> Vec<String> {
        self.steps
            .iter()
            .filter(|step| step.failure.is_some())
            .map(|step| step.name.clone())
            .collect()
    }

    /// Prints all steps as a table, with a last line.
    pub fn show(&self, last: &str) {
        say(format!("\n{self}{last}"));
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for Step { name, duration, failure } in &self.steps {
            let mark = if failure.is_some() { '✗' } else { '✓' };
            writeln!(f, "{mark} {name:<45} {:>12}", rounded(*duration))?;
        }
        f.write_str("  ")
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn a_failed_step_does_not_stop_the_others_and_is_named_at_the_end() {
        let mut report = Report::default();
        assert_eq!(report.run("formatting", || bail!("two files") as Result<()>), None);
        assert_eq!(report.run("building", || Ok(7)), Some(7));
        assert_eq!(report.failed(), ["formatting"]);
        let table = report.to_string();
        assert!(table.contains("✗ formatting"), "{table}");
        assert!(table.contains("✓ building"), "{table}");
    }
}
