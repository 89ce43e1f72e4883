//! Every component in every state, at three widths, in both themes and in every language, looks as it did.
//! `cargo xtask photographs` records what has changed on purpose.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};

/// Of windows: a phone, a tablet, a desk.
const SIZES: [(u32, u32); 3] = [(360, 740), (768, 1024), (1440, 900)];

/// What is drawn last: what was pressed, and what the module of the charts draws.
const DRAWN: [&str; 5] = [
    "#place-text",
    "#outcome-text",
    ".specimen .diff-text",
    ".specimen svg.chart .bar.provisional",
    ".specimen svg.qr-code",
];

/// What differs from the pictures in the repository, page by page.
struct Photographer {
    lodge: Lodge,
    browser: Browser,
    differences: Vec<String>,
}

impl Photographer {
    async fn start() -> Result<Self> {
        let (lodge, browser) = (Lodge::start()?, Browser::open_without_clock().await?);
        browser.hide_scrollbars().await?;
        Ok(Self { lodge, browser, differences: Vec::new() })
    }

    async fn photograph(
        &mut self,
        (width, height): (u32, u32),
        theme: &str,
        language: &str,
    ) -> Result<()> {
        self.browser.resize(width, height).await?;
        self.browser.prefer("prefers-color-scheme", theme).await?;
        self.browser.visit(&self.lodge.url("/styleguide")).await?;
        let choose = format!("localStorage.setItem('lodge-language', '{language}')");
        self.browser.run(&choose).await?;
        self.browser.visit(&self.lodge.url("/styleguide")).await?;
        for drawn in DRAWN {
            self.browser.find(drawn).await?;
        }
        let photograph = self.browser.photograph_style_guide().await?;
        let name = format!("{width}-{theme}-{language}");
        self.differences.extend(photograph.difference(&name)?);
        Ok(())
    }

    async fn finish(self) -> Result<()> {
        let problems = self.browser.console_problems().await?;
        ensure!(problems.is_empty(), "{}", problems.join("\n"));
        let differences = self.differences.join("\n");
        ensure!(differences.is_empty(), "the style guide looks different:\n{differences}");
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_component_looks_as_it_did_at_every_width_light_and_dark() -> Result<()> {
    let mut photographer = Photographer::start().await?;
    for size in SIZES {
        for theme in ["light", "dark"] {
            photographer.photograph(size, theme, "en").await?;
        }
    }
    photographer.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_component_looks_as_it_did_in_every_language() -> Result<()> {
    let mut photographer = Photographer::start().await?;
    for language in ["de", "fr", "es", "it"] {
        photographer.photograph(SIZES[0], "light", language).await?;
    }
    photographer.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_style_guide_asks_the_server_for_nothing() -> Result<()> {
    let photographer = Photographer::start().await?;
    let Photographer { lodge, browser, .. } = &photographer;
    browser.visit(&lodge.url("/styleguide")).await?;
    for drawn in DRAWN {
        browser.find(drawn).await?;
    }
    let requests = "return performance.getEntriesByType('resource').map(entry => entry.name)
        .filter(name => new URL(name).pathname.startsWith('/api/')).join(' ')";
    let requests = browser.run(requests).await?;
    ensure!(requests == "", "the page has asked for {requests}");

    browser.press(".header nav a", "Tickets").await?;
    browser.find("#search-text").await?;
    ensure!(browser.run("return location.pathname").await? == "/helpdesk");
    Ok(())
}
