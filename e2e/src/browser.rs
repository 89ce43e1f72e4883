//! A real browser without a window.

pub mod axe;
pub mod console;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel};
use xtask::cluster::folder;
use xtask::patience::until;
use xtask::process::Process;
use xtask::{http, program};

use crate::house::remove;
use crate::setting::{self, PATIENCE};

/// How long lies between two looks at the page.
const INTERVAL: Duration = Duration::from_millis(50);
/// No window, no sandbox (a container has none to offer), and no talk with anybody but the page.
const FLAGS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// One browser with a fresh profile. Dropping it ends it.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    process: Process,
    folder: PathBuf,
}

impl Browser {
    /// Opens one, with a window of a desk (1440 × 900).
    ///
    /// # Errors
    /// When the browser or its driver do not start.
    pub async fn open() -> Result<Self> {
        let folder = folder::fresh()?;
        let [port] = http::free_ports()?;
        let mut command = program::bound(setting::path("CHROMEDRIVER")?, "TERM");
        let process = Process::start(command.arg(format!("--port={port}")), &folder.join("log"))?;
        let ready = until(PATIENCE, || (http::status(port, "/status") == Some(200)).then_some(()));
        ensure!(ready.is_some(), "chromedriver is not ready:\n{}", process.last_words());
        let driver =
            WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(&folder)?).await;
        let driver = driver.with_context(|| format!("no browser:\n{}", process.last_words()))?;
        let browser = Self { driver, process, folder };
        browser.resize(1440, 900).await?;
        Ok(browser)
    }

    /// Opens one whose pages never ask by the clock, so that what they show they have heard of.
    ///
    /// # Errors
    /// As [`Browser::open`].
    pub async fn open_without_a_clock() -> Result<Self> {
        let browser = Self::open().await?;
        browser.run_before_each_page("window.setInterval = () => 0;").await?;
        Ok(browser)
    }

    /// The driver, for what is not worth a method here.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Gives the page this size, in pixels of the style sheet. A window cannot be made as narrow as a phone.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics = serde_json::json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Says which colours the reader prefers: `light` or `dark`.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn prefer(&self, colours: &str) -> Result<()> {
        let feature = serde_json::json!({ "features": [{ "name": "prefers-color-scheme", "value": colours }] });
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", feature).await?;
        Ok(())
    }

    /// Lets every answer take this much longer, in milliseconds.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn slow_down(&self, milliseconds: u32) -> Result<()> {
        let cdp = self.driver.cdp();
        cdp.send_raw("Network.enable", serde_json::json!({})).await?;
        let line = serde_json::json!({
            "offline": false, "latency": milliseconds,
            "downloadThroughput": -1, "uploadThroughput": -1,
        });
        cdp.send_raw("Network.emulateNetworkConditions", line).await?;
        Ok(())
    }

    /// Runs a script in every page from now on, before the page's own.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn run_before_each_page(&self, script: &str) -> Result<()> {
        let cdp = self.driver.cdp();
        let source = serde_json::json!({ "source": script });
        cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
        Ok(())
    }

    /// Lets every request for an address that fits one of these (`*` stands for anything) fail.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn block(&self, addresses: &[&str]) -> Result<()> {
        let cdp = self.driver.cdp();
        cdp.send_raw("Network.enable", serde_json::json!({})).await?;
        let blocked = serde_json::json!({ "urls": addresses });
        cdp.send_raw("Network.setBlockedURLs", blocked).await?;
        Ok(())
    }

    /// The first visible element that matches, as soon as there is one.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        self.look_for(css, "").await?.with_context(|| format!("no visible `{css}`"))
    }

    /// The first visible element that matches and shows this text, as soon as there is one.
    ///
    /// # Errors
    /// When there is none in time; with what the page shows instead.
    pub async fn find_text(&self, css: &str, text: &str) -> Result<WebElement> {
        match self.look_for(css, text).await? {
            Some(element) => Ok(element),
            None => {
                let page = self.text().await?;
                bail!("no visible `{css}` with {text:?} on the page:\n{page}")
            }
        }
    }

    /// Looks until the patience ends. Each look is one question to the page, because an element that
    /// was found may be gone before it is asked what it shows.
    async fn look_for(&self, css: &str, text: &str) -> Result<Option<WebElement>> {
        let first = "return [...document.querySelectorAll(arguments[0])].find(
            it => it.checkVisibility()
            && (it.innerText ?? it.textContent).includes(arguments[1])) ?? null";
        let looking = async {
            let mut looks = tokio::time::interval(INTERVAL);
            loop {
                looks.tick().await;
                let found = self.driver.execute(first, vec![css.into(), text.into()]).await?;
                if !found.json().is_null() {
                    return anyhow::Ok(found.element()?);
                }
            }
        };
        tokio::time::timeout(PATIENCE, looking).await.ok().transpose()
    }

    /// Waits until nothing that matches is visible any more. One question to the page, because an
    /// element that was found may be gone before it is asked whether it is displayed.
    ///
    /// # Errors
    /// When something still is at the end.
    pub async fn wait_until_gone(&self, css: &str) -> Result<()> {
        let visible = "return [...document.querySelectorAll(arguments[0])]
            .some(it => it.checkVisibility())";
        let gone = async {
            let mut looks = tokio::time::interval(INTERVAL);
            loop {
                looks.tick().await;
                let answer = self.driver.execute(visible, vec![css.into()]).await?;
                if answer.json().as_bool() == Some(false) {
                    return anyhow::Ok(());
                }
            }
        };
        tokio::time::timeout(PATIENCE, gone).await.with_context(|| format!("`{css}` stays"))?
    }

    /// All text on the page.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn text(&self) -> Result<String> {
        Ok(self.driver.find(By::Tag("body")).await?.text().await?)
    }

    /// Writes a picture of the page.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        Ok(self.driver.screenshot(file).await?)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver would leave its browser behind when asked; killed, the two go together.
        self.process.kill();
        remove(&self.folder);
    }
}

fn capabilities(folder: &Path) -> Result<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&setting::word("CHROMIUM")?)?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", folder.join("profile").display()))?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}
