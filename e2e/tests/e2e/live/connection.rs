//! The connection breaks, tabs are hidden, windows are many: every screen still shows everything.

use anyhow::{Context, Result, ensure};
use e2e::proxy::STREAM;
use e2e::{Browser, Lodge, Proxy, wait_for};
use serde_json::json;
use shared::role::Role;

/// How a request for a page of the log begins.
const PAGE: &str = "GET /api/events?";

async fn wait_for_streams(proxy: &Proxy, n: usize) -> Result<()> {
    let waiting = wait_for("streams", async || Ok((proxy.open_streams() == n).then_some(())));
    waiting.await.with_context(|| format!("{} streams and not {n}", proxy.open_streams()))
}

async fn is_visible(browser: &Browser) -> Result<bool> {
    Ok(browser.run("return document.visibilityState === 'visible'").await? == true)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_while_the_connection_was_lost_is_fetched_by_position() -> Result<()> {
    let lodge = Lodge::start()?;
    let proxy = Proxy::to(&lodge).await?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_clock().await?;
    browser.visit(&proxy.url(&format!("/t/{ticket}"))).await?;
    browser.find_text("[data-status=\"open\"]", "Open").await?;
    wait_for_streams(&proxy, 1).await?;
    // Whoever sees this edit has received everything before it.
    user.edit(ticket, 1, "The lift is stuck on floor 3").await?;
    browser.find_text(".description", "floor 3").await?;

    proxy.interrupt();
    helpdesk.set_status(ticket, "active").await?;
    user.report("The Wi-Fi is down").await?;
    browser.find_text(".offline-banner", "Offline since").await?;
    proxy.restore();

    browser.find_text("[data-status=\"active\"]", "Active").await?;
    browser.find_text(".history-entry", "started work").await?;
    browser.wait_until_gone(".offline-banner").await?;
    wait_for_streams(&proxy, 1).await?;
    let requests = proxy.requests(STREAM);
    let again = requests.last().context("no stream was asked for again")?.to_ascii_lowercase();
    ensure!(again.contains("last-event-id: 2\r") || again.contains("after=2 "), "{again}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_lost_stream_missed_it_delivers_when_it_is_back() -> Result<()> {
    let lodge = Lodge::start()?;
    let proxy = Proxy::to(&lodge).await?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_clock().await?;
    // Nor does it reload when the stream is lost: everything new on it came by the stream.
    let without_reload = "const later = window.setTimeout;
        window.setTimeout = (work, wait) => wait === 2500 ? 0 : later(work, wait);";
    browser.run_before_each_page(without_reload).await?;
    browser.visit(&proxy.url(&format!("/t/{ticket}"))).await?;
    wait_for_streams(&proxy, 1).await?;
    user.edit(ticket, 1, "The lift is stuck on floor 3").await?;
    browser.find_text(".description", "floor 3").await?;

    proxy.interrupt();
    wait_for_streams(&proxy, 0).await?;
    helpdesk.set_status(ticket, "active").await?;
    proxy.restore();

    browser.find_text("[data-status=\"active\"]", "Active").await?;
    browser.find_text(".history-entry", "started work").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_that_was_closed_stays_as_it_was_shown_when_the_connection_is_lost() -> Result<()>
{
    let lodge = Lodge::start()?;
    let proxy = Proxy::to(&lodge).await?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    browser.visit(&proxy.url(&format!("/t/{ticket}"))).await?;
    browser.find_text(".description", "The lift is stuck").await?;
    helpdesk.set_status(ticket, "active").await?;
    helpdesk.set_status(ticket, "closed").await?;
    browser.find_text(".outcome", "Closed").await?;

    proxy.interrupt();

    browser.find_text(".offline-banner", "Offline since").await?;
    browser.find_text(".outcome", "Closed").await?;
    browser.find_text(".description", "The lift is stuck").await?;
    browser.wait_until_gone("#message-text").await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_log_is_loaded_from_its_beginning() -> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.client(Role::User);
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_clock().await?;
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;
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
    let proxy = Proxy::to(&lodge).await?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_clock().await?;
    browser.visit(&proxy.url(&format!("/t/{ticket}"))).await?;
    browser.find_text("[data-status=\"open\"]", "Open").await?;
    wait_for_streams(&proxy, 1).await?;
    let tab = browser.driver().window().await?;

    let other = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(other).await?;
    wait_for_streams(&proxy, 0).await?;
    helpdesk.set_status(ticket, "active").await?;
    browser.driver().switch_to_window(tab).await?;

    ensure!(is_visible(&browser).await?, "the tab is not shown");
    browser.find_text("[data-status=\"active\"]", "Active").await?;
    wait_for_streams(&proxy, 1).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_hidden_tab_missed_is_read_by_position_while_another_window_keeps_the_stream()
-> Result<()> {
    let lodge = Lodge::start()?;
    let proxy = Proxy::to(&lodge).await?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_clock().await?;
    let there = browser.driver().window().await?;
    let tab = browser.driver().new_window().await?;
    for window in [&there, &tab] {
        browser.driver().switch_to_window(window.clone()).await?;
        browser.disable_clock().await?;
        browser.visit(&proxy.url(&format!("/t/{ticket}"))).await?;
        browser.find_text("[data-status=\"open\"]", "Open").await?;
    }
    // Both have received this edit: they are at the same position.
    user.edit(ticket, 1, "The lift is stuck on floor 3").await?;
    for window in [&there, &tab] {
        browser.driver().switch_to_window(window.clone()).await?;
        browser.find_text(".description", "floor 3").await?;
    }

    let other = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(other).await?;
    helpdesk.set_status(ticket, "active").await?;
    browser.driver().switch_to_window(there).await?;
    browser.find_text("[data-status=\"active\"]", "Active").await?;
    wait_for_streams(&proxy, 1).await?;
    ensure!(proxy.requests(PAGE).is_empty(), "something has been missed");
    browser.driver().switch_to_window(tab).await?;

    ensure!(is_visible(&browser).await?, "the tab is not shown");
    browser.find_text("[data-status=\"active\"]", "Active").await?;
    browser.find_text(".history-entry", "started work").await?;
    let pages = proxy.requests(PAGE);
    ensure!(pages.len() == 1 && pages[0].contains("after=2 "), "{pages:?}");
    Ok(())
}

/// The title of the tab with an address, without showing it.
async fn title_of_tab(browser: &Browser, address: &str) -> Result<String> {
    let targets = browser.driver().cdp().send_raw("Target.getTargets", json!({})).await?;
    let tabs = targets["targetInfos"].as_array().context("no targets")?;
    let tab =
        tabs.iter().find(|tab| tab["url"].as_str().is_some_and(|url| url.starts_with(address)));
    let title = tab.and_then(|tab| tab["title"].as_str()).context("no such tab")?;
    Ok(title.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_title_of_a_hidden_tab_counts_what_is_new() -> Result<()> {
    let lodge = Lodge::start()?;
    let proxy = Proxy::to(&lodge).await?;
    let user = lodge.client(Role::User);
    user.report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    // A minute is a second here.
    let fast = "const every = window.setInterval;
        window.setInterval = (work, wait) => every(work, wait / 60);";
    browser.run_before_each_page(fast).await?;
    let list = proxy.url("/helpdesk");
    browser.visit(&list).await?;
    browser.find("[data-ticket=\"1\"]").await?;
    wait_for_streams(&proxy, 1).await?;
    let other = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(other).await?;
    wait_for_streams(&proxy, 0).await?;

    user.report("The Wi-Fi is down").await?;

    wait_for("a title that counts the ticket", async || {
        let title = title_of_tab(&browser, &list).await?;
        Ok(title.starts_with("(1) ").then_some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_windows_share_one_stream_and_each_can_load_and_send() -> Result<()> {
    let lodge = Lodge::start()?;
    let proxy = Proxy::to(&lodge).await?;
    let ticket = lodge.client(Role::User).report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    let mut windows = vec![browser.driver().window().await?];
    for _ in 1..8 {
        windows.push(browser.driver().new_window().await?);
    }
    for window in &windows {
        browser.driver().switch_to_window(window.clone()).await?;
        browser.visit(&proxy.url(&format!("/t/{ticket}"))).await?;
        browser.find("#message-text").await?;
        ensure!(is_visible(&browser).await?, "a window that nobody sees proves nothing");
    }
    wait_for_streams(&proxy, 1).await?;

    for (n, window) in windows.iter().enumerate() {
        browser.driver().switch_to_window(window.clone()).await?;
        if let Some(former) = n.checked_sub(1) {
            // Until it is there, the button below it may still move.
            browser.find_text(".thread .message", &format!("From window {former}")).await?;
        }
        browser.find("#message-text").await?.send_keys(format!("From window {n}")).await?;
        browser.press("button", "Send").await?;
        browser.find_text(".thread .message", &format!("From window {n}")).await?;
    }
    for window in windows {
        browser.driver().switch_to_window(window).await?;
        browser.find_text(".thread .message", "From window 7").await?;
    }
    wait_for_streams(&proxy, 1).await
}
