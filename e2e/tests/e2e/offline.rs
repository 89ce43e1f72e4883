//! The application opens without a network, with what it knew last.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge, wait_for};
use serde_json::json;
use shared::role::Role;

/// The addresses of the stored answers.
const STORED_ANSWERS: &str =
    "caches.open('lodge-answers').then(cache => cache.keys()).then(all => all.map(it => it.url))";

/// Whether the service worker has stored something at a path, whatever its query.
async fn is_stored(browser: &Browser, path: &str) -> Result<bool> {
    let found = format!("caches.match('{path}', {{ ignoreSearch: true }}).then(Boolean)");
    Ok(browser.wait_for_promise(&found).await? == true)
}

/// Waits until the application is stored, and the answers at these paths.
async fn wait_until_stored(browser: &Browser, paths: &[&str]) -> Result<()> {
    // The page is the last part of the application to be stored.
    for path in ["/user"].iter().chain(paths) {
        wait_for(&format!("a stored {path}"), async || {
            Ok(is_stored(browser, path).await?.then_some(()))
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_opened_offline_shows_what_was_last_known_and_is_live_again_afterwards()
-> Result<()> {
    let mut lodge = Lodge::start()?;
    let ticket = lodge.client(Role::User).report("The lift is stuck").await?;
    lodge.client(Role::Helpdesk).post_message(ticket, "A technician is on the way").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/t/1")).await?;
    browser.find_text(".thread .message", "A technician is on the way").await?;
    wait_until_stored(&browser, &["/api/tickets/1"]).await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find_text("[data-ticket=\"1\"]", "The lift is stuck").await?;
    wait_until_stored(&browser, &["/api/tickets", "/api/counts"]).await?;

    lodge.kill_api();
    browser.driver().refresh().await?;
    browser.find_text("[data-ticket=\"1\"]", "The lift is stuck").await?;
    browser.find_text(".offline-banner", "Offline since").await?;
    browser.visit(&lodge.url("/t/1")).await?;
    browser.find_text(".description", "The lift is stuck").await?;
    browser.find_text(".thread .message", "A technician is on the way").await?;
    browser.find_text(".offline-banner", "Offline since").await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find_text("[data-ticket=\"1\"] [data-status]", "Open").await?;

    lodge.start_api()?;
    lodge.client(Role::Helpdesk).set_status(ticket, "active").await?;
    browser.find_text("[data-ticket=\"1\"] [data-status]", "Active").await?;
    browser.wait_until_gone(".offline-banner").await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_helpdesk_reads_is_not_stored() -> Result<()> {
    let mut lodge = Lodge::start()?;
    lodge.client(Role::User).report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    // The second time a worker is there from the beginning.
    for _ in 0..2 {
        browser.visit(&lodge.url("/helpdesk?ticket=1")).await?;
        browser.find_text(".description", "The lift is stuck").await?;
        wait_until_stored(&browser, &[]).await?;
    }
    let stored = browser.wait_for_promise(STORED_ANSWERS).await?;
    ensure!(stored == json!([]), "{stored}");

    lodge.kill_api();
    browser.driver().refresh().await?;
    browser.find(".error-notice").await?;
    browser.find_text(".offline-banner", "Offline since").await?;
    ensure!(!browser.text().await?.contains("The lift"), "something was stored");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stored_ticket_that_was_closed_meanwhile_is_gone_when_lodge_answers() -> Result<()> {
    let mut lodge = Lodge::start()?;
    let ticket = lodge.client(Role::User).report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/t/1")).await?;
    browser.find_text(".description", "The lift is stuck").await?;
    wait_until_stored(&browser, &["/api/tickets/1"]).await?;
    lodge.kill_api();
    browser.driver().refresh().await?;
    browser.find_text(".description", "The lift is stuck").await?;

    lodge.start_api()?;
    lodge.client(Role::Helpdesk).close(ticket).await?;

    browser.find_text("[data-status=\"closed\"]", "Closed").await?;
    wait_for("the end of what was stored", async || {
        Ok((!is_stored(&browser, "/api/tickets/1").await?).then_some(()))
    })
    .await?;
    browser.driver().refresh().await?;
    browser.find(".missing").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_is_written_on_a_page_that_was_opened_offline_is_sent_once() -> Result<()> {
    let mut lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("#report-text").await?;
    wait_until_stored(&browser, &["/api/tickets"]).await?;
    lodge.kill_api();
    browser.driver().refresh().await?;
    browser.find_text(".offline-banner", "Offline since").await?;
    browser.write("#report-text", "The lift in building B is stuck").await?;
    browser.press("form.report button.primary", "").await?;
    browser.find_text(".outbox", "The lift in building B is stuck").await?;

    lodge.start_api()?;

    browser.find_text(".outbox", "Reported as #1").await?;
    browser.find_text("[data-ticket=\"1\"]", "The lift in building B is stuck").await?;
    let sent = lodge.sql("SELECT count(*), min(description) FROM tickets")?;
    ensure!(sent.trim() == "1|The lift in building B is stuck", "{sent}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_lets_the_device_forget_leaves_no_answers_behind() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift in building B is stuck").await?;
    browser.press("button", "Report").await?;
    browser.find_text(".confirmation", "#1").await?;
    browser.press(".header nav a", "My reports").await?;
    browser.find("[data-ticket=\"1\"]").await?;
    wait_until_stored(&browser, &["/api/tickets"]).await?;

    browser.press(".forget button", "Forget on this device").await?;
    browser.press(".forget button", "Forget all").await?;

    browser.find_text(".reports .empty", "Nothing reported on this device").await?;
    wait_for("the end of what was stored", async || {
        let is_there = browser.wait_for_promise("caches.has('lodge-answers')").await?;
        Ok((is_there == false).then_some(()))
    })
    .await
}
