//! What people with a keyboard, a screen reader or weak eyes could not use.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Browser;
use crate::setting;

/// Runs in the page, beside its scripts: the driver is not bound by the page's policy.
const RUN: &str = "const done = arguments[arguments.length - 1];
axe.run().then(found => done(found.violations), error => done([{ id: 'axe failed', help: String(error), nodes: [] }]));";

impl Browser {
    /// What axe finds wrong on the page as it is now: rule, explanation, and the elements.
    ///
    /// # Errors
    /// When axe cannot be run.
    pub async fn barriers(&self) -> Result<Vec<String>> {
        let axe = setting::path("LODGE_TEST_AXE")?;
        let axe =
            fs::read_to_string(&axe).with_context(|| format!("cannot read {}", axe.display()))?;
        self.driver().execute(axe, Vec::new()).await?;
        let found = self.driver().execute_async(RUN, Vec::new()).await?;
        let found: Vec<Value> = found.convert().context("axe answered something else")?;
        Ok(found.iter().map(told).collect())
    }
}

fn told(violation: &Value) -> String {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    let nodes: Vec<String> = nodes.map(|node| word(&node["html"])).collect();
    format!("{}: {} in {}", word(&violation["id"]), word(&violation["help"]), nodes.join(" "))
}
