//! Chromium and its driver, for the browser tests.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{apt, number_in, version_of};
use crate::program;

/// A browser and its driver.
#[derive(Debug, Clone)]
pub struct Browser {
    /// Chromium.
    pub chromium: PathBuf,
    /// Its driver, of the same version.
    pub driver: PathBuf,
}

/// Finds Chromium and its driver, or installs them.
///
/// # Errors
/// When they are missing or differ in version, and cannot be installed.
pub fn ensure() -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    apt::install(
        &["chromium", "chromium-driver"],
        "the browser tests need Chromium and its driver",
    )?;
    find().context("chromium and chromedriver are installed, but not on the path in one version")
}

fn find() -> Option<Browser> {
    let chromium = program::find("chromium").or_else(|| program::find("google-chrome"))?;
    let driver = program::find("chromedriver")?;
    let major_version =
        |it: &PathBuf| version_of(it).as_deref().and_then(number_in).map(|number| number.0);
    let version = major_version(&chromium)?;
    (major_version(&driver) == Some(version)).then_some(Browser { chromium, driver })
}
