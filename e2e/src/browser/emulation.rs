//! Circumstances of a page: the size of its window, preferences of the reader, a slow or broken network.

use anyhow::Result;
use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// Sets the size of the page in CSS pixels. A window itself cannot be made as narrow as a phone.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.send("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// Makes the browser that of a phone of this size: touched instead of clicked.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn emulate_phone(&self, width: u32, height: u32) -> Result<()> {
        let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
        self.send("Emulation.setTouchEmulationEnabled", touch).await?;
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        self.send("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// Lays the page out as on paper, at the width that it has.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn emulate_print(&self) -> Result<()> {
        self.send("Emulation.setEmulatedMedia", json!({ "media": "print" })).await
    }

    /// Sets a preference of the reader, such as `prefers-color-scheme` to `dark`.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn prefer(&self, feature: &str, value: &str) -> Result<()> {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.send("Emulation.setEmulatedMedia", features).await
    }

    /// Pages have no scrollbars from now on, which are as wide as the machine likes.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn hide_scrollbars(&self) -> Result<()> {
        self.send("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await
    }

    /// Delays every response by this many milliseconds.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn slow_down(&self, milliseconds: u32) -> Result<()> {
        self.send("Network.enable", json!({})).await?;
        let conditions = json!({
            "offline": false, "latency": milliseconds,
            "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.send("Network.emulateNetworkConditions", conditions).await
    }

    /// Lets every request fail whose address matches one of these patterns (`*` stands for anything).
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn block(&self, patterns: &[&str]) -> Result<()> {
        self.send("Network.enable", json!({})).await?;
        self.send("Network.setBlockedURLs", json!({ "urls": patterns })).await
    }

    /// Sets what pages may do, such as `notifications`, to `granted`, `denied` or `prompt` (not asked yet).
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn set_permission(&self, name: &str, setting: &str) -> Result<()> {
        let parameters = json!({ "permission": { "name": name }, "setting": setting });
        self.send("Browser.setPermission", parameters).await
    }

    /// Runs a script in every page from now on, before the page's own scripts.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn run_before_each_page(&self, script: &str) -> Result<()> {
        self.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await
    }

    async fn send(&self, command: &str, parameters: Value) -> Result<()> {
        self.driver.cdp().send_raw(command, parameters).await?;
        Ok(())
    }
}
