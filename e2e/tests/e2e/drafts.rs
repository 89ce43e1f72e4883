//! What somebody has typed and not sent: each tab has its own, and nothing is lost or sent twice.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge, wait_for};
use shared::role::Role;

/// Opens a tab that knows nothing of the others, and goes there.
async fn open_tab(browser: &Browser) -> Result<()> {
    let tab = browser.driver().new_tab().await?;
    Ok(browser.driver().switch_to_window(tab).await?)
}

async fn go_to_tab(browser: &Browser, index: usize) -> Result<()> {
    let tab = browser.driver().windows().await?.swap_remove(index);
    Ok(browser.driver().switch_to_window(tab).await?)
}

/// Waits until a box holds a text.
async fn expect_text(browser: &Browser, box_id: &str, text: &str) -> Result<()> {
    browser.find(box_id).await?;
    let script = format!("return document.querySelector('{box_id}').value");
    wait_for(&format!("“{text}” in {box_id}"), async || {
        Ok((browser.run(&script).await? == text).then_some(()))
    })
    .await
}

async fn expect_saved(browser: &Browser) -> Result<()> {
    browser.find_text(".note", "Draft saved").await.map(drop)
}

async fn append(browser: &Browser, box_id: &str, text: &str) -> Result<()> {
    browser.find(box_id).await?.send_keys(text).await?;
    expect_saved(browser).await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_tab_keeps_its_own_text_in_every_box() -> Result<()> {
    let lodge = Lodge::start()?;
    let ticket = lodge.client(Role::User).report("Text").await?;
    let thread = lodge.url(&format!("/t/{ticket}"));
    let browser = Browser::open().await?;
    for (page, box_id, has_to_open) in [
        (lodge.url("/user"), "#report-text", false),
        (thread.clone(), "#message-text", false),
        (thread, "#edit-text", true),
    ] {
        for (tab, text) in ["Door A squeaks", "Door B leaks"].into_iter().enumerate() {
            if tab > 0 {
                open_tab(&browser).await?;
            }
            browser.visit(&page).await?;
            if has_to_open {
                browser.press("button", "Edit").await?;
            }
            browser.write(box_id, text).await?;
            expect_saved(&browser).await?;
        }
        go_to_tab(&browser, 0).await?;
        append(&browser, box_id, " now").await?;

        browser.driver().refresh().await?;
        expect_text(&browser, box_id, "Door A squeaks now").await?;
        go_to_tab(&browser, 1).await?;
        browser.driver().refresh().await?;
        expect_text(&browser, box_id, "Door B leaks").await?;

        browser.driver().close_window().await?;
        go_to_tab(&browser, 0).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_send_two_reports_and_each_once() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    for (tab, text) in ["Door A squeaks", "Door B leaks"].into_iter().enumerate() {
        if tab > 0 {
            open_tab(&browser).await?;
        }
        browser.visit(&lodge.url("/user")).await?;
        browser.write("#report-text", text).await?;
        expect_saved(&browser).await?;
    }
    go_to_tab(&browser, 0).await?;
    browser.press("button", "Report").await?;
    browser.find_text(".confirmation", "#1").await?;

    go_to_tab(&browser, 1).await?;
    browser.driver().refresh().await?;
    expect_text(&browser, "#report-text", "Door B leaks").await?;
    browser.press("button", "Report").await?;
    browser.find_text(".confirmation", "#2").await?;

    let list = lodge.client(Role::User).get("/api/tickets?sort=oldest").await?;
    let texts: Vec<_> =
        list["items"].as_array().into_iter().flatten().map(|it| &it["brief"]).collect();
    ensure!(texts == ["Door A squeaks", "Door B leaks"], "{list}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_a_tab_does_not_send_the_same_report_and_loses_no_other() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "Door A squeaks").await?;
    expect_saved(&browser).await?;
    // With all that the tab has stored, as when a person duplicates it.
    browser.run("window.open(location.href)").await?;
    let is_open = async || Ok((browser.driver().windows().await?.len() == 2).then_some(()));
    wait_for("the second tab", is_open).await?;
    go_to_tab(&browser, 1).await?;
    expect_text(&browser, "#report-text", "Door A squeaks").await?;

    go_to_tab(&browser, 0).await?;
    browser.press("button", "Report").await?;
    browser.find_text(".confirmation", "#1").await?;
    go_to_tab(&browser, 1).await?;
    expect_text(&browser, "#report-text", "").await?;

    browser.write("#report-text", "Door B leaks").await?;
    expect_saved(&browser).await?;
    go_to_tab(&browser, 0).await?;
    browser.press("button", "Report another").await?;
    browser.write("#report-text", "Door C is gone").await?;
    expect_saved(&browser).await?;
    for (tab, text) in ["Door C is gone", "Door B leaks"].into_iter().enumerate() {
        go_to_tab(&browser, tab).await?;
        browser.driver().refresh().await?;
        expect_text(&browser, "#report-text", text).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_closed_tab_has_left_is_offered_to_the_next_one() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    for text in ["Door A squeaks", "Door B leaks"] {
        open_tab(&browser).await?;
        browser.visit(&lodge.url("/user")).await?;
        browser.write("#report-text", text).await?;
        expect_saved(&browser).await?;
        browser.driver().close_window().await?;
        go_to_tab(&browser, 0).await?;
    }
    browser.driver().refresh().await?;

    browser.find_text(".other-draft", "Door A squeaks").await?;
    browser.press_by_script(".other-draft:has(+ .other-draft) .link", "Discard").await?;
    browser.press(".other-draft .link", "Continue here").await?;

    let text = browser.run("return document.querySelector('#report-text').value").await?;
    ensure!(text == "Door A squeaks" || text == "Door B leaks", "{text}");
    browser.wait_until_gone(".other-draft").await?;
    browser.driver().refresh().await?;
    expect_text(&browser, "#report-text", text.as_str().unwrap_or_default()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_tells_of_danger_shows_the_emergency_number_and_can_still_be_sent() -> Result<()>
{
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift is stuck").await?;
    expect_saved(&browser).await?;
    browser.wait_until_gone(".danger-notice").await?;

    browser.find("#report-text").await?.send_keys(", and there is smoke").await?;

    browser.find_text(".danger-notice [href=\"tel:112\"]", "Call 112").await?;
    browser.press("button", "Report").await?;
    browser.find_text(".confirmation", "#1").await?;

    // The helpdesk sees it in its list, other users do not.
    browser.visit(&lodge.url("/user")).await?;
    browser.find("[data-ticket=\"1\"]").await?;
    browser.wait_until_gone(".danger-flag").await?;
    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.find_text("[data-ticket=\"1\"] .danger-flag", "Danger").await?;
    lodge.client(Role::Helpdesk).set_status(1, "active").await?;
    browser.wait_until_gone(".danger-flag").await
}
