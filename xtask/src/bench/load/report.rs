//! The tables that are printed, in Markdown.

use std::time::Duration;

use super::Goal;
use super::wrk::Run;
use crate::bench::percentiles::milliseconds;
use crate::progress::say;

/// A line of the table.
pub struct Measured {
    pub name: String,
    pub goal: Goal,
    /// With 16 clients.
    pub many: Run,
    /// With one.
    pub single: Run,
    /// Equivalent statements of bare PostgreSQL, a second.
    pub bare: Option<f64>,
}

/// Everything that was measured with so many tickets.
pub struct Report {
    pub tickets: u32,
    pub lines: Vec<Measured>,
    pub notes: Vec<String>,
}

impl Report {
    /// Prints the table, and a line for each other figure.
    pub fn print(&self) {
        say(format!("\n{} tickets\n", thousands(f64::from(self.tickets))));
        say(
            "| line | 16 clients: answers/s | p50, p99 in ms | 1 client: p50, p99 in ms | of bare PostgreSQL | goal | |",
        );
        say("|---|--:|--:|--:|--:|--:|---|");
        for line in &self.lines {
            say(line.row());
        }
        say("");
        for note in &self.notes {
            say(format!("- {note}"));
        }
    }
}

impl Measured {
    fn row(&self) -> String {
        let Self { name, goal, many, single, bare } = self;
        let of_bare =
            bare.map_or(String::new(), |bare| format!("{:.0} %", many.rate / bare * 100.0));
        let p50 = goal.p50.map_or(String::new(), |limit| format!(", ≤ {limit} ms"));
        format!(
            "| {name} | {} | {} | {} | {of_bare} | ≥ {}{p50} | {} |",
            thousands(many.rate),
            times(many),
            times(single),
            thousands(goal.rate),
            self.verdict()
        )
    }

    fn verdict(&self) -> String {
        let [refused, lost] = [|run: &Run| run.refused, |run: &Run| run.lost]
            .map(|of| of(&self.many) + of(&self.single));
        let mut words = Vec::new();
        if refused > 0 {
            words.push(format!("**{refused} refused**"));
        }
        if lost > 0 {
            words.push(format!("**{lost} without a response**"));
        }
        let is_fast = |limit: f64| self.single.p50.is_some_and(|it| milliseconds(it) <= limit);
        let is_met = self.many.rate >= self.goal.rate && self.goal.p50.is_none_or(is_fast);
        words.push(if is_met { "met" } else { "missed" }.to_owned());
        words.join(", ")
    }
}

/// Prints how much slower each line is with more tickets.
pub fn print_growth(few: &Report, many: &Report) {
    say(format!(
        "\np99 with {} tickets as a multiple of that with {} (goal 1.5, for searches 2)\n",
        thousands(f64::from(many.tickets)),
        thousands(f64::from(few.tickets))
    ));
    say("| line | 16 clients | 1 client |\n|---|--:|--:|");
    for (line, before) in many.lines.iter().zip(&few.lines) {
        let [with_many, alone] =
            [(line.many, before.many), (line.single, before.single)].map(|(now, before)| {
                let times = now.p99.zip(before.p99).filter(|(_, before)| !before.is_zero());
                let ratio = times.map(|(now, before)| now.as_secs_f64() / before.as_secs_f64());
                ratio.map_or("–".to_owned(), |ratio| format!("{ratio:.2}"))
            });
        say(format!("| {} | {with_many} | {alone} |", line.name));
    }
}

fn times(run: &Run) -> String {
    let written = |time: Option<Duration>| {
        time.map_or("–".to_owned(), |time| format!("{:.2}", milliseconds(time)))
    };
    format!("{}, {}", written(run.p50), written(run.p99))
}

/// Three digits, or all digits of a whole number, in groups of three.
fn thousands(number: f64) -> String {
    if number < 10.0 {
        return format!("{number:.1}");
    }
    let digits = format!("{number:.0}");
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_names_what_failed() {
        let [fast, slow] = [2, 8_000].map(Duration::from_millis).map(Some);
        let many = Run { rate: 12_345.0, p50: fast, p99: slow, refused: 3, lost: 0 };
        let single = Run { rate: 0.2, p50: None, p99: None, refused: 0, lost: 1 };
        let goal = Goal { rate: 500.0, p50: Some(5.0) };
        let line = Measured { name: "search".into(), goal, many, single, bare: Some(24_690.0) };
        let row = "| search | 12,345 | 2.00, 8000.00 | –, – | 50 % | ≥ 500, ≤ 5 ms | \
            **3 refused**, **1 without a response**, missed |";
        assert_eq!(line.row(), row);
    }

    #[test]
    fn numbers_are_grouped() {
        let numbers = [0.21, 172.0, 8_900.4, 1_000_000.0].map(thousands);
        assert_eq!(numbers, ["0.2", "172", "8,900", "1,000,000"]);
    }
}
