//! What was checked, how long it took, and how it went.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::progress::{say, spoken, step};

/// The steps so far.
#[derive(Debug, Default)]
pub struct Report {
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    name: String,
    took: Duration,
    failure: Option<String>,
}

impl Report {
    /// Performs a step and notes how it went; its result, if it went well.
    pub fn perform<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        let started = Instant::now();
        let done = step(name, work);
        let failure = done.as_ref().err().map(|error| format!("{error:#}"));
        if let Some(failure) = &failure {
            say(format!("  {failure}"));
        }
        self.steps.push(Step { name: name.to_owned(), took: started.elapsed(), failure });
        done.ok()
    }

    /// The names of the steps that failed.
    pub fn failed(&self) -> Vec<String> {
        self.steps.iter().filter(|it| it.failure.is_some()).map(|it| it.name.clone()).collect()
    }

    /// Shows all steps as a table, with a last line.
    pub fn show(&self, last: &str) {
        say(format!("\n{self}{last}"));
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for Step { name, took, failure } in &self.steps {
            let mark = if failure.is_some() { '✗' } else { '✓' };
            writeln!(f, "{mark} {name:<45} {:>12}", spoken(*took))?;
        }
        f.write_str("  ")
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn a_failed_step_stops_no_other_and_is_named_in_the_end() {
        let mut report = Report::default();
        assert_eq!(report.perform("formatting", || bail!("two files") as Result<()>), None);
        assert_eq!(report.perform("building", || Ok(7)), Some(7));
        assert_eq!(report.failed(), ["formatting"]);
        let table = report.to_string();
        assert!(table.contains("✗ formatting"), "{table}");
        assert!(table.contains("✓ building"), "{table}");
    }
}
