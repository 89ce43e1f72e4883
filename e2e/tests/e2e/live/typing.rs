//! Typing indicators: whoever looks at a ticket sees that somebody else is writing or editing.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge, Proxy, wait_for};
use shared::role::Role;

/// A user and somebody at the helpdesk who look at the same ticket and are connected to the event stream.
async fn side_by_side(lodge: &Lodge) -> Result<(Browser, Browser)> {
    lodge.client(Role::User).report("The lift in building B is stuck").await?;
    let (user, desk) = (Browser::open_without_clock().await?, Browser::open_without_clock().await?);
    for (browser, home) in [(&user, "user"), (&desk, "helpdesk")] {
        browser.visit(&lodge.url(&format!("/{home}"))).await?;
        browser.press("[data-ticket=\"1\"]", "The lift").await?;
        browser.find("#message-text").await?;
        browser.find_text(".description", "The lift").await?;
    }
    lodge.client(Role::Helpdesk).set_status(1, "active").await?;
    for browser in [&user, &desk] {
        // A page without a clock has it from the stream.
        browser.find_text(".facts [data-status]", "Active").await?;
    }
    Ok((user, desk))
}

#[tokio::test(flavor = "multi_thread")]
async fn who_writes_is_seen_by_the_others_until_the_message_is_there() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, desk) = side_by_side(&lodge).await?;

    desk.find("#message-text").await?.send_keys("A technician is on the way").await?;
    user.find_text(".composer .typing-indicator", "The helpdesk is writing…").await?;
    user.find("#message-text").await?.send_keys("Nobody").await?;
    desk.find_text(".composer .typing-indicator", "Someone is writing…").await?;
    let own = user.find(".composer .typing-indicator").await?.text().await?;
    ensure!(own == "The helpdesk is writing…", "a page shows itself: {own}");

    desk.press(".composer button", "Send").await?;
    user.find_text(".thread .message", "A technician").await?;
    // Where there is no mouse the note is not shown, but it stands there.
    let note = "return document.querySelector('.composer .action-note').textContent";
    let help = user.run(note).await?;
    ensure!(help == "Ctrl + Enter sends", "the message is there, and still: {help}");
    let typed = user.find("#message-text").await?.value().await?;
    ensure!(typed.as_deref() == Some("Nobody"), "{typed:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_thinks_before_an_open_text_is_still_editing_it() -> Result<()> {
    let lodge = Lodge::start()?;
    let proxy = Proxy::to(&lodge).await?;
    lodge.client(Role::User).report("The lift in building B is stuck").await?;
    let browser = Browser::open().await?;
    browser.visit(&proxy.url("/t/1")).await?;
    browser.press(".description button", "Edit").await?;

    wait_for("the third typing signal", async || {
        let signals = proxy.requests("PUT /api/tickets/1/typing");
        Ok((signals.len() >= 3).then_some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_edits_is_seen_by_the_others_and_no_longer_than_they_do() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, desk) = side_by_side(&lodge).await?;

    user.press(".description button", "Edit").await?;
    desk.find_text(".description .typing-indicator", "Someone is editing this…").await?;
    desk.press(".description button", "Edit").await?;
    user.find_text(".editor .typing-indicator", "The helpdesk is editing this…").await?;

    desk.press(".editor button", "Cancel").await?;
    user.press(".editor button", "Cancel").await?;
    for browser in [&user, &desk] {
        browser.find(".description").await?;
        browser.wait_until_gone(".description .typing-indicator:not(:empty)").await?;
    }
    let log = lodge.client(Role::Helpdesk).get("/api/events").await?;
    ensure!(log["head"] == 2, "it has left something behind: {log}");
    Ok(())
}
