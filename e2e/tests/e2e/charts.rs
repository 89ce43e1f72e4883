//! Charts are drawn by a module that is loaded separately; without it their numbers are shown all the same.

use anyhow::{Context, Result, ensure};
use e2e::{Browser, Lodge};

/// A bar or a label of this text, in a drawing.
const LABELS: &str =
    "return [...document.querySelectorAll('svg.chart .label')].map(it => it.textContent)";

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_is_drawn_with_its_name_and_its_labels() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    open(&browser, &lodge, "workload").await?;
    let drawing = browser.find("svg.chart[role=\"img\"]").await?;
    let name = drawing.attr("aria-label").await?.context("a drawing without a name")?;
    let finding = browser.find(".finding").await?.text().await?;
    ensure!(name.ends_with(&finding), "{name:?} does not end in {finding:?}");
    let labels = browser.run(LABELS).await?;
    let labels: Vec<String> = serde_json::from_value(labels)?;
    ensure!(labels.iter().any(|it| it == "Technical IT"), "{labels:?}");
    let console_problems = browser.console_problems().await?;
    ensure!(console_problems.is_empty(), "{}", console_problems.join("\n"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_drawing_the_numbers_are_there_and_trying_again_helps() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.block(&["*lodge-charts*"]).await?;
    for screen in ["workload", ""] {
        open(&browser, &lodge, screen).await?;
        browser.find_text(".error-notice", "Couldn’t load the drawing").await?;
        browser.find_text("table", "Technical IT").await?;
    }

    browser.block(&["*/nothing/*"]).await?;
    browser.press("button", "Try again").await?;
    browser.find("svg.chart").await?;
    browser.wait_until_gone(".error-notice").await?;
    browser.wait_until_gone("table").await
}

/// Shows an analysis, or all of them, to a helpdesk.
async fn open(browser: &Browser, lodge: &Lodge, analysis: &str) -> Result<()> {
    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.find("#search-text").await?;
    browser.visit(&lodge.url(&format!("/analyses/{analysis}"))).await?;
    Ok(())
}
