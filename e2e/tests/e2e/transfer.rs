//! The reports of one device on another one.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Lodge, wait_for};
use shared::role::Role;

/// Reports something, and returns the address that brings it to another device, as a camera reads it.
async fn report_and_show_the_code(browser: &Browser, lodge: &Lodge) -> Result<String> {
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift in building B is stuck").await?;
    browser.press("button", "Report").await?;
    browser.find_text(".confirmation", "#1").await?;
    browser.press(".header nav a", "My reports").await?;
    browser.press(".transfer button", "Show the code").await?;
    browser.find(".transfer svg.qr-code").await?;
    let svg = "return document.querySelector('.transfer svg.qr-code').outerHTML";
    let svg = browser.run(svg).await?;
    charts::testing::decoded(svg.as_str().unwrap_or_default()).context("no QR code")
}

/// Waits until the address bar shows no secret any more.
async fn wait_for_plain_address(browser: &Browser, lodge: &Lodge) -> Result<()> {
    let expected = lodge.url("/reports");
    wait_for("an address without fragment", async || {
        Ok((browser.run("return location.href").await? == expected).then_some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_device_learns_how_what_was_reported_here_ends() -> Result<()> {
    let lodge = Lodge::start()?;
    let helpdesk = lodge.client(Role::Helpdesk);
    let (laptop, phone) = (Browser::open().await?, Browser::open().await?);
    let address = report_and_show_the_code(&laptop, &lodge).await?;
    ensure!(address.starts_with(&lodge.url("/reports#receive=R")), "{address}");
    let link = laptop.run("return document.querySelector('#transfer-link').value").await?;
    ensure!(link == address, "{link} is not {address}");

    phone.visit(&address).await?;

    phone.find_text(".received", "1 report added.").await?;
    phone.find("[data-ticket=\"1\"]").await?;
    wait_for_plain_address(&phone, &lodge).await?;
    helpdesk.set_status(1, "active").await?;
    helpdesk.close_with(1, "The cable was replaced").await?;
    for browser in [&laptop, &phone] {
        browser.find_text(".row.ended", "The cable was replaced").await?;
    }
    phone.visit(&address).await?;
    phone.find_text(".received", "This device has these reports already.").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_was_closed_arrives_as_news() -> Result<()> {
    let lodge = Lodge::start()?;
    let helpdesk = lodge.client(Role::Helpdesk);
    let (laptop, phone) = (Browser::open().await?, Browser::open().await?);
    let address = report_and_show_the_code(&laptop, &lodge).await?;
    helpdesk.set_status(1, "active").await?;
    helpdesk.close_with(1, "The cable was replaced").await?;

    phone.visit(&address).await?;

    phone.find_text(".received", "1 report added.").await?;
    phone.find_text("h2", "With news").await?;
    phone.find_text(".row.ended", "The cable was replaced").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_cannot_be_used_says_so_and_changes_nothing() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    let unknown = format!("R{}", "0".repeat(32));
    for (fragment, sentence) in [
        ("R0123".to_owned(), "This link is damaged or incomplete"),
        (unknown.clone(), "This server does not know 1 of the reports."),
        ("%C3%A9%00".to_owned(), "This link is damaged or incomplete"),
        (format!("{unknown}{unknown}"), "This server does not know 2 of the reports."),
        (format!("{unknown}X"), "This link is damaged or incomplete"),
    ] {
        browser.visit(&lodge.url(&format!("/reports#receive={fragment}"))).await?;
        browser.find_text(".received", sentence).await?;
        wait_for_plain_address(&browser, &lodge).await?;
    }
    browser.find_text(".reports .empty", "Nothing reported on this device").await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.visit(&lodge.url("/reports#main")).await?;
    browser.find(".reports .empty").await?;
    ensure!(!browser.text().await?.contains("This link"), "another fragment is taken for a link");
    Ok(())
}
