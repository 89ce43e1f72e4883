//! What a reader does with a page: go there, look for something, press it, write.
//! Every search is one script, because an element that was found may be gone before the next request about it.

use anyhow::Result;
use serde_json::Value;
use thirtyfour::prelude::*;

use super::Browser;
use crate::wait_for;

impl Browser {
    /// Goes to an address.
    ///
    /// # Errors
    /// When the page does not load.
    pub async fn visit(&self, url: &str) -> Result<()> {
        Ok(self.driver.goto(url).await?)
    }

    /// The result of a script that runs in the page.
    ///
    /// # Errors
    /// When the script fails.
    pub async fn run(&self, script: &str) -> Result<Value> {
        Ok(self.driver.execute(script, Vec::new()).await?.json().clone())
    }

    /// What the promise of an expression in the page gives.
    ///
    /// # Errors
    /// When the expression fails; the error of a promise is its text instead.
    pub async fn wait_for_promise(&self, expression: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            Promise.resolve({expression}).then(done, error => done(String(error)))"
        );
        Ok(self.driver.execute_async(&script, Vec::new()).await?.json().clone())
    }

    /// The first visible element that matches, as soon as there is one.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        self.search(css, "").await
    }

    /// The first visible element that matches and shows this text, as soon as there is one.
    ///
    /// # Errors
    /// When there is none in time; the error holds the text of the page.
    pub async fn find_text(&self, css: &str, text: &str) -> Result<WebElement> {
        match self.search(css, text).await {
            Ok(element) => Ok(element),
            Err(error) => {
                let page = self.text().await?;
                Err(error.context(format!("no {text:?} in `{css}` on the page:\n{page}")))
            }
        }
    }

    /// Clicks the first visible element that matches and shows this text, as soon as there is one.
    ///
    /// # Errors
    /// When there is none in time or something covers it.
    pub async fn press(&self, css: &str, text: &str) -> Result<()> {
        Ok(self.find_text(css, text).await?.click().await?)
    }

    /// Clicks by a script, at once, what matches and shows this text: a page that still loads may replace the element.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn press_by_script(&self, css: &str, text: &str) -> Result<()> {
        self.find_text(css, text).await?;
        let click = "[...document.querySelectorAll(arguments[0])]
            .find(element => element.innerText.includes(arguments[1])).click()";
        self.driver.execute(click, vec![css.into(), text.into()]).await?;
        Ok(())
    }

    /// Replaces the text of a field.
    ///
    /// # Errors
    /// When there is no such field in time.
    pub async fn write(&self, css: &str, text: &str) -> Result<()> {
        let field = self.find(css).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    async fn search(&self, css: &str, text: &str) -> Result<WebElement> {
        let first = "return [...document.querySelectorAll(arguments[0])].find(element =>
            element.checkVisibility()
            && (element.innerText ?? element.textContent).includes(arguments[1])) ?? null";
        wait_for(&format!("a visible `{css}`"), async || {
            let found = self.driver.execute(first, vec![css.into(), text.into()]).await?;
            Ok(if found.json().is_null() { None } else { Some(found.element()?) })
        })
        .await
    }

    /// Waits until nothing that matches is visible any more.
    ///
    /// # Errors
    /// When something still is at the end.
    pub async fn wait_until_gone(&self, css: &str) -> Result<()> {
        let is_visible = "return [...document.querySelectorAll(arguments[0])]
            .some(element => element.checkVisibility())";
        wait_for(&format!("the end of `{css}`"), async || {
            let found = self.driver.execute(is_visible, vec![css.into()]).await?;
            Ok((found.json() == false).then_some(()))
        })
        .await
    }

    /// A picture of what the window shows, as PNG.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn photograph(&self) -> Result<Vec<u8>> {
        Ok(self.driver.screenshot_as_png().await?)
    }

    /// All text on the page.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn text(&self) -> Result<String> {
        Ok(self.driver.find(By::Tag("body")).await?.text().await?)
    }
}
