//! What others are doing just now is told to whoever looks at the same ticket.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use e2e::setting::PATIENCE;
use e2e::{Browser, Line, Lodge};
use shared::role::Role;

async fn press(browser: &Browser, css: &str, text: &str) -> Result<()> {
    Ok(browser.find_text(css, text).await?.click().await?)
}

/// Two who look at the same ticket, a user and somebody at the helpdesk, and hear of what happens to it.
async fn side_by_side(lodge: &Lodge) -> Result<(Browser, Browser)> {
    lodge.asking(Role::User).report("The lift in building B is stuck").await?;
    let (user, desk) =
        (Browser::open_without_a_clock().await?, Browser::open_without_a_clock().await?);
    for (browser, home) in [(&user, "user"), (&desk, "helpdesk")] {
        browser.driver().goto(format!("{}/{home}", lodge.address())).await?;
        press(browser, "[data-ticket=\"1\"]", "The lift").await?;
        browser.find("#message-text").await?;
        browser.find_text(".description", "The lift").await?;
    }
    lodge.asking(Role::Helpdesk).set_status(1, "active").await?;
    for browser in [&user, &desk] {
        // A page without a clock has heard of it.
        browser.find_text(".facts [data-status]", "Active").await?;
    }
    Ok((user, desk))
}

#[tokio::test(flavor = "multi_thread")]
async fn who_writes_is_seen_by_the_others_until_the_message_is_there() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, desk) = side_by_side(&lodge).await?;

    desk.find("#message-text").await?.send_keys("A technician is on the way").await?;
    user.find_text(".composer .others", "The helpdesk is writing…").await?;
    user.find("#message-text").await?.send_keys("Nobody").await?;
    desk.find_text(".composer .others", "Someone is writing…").await?;
    let own = user.find(".composer .others").await?.text().await?;
    ensure!(own == "The helpdesk is writing…", "a page tells itself: {own}");

    press(&desk, ".composer button", "Send").await?;
    user.find_text(".thread .said", "A technician").await?;
    let told = user.find(".composer .hint").await?.text().await?;
    ensure!(told == "Ctrl + Enter sends", "the message is there, and still: {told}");
    let typed = user.find("#message-text").await?.value().await?;
    ensure!(typed.as_deref() == Some("Nobody"), "{typed:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_thinks_before_an_open_text_is_still_editing_it() -> Result<()> {
    let lodge = Lodge::start()?;
    let line = Line::to(&lodge).await?;
    lodge.asking(Role::User).report("The lift in building B is stuck").await?;
    let browser = Browser::open().await?;
    browser.driver().goto(format!("{}/t/1", line.address())).await?;
    press(&browser, ".description button", "Edit").await?;

    let told = async {
        let mut looks = tokio::time::interval(Duration::from_millis(50));
        while line.requests("PUT /api/tickets/1/presence").len() < 3 {
            looks.tick().await;
        }
    };
    tokio::time::timeout(PATIENCE, told).await.context("others are not told again")
}

#[tokio::test(flavor = "multi_thread")]
async fn who_edits_is_seen_by_the_others_and_no_longer_than_they_do() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, desk) = side_by_side(&lodge).await?;

    press(&user, ".description button", "Edit").await?;
    desk.find_text(".description .others", "Someone is editing this…").await?;
    press(&desk, ".description button", "Edit").await?;
    user.find_text(".editor .others", "The helpdesk is editing this…").await?;

    press(&desk, ".editor button", "Cancel").await?;
    press(&user, ".editor button", "Cancel").await?;
    for browser in [&user, &desk] {
        browser.find(".description").await?;
        browser.wait_until_gone(".description .others:not(:empty)").await?;
    }
    let log = lodge.asking(Role::Helpdesk).get("/api/events").await?;
    ensure!(log["head"] == 2, "it has left something behind: {log}");
    Ok(())
}
