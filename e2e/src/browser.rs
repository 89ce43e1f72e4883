//! A real browser without a window.

mod audit;
mod emulation;
mod page;
mod photograph;

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel};
use xtask::process::Process;
use xtask::wait::wait_until;
use xtask::{http, program};

use crate::{MAX_WAIT, environment};

/// No window, no sandbox (a container has none to offer), English, no requests but those of the page, and letters that
/// all machines draw alike.
const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--lang=en-US",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-lcd-text",
    "--font-render-hinting=none",
];
/// A page without intervals never reloads by itself: everything new on it came by the event stream.
const WITHOUT_CLOCK: &str = "window.setInterval = () => 0;";

/// One browser with a fresh profile. Dropping it stops it.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    process: Process,
    _profile: TempDir,
}

impl Browser {
    /// Opens a browser with a window of a desk (1440 × 900).
    ///
    /// # Errors
    /// When the browser or its driver do not start.
    pub async fn open() -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let [port] = http::free_ports()?;
        let log = profile.path().join("log");
        let mut command = program::bound(environment::path("CHROMEDRIVER")?, "TERM");
        let process = Process::start(command.arg(format!("--port={port}")), &log)?;
        let is_ready = || (http::status(port, "/status") == Some(200)).then_some(());
        let ready = wait_until(MAX_WAIT, is_ready);
        ensure!(ready.is_some(), "chromedriver is not ready:\n{}", process.end_of_log());
        let capabilities = capabilities(profile.path())?;
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await;
        let driver = driver.with_context(|| format!("no browser:\n{}", process.end_of_log()))?;
        let browser = Self { driver, process, _profile: profile };
        browser.resize(1440, 900).await?;
        Ok(browser)
    }

    /// Opens a browser whose pages have no intervals, so that everything new on them came by the event stream.
    ///
    /// # Errors
    /// As [`Browser::open`].
    pub async fn open_without_clock() -> Result<Self> {
        let browser = Self::open().await?;
        browser.disable_clock().await?;
        Ok(browser)
    }

    /// Takes the intervals from every page that this tab loads from now on.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn disable_clock(&self) -> Result<()> {
        self.run_before_each_page(WITHOUT_CLOCK).await
    }

    /// The driver, for what is not worth a method here.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A driver that is asked to stop leaves its browser behind; killed, the two end together.
        self.process.kill();
    }
}

fn capabilities(profile: &Path) -> Result<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&environment::text("CHROMIUM")?)?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.join("profile").display()))?;
    // The languages that pages are told, whatever the machine speaks.
    let preferences = json!({ "intl.accept_languages": "en-US,en" });
    capabilities.add_experimental_option("prefs", preferences)?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}
