//! The line to Lodge breaks, tabs are hidden, windows are many: every screen still knows everything.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::setting::PATIENCE;
use e2e::{Browser, Line, Lodge};
use shared::role::Role;

/// Waits until as many streams are open.
async fn expect_streams(line: &Line, n: usize) -> Result<()> {
    let counted = async {
        let mut looks = tokio::time::interval(Duration::from_millis(20));
        while line.streams() != n {
            looks.tick().await;
        }
    };
    let there = tokio::time::timeout(PATIENCE, counted).await;
    there.with_context(|| format!("{} streams and not {n}", line.streams()))
}

async fn is_visible(browser: &Browser) -> Result<bool> {
    let visible = "return document.visibilityState === 'visible'";
    let visible = browser.driver().execute(visible, Vec::new()).await?;
    Ok(visible.json().as_bool() == Some(true))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_while_the_line_was_cut_is_fetched_by_position() -> Result<()> {
    let lodge = Lodge::start()?;
    let line = Line::to(&lodge).await?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_a_clock().await?;
    browser.driver().goto(format!("{}/t/{ticket}", line.address())).await?;
    browser.find_text("[data-status=\"open\"]", "Open").await?;
    expect_streams(&line, 1).await?;
    // Everything up to here is known when this is seen.
    user.edit(ticket, 1, "The lift is stuck on floor 3").await?;
    browser.find_text(".description", "floor 3").await?;

    line.cut();
    helpdesk.set_status(ticket, "active").await?;
    user.report("The Wi-Fi is down").await?;
    browser.find_text(".offline", "Connection lost since").await?;
    line.mend();

    browser.find_text("[data-status=\"active\"]", "Active").await?;
    browser.find_text(".happening", "started work").await?;
    browser.wait_until_gone(".offline").await?;
    expect_streams(&line, 1).await?;
    let requests = line.requests();
    let again = requests.last().context("no stream was asked for again")?.to_ascii_lowercase();
    ensure!(again.contains("last-event-id: 2\r") || again.contains("after=2 "), "{again}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_log_is_loaded_from_its_beginning() -> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.asking(Role::User);
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_a_clock().await?;
    browser.driver().goto(format!("{}/t/{ticket}", lodge.address())).await?;
    browser.find_text(".description", "The lift is stuck").await?;
    user.edit(ticket, 1, "The lift is stuck on floor 3").await?;
    browser.find_text(".description", "floor 3").await?;

    // As a restored backup would be: other content, no event that tells of it.
    lodge.sql("UPDATE tickets SET description = 'The lift is stuck on floor 4'")?;
    lodge.sql("UPDATE event_head SET epoch = gen_random_uuid()")?;

    browser.find_text(".description", "floor 4").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_tab_closes_its_stream_and_catches_up_when_it_is_shown() -> Result<()> {
    let lodge = Lodge::start()?;
    let line = Line::to(&lodge).await?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_a_clock().await?;
    browser.driver().goto(format!("{}/t/{ticket}", line.address())).await?;
    browser.find_text("[data-status=\"open\"]", "Open").await?;
    expect_streams(&line, 1).await?;
    let tab = browser.driver().window().await?;

    let other = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(other).await?;
    expect_streams(&line, 0).await?;
    helpdesk.set_status(ticket, "active").await?;
    browser.driver().switch_to_window(tab).await?;

    ensure!(is_visible(&browser).await?, "the tab is not shown");
    browser.find_text("[data-status=\"active\"]", "Active").await?;
    expect_streams(&line, 1).await
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_windows_share_one_stream_and_each_can_load_and_send() -> Result<()> {
    let lodge = Lodge::start()?;
    let line = Line::to(&lodge).await?;
    let ticket = lodge.asking(Role::User).report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    let mut windows = vec![browser.driver().window().await?];
    for _ in 1..8 {
        windows.push(browser.driver().new_window().await?);
    }
    for window in &windows {
        browser.driver().switch_to_window(window.clone()).await?;
        browser.driver().goto(format!("{}/t/{ticket}", line.address())).await?;
        browser.find("#message-text").await?;
        ensure!(is_visible(&browser).await?, "a window that nobody sees proves nothing");
    }
    expect_streams(&line, 1).await?;

    for (n, window) in windows.iter().enumerate() {
        browser.driver().switch_to_window(window.clone()).await?;
        browser.find("#message-text").await?.send_keys(format!("From window {n}")).await?;
        browser.find_text("button", "Send").await?.click().await?;
        browser.find_text(".thread .said", &format!("From window {n}")).await?;
    }
    for window in windows {
        browser.driver().switch_to_window(window).await?;
        browser.find_text(".thread .said", "From window 7").await?;
    }
    expect_streams(&line, 1).await
}
