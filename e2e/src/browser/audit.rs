//! Faults of a page: barriers for people with a keyboard, a screen reader or weak eyes, and messages on the console.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Browser;
use crate::environment;

/// Runs in the page, beside its scripts: the page's security policy does not bind the driver.
const RUN_AXE: &str = "const done = arguments[arguments.length - 1];
axe.run().then(found => done(found.violations), error => done([{ id: 'axe failed', help: String(error), nodes: [] }]));";

impl Browser {
    /// The violations that axe finds on the page: rule, explanation, and the elements.
    ///
    /// # Errors
    /// When axe cannot be run.
    pub async fn accessibility_violations(&self) -> Result<Vec<String>> {
        let axe = environment::path("LODGE_TEST_AXE")?;
        let axe =
            fs::read_to_string(&axe).with_context(|| format!("cannot read {}", axe.display()))?;
        self.driver().execute(axe, Vec::new()).await?;
        let violations = self.driver().execute_async(RUN_AXE, Vec::new()).await?;
        let violations: Vec<Value> = violations.convert().context("axe answered something else")?;
        Ok(violations.iter().map(described).collect())
    }

    /// Warnings and errors on the console since the last call: uncaught errors, refused content, failed requests.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn console_problems(&self) -> Result<Vec<String>> {
        let entries = self.driver().browser_log().await?;
        let problems = entries
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"));
        Ok(problems.map(|entry| entry.message).collect())
    }
}

fn described(violation: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    let nodes: Vec<String> = nodes.map(|node| text(&node["html"])).collect();
    format!("{}: {} in {}", text(&violation["id"]), text(&violation["help"]), nodes.join(" "))
}
