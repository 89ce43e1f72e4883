//! The languages of the screens.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use thirtyfour::components::SelectElement;

#[tokio::test(flavor = "multi_thread")]
async fn every_language_can_be_chosen_and_stays() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    for (code, title) in [
        ("de", "Ein Problem melden"),
        ("fr", "Signaler un problème"),
        ("es", "Informar de un problema"),
        ("it", "Segnala un problema"),
        ("en", "Report a problem"),
    ] {
        let select = browser.find("select.language").await?;
        SelectElement::new(&select).await?.select_by_value(code).await?;
        browser.find_text("h1", title).await?;
        browser.visit(&lodge.url("/help")).await?;
        browser.find(&format!("html[lang=\"{code}\"] .help h2")).await?;
        let violations = browser.accessibility_violations().await?;
        ensure!(violations.is_empty(), "{code}: {}", violations.join("\n"));
        browser.visit(&lodge.url("/user")).await?;
        browser.find_text("h1", title).await?;
        let violations = browser.accessibility_violations().await?;
        ensure!(violations.is_empty(), "{code}: {}", violations.join("\n"));
    }
    Ok(())
}
