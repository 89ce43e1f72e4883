//! Servers fail and come back: the screens say so, and nothing acknowledged is lost.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use shared::role::Role;

#[tokio::test(flavor = "multi_thread")]
async fn a_screen_says_that_the_api_was_killed_and_recovers_by_itself() -> Result<()> {
    let mut lodge = Lodge::start()?;
    let ticket = lodge.client(Role::User).report("The heating in room 7 is cold").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find(&format!("[data-ticket=\"{ticket}\"]")).await?;
    browser.find("#report-text").await?.send_keys("The window, too").await?;

    lodge.kill_api();
    browser.find_text(".offline-banner", "Offline since").await?;
    let row = browser.find(&format!("[data-ticket=\"{ticket}\"]")).await?;
    ensure!(row.is_displayed().await?, "what was last known is gone");
    lodge.start_api()?;

    browser.wait_until_gone(".offline-banner").await?;
    let typed = browser.find("#report-text").await?.value().await?;
    ensure!(typed.as_deref() == Some("The window, too"), "{typed:?}");
    browser.press("button", "Report").await?;
    browser.find_text(".confirmation", "#2").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_database_loses_nothing_that_was_acknowledged() -> Result<()> {
    let mut lodge = Lodge::start_with_own_database_server()?;
    let user = lodge.client(Role::User);
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("#report-text").await?;
    let mut acknowledged = vec![user.report("The light in the hall is out").await?];
    browser.find("[data-ticket=\"1\"]").await?;
    for n in 1..20 {
        acknowledged.push(user.report(&format!("The light in room {n} is out")).await?);
    }

    lodge.database_server()?.kill();
    browser.find_text(".offline-banner", "Offline since").await?;
    let refused = user.get("/api/tickets").await;
    ensure!(refused.is_err_and(|it| it.to_string().contains("503")), "no 503 without a database");
    lodge.database_server()?.start()?;

    browser.wait_until_gone(".offline-banner").await?;
    for ticket in acknowledged {
        let shown = user.get(&format!("/api/tickets/{ticket}")).await?;
        ensure!(shown["status"] == "open", "{shown}");
    }
    // The list shows later tickets on request. Some arrived before the database was killed.
    browser.press(".refresh", "19 new — show").await?;
    browser.find("[data-ticket=\"20\"]").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_analysis_leaves_the_others_working() -> Result<()> {
    let mut lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.find("#search-text").await?;

    lodge.kill_service("resolution")?;
    browser.visit(&lodge.url("/analyses")).await?;
    browser.find_text("[data-figure=\"unclosed\"]", "0").await?;
    browser.find_text("[data-figure=\"active\"]", "0").await?;
    let dead = lodge.client(Role::Helpdesk).get("/analytics/resolution").await;
    ensure!(dead.is_err_and(|it| it.to_string().contains("503")), "the dead one answers");
    lodge.start_service("resolution")?;

    browser.find_text("[data-figure=\"closed\"]", "0").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_page_says_that_lodge_was_updated_and_keeps_what_is_written() -> Result<()> {
    let mut lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift in building B is stuck").await?;
    browser.find_text(".compose-box", "Draft saved").await?;
    lodge.kill_api();
    lodge.start_api()?;
    browser.find_text("form.report button.primary", "Report").await?;
    browser.wait_until_gone(".offline-banner").await?;
    browser.wait_until_gone(".update-notice").await?;

    lodge.kill_api();
    // The number stands in the page, so it is another page now.
    lodge.start_api_with(&["--emergency", "1234"])?;

    browser.find_text(".update-notice", "Lodge was updated").await?;
    browser.press(".update-notice button", "Load the page again").await?;
    browser.find_text(".footer", "1234").await?;
    let text = browser.run("return document.querySelector('#report-text').value").await?;
    ensure!(text == "The lift in building B is stuck", "{text}");
    browser.wait_until_gone(".update-notice").await?;
    Ok(())
}
