//! What the page complained about.

use anyhow::Result;

use super::Browser;

impl Browser {
    /// Warnings and errors of the console since the last look: uncaught errors, refused content, failed requests.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let entries = self.driver().browser_log().await?;
        let grave =
            entries.into_iter().filter(|it| matches!(it.level.as_str(), "SEVERE" | "WARNING"));
        Ok(grave.map(|it| it.message).collect())
    }
}
