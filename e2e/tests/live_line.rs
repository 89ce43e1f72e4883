//! The line to Lodge breaks, tabs are hidden, windows are many: every screen still knows everything.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::line::STREAM;
use e2e::setting::PATIENCE;
use e2e::{Browser, Line, Lodge};
use serde_json::json;
use shared::role::Role;

/// How a request for a page of the log begins.
const PAGE: &str = "GET /api/events?";

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
    let requests = line.requests(STREAM);
    let again = requests.last().context("no stream was asked for again")?.to_ascii_lowercase();
    ensure!(again.contains("last-event-id: 2\r") || again.contains("after=2 "), "{again}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_cut_stream_missed_is_told_when_it_is_back() -> Result<()> {
    let lodge = Lodge::start()?;
    let line = Line::to(&lodge).await?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_a_clock().await?;
    // It does not look around either when the stream is away: what it learns, the stream has told.
    let patient = "const later = window.setTimeout;
        window.setTimeout = (work, wait) => wait === 2500 ? 0 : later(work, wait);";
    browser.run_before_each_page(patient).await?;
    browser.driver().goto(format!("{}/t/{ticket}", line.address())).await?;
    expect_streams(&line, 1).await?;
    user.edit(ticket, 1, "The lift is stuck on floor 3").await?;
    browser.find_text(".description", "floor 3").await?;

    line.cut();
    expect_streams(&line, 0).await?;
    helpdesk.set_status(ticket, "active").await?;
    line.mend();

    browser.find_text("[data-status=\"active\"]", "Active").await?;
    browser.find_text(".happening", "started work").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_ticket_does_not_come_back_when_the_line_is_cut() -> Result<()> {
    let lodge = Lodge::start()?;
    let line = Line::to(&lodge).await?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    browser.driver().goto(format!("{}/t/{ticket}", line.address())).await?;
    browser.find_text(".description", "The lift is stuck").await?;
    helpdesk.set_status(ticket, "active").await?;
    helpdesk.set_status(ticket, "closed").await?;
    browser.find_text(".missing", "Nothing here").await?;

    line.cut();

    browser.find_text(".offline", "Connection lost since").await?;
    browser.find_text(".missing", "Nothing here").await?;
    ensure!(!browser.text().await?.contains("The lift is stuck"), "it is shown again");
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
async fn what_a_hidden_tab_missed_is_read_by_position_while_another_window_keeps_the_stream()
-> Result<()> {
    let lodge = Lodge::start()?;
    let line = Line::to(&lodge).await?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_a_clock().await?;
    let there = browser.driver().window().await?;
    let tab = browser.driver().new_window().await?;
    for window in [&there, &tab] {
        browser.driver().switch_to_window(window.clone()).await?;
        browser.run_before_each_page("window.setInterval = () => 0;").await?;
        browser.driver().goto(format!("{}/t/{ticket}", line.address())).await?;
        browser.find_text("[data-status=\"open\"]", "Open").await?;
    }
    // Both have heard of this: they know the same position.
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
    expect_streams(&line, 1).await?;
    ensure!(line.requests(PAGE).is_empty(), "something has been missed");
    browser.driver().switch_to_window(tab).await?;

    ensure!(is_visible(&browser).await?, "the tab is not shown");
    browser.find_text("[data-status=\"active\"]", "Active").await?;
    browser.find_text(".happening", "started work").await?;
    let pages = line.requests(PAGE);
    ensure!(pages.len() == 1 && pages[0].contains("after=2 "), "{pages:?}");
    Ok(())
}

/// The name of the window that shows an address, without looking at it.
async fn title_of_another(browser: &Browser, address: &str) -> Result<String> {
    let targets = browser.driver().cdp().send_raw("Target.getTargets", json!({})).await?;
    let targets = targets["targetInfos"].as_array().context("no targets")?.clone();
    let own =
        targets.iter().find(|it| it["url"].as_str().is_some_and(|it| it.starts_with(address)));
    let title = own.and_then(|it| it["title"].as_str()).context("no such tab")?;
    Ok(title.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_name_of_a_hidden_tab_counts_what_is_new() -> Result<()> {
    let lodge = Lodge::start()?;
    let line = Line::to(&lodge).await?;
    let user = lodge.asking(Role::User);
    user.report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    // A minute is a second here.
    let fast = "const every = window.setInterval;
        window.setInterval = (work, wait) => every(work, wait / 60);";
    browser.run_before_each_page(fast).await?;
    let list = format!("{}/helpdesk", line.address());
    browser.driver().goto(&list).await?;
    browser.find("[data-ticket=\"1\"]").await?;
    expect_streams(&line, 1).await?;
    let other = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(other).await?;
    expect_streams(&line, 0).await?;

    user.report("The Wi-Fi is down").await?;

    let counted = async {
        let mut looks = tokio::time::interval(Duration::from_millis(100));
        while !title_of_another(&browser, &list).await?.starts_with("(1) ") {
            looks.tick().await;
        }
        anyhow::Ok(())
    };
    tokio::time::timeout(PATIENCE, counted).await.context("the title stands still")?
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
        if let Some(former) = n.checked_sub(1) {
            // Until it is there, the button below it may still move.
            browser.find_text(".thread .said", &format!("From window {former}")).await?;
        }
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
