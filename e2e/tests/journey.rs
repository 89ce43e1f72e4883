//! A problem from its report to its end, as people meet it.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use shared::role::Role;

/// Clicks what matches and shows `text`.
async fn press(browser: &Browser, css: &str, text: &str) -> Result<()> {
    Ok(browser.find_text(css, text).await?.click().await?)
}

async fn write(browser: &Browser, css: &str, text: &str) -> Result<()> {
    let field = browser.find(css).await?;
    field.clear().await?;
    Ok(field.send_keys(text).await?)
}

/// Waits until the number card of an analysis says `value`.
async fn expect_figure(
    browser: &Browser,
    lodge: &Lodge,
    analysis: &str,
    name: &str,
    value: &str,
) -> Result<()> {
    browser.driver().goto(format!("{}/analyses/{analysis}", lodge.address())).await?;
    let card = format!("[data-figure=\"{name}\"]");
    browser.find_text(&card, value).await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_followed_edited_answered_and_closed() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (Browser::open().await?, Browser::open().await?);

    // Anybody on campus reports.
    user.driver().goto(lodge.address()).await?;
    press(&user, "a", "Report or follow a problem").await?;
    write(&user, "#report-text", "The lift in building B is stuck").await?;
    press(&user, "button", "Report").await?;
    user.find_text(".reported", "#1").await?;
    user.find_text(".reported", "Facility management").await?;
    user.find_text(".reported .reasons", "lift").await?;
    user.find_text("[data-ticket=\"1\"] [data-status=\"open\"]", "Open").await?;
    user.find("[data-ticket=\"1\"] [data-category=\"facility_management\"]").await?;

    // They say more, first in the report, then below it.
    user.find("[data-ticket=\"1\"]").await?.click().await?;
    user.find_text(".description", "The lift in building B is stuck").await?;
    press(&user, "button", "Edit").await?;
    write(&user, "#edit-text", "The lift in building B is stuck between two floors").await?;
    press(&user, "button", "Save").await?;
    user.find_text(".description", "between two floors").await?;
    write(&user, "#message-text", "Nobody is inside").await?;
    press(&user, "button", "Send").await?;
    user.find_text(".thread .said", "Nobody is inside").await?;
    ensure!(user.text().await?.find("Start work").is_none(), "a user is offered to start work");

    // The helpdesk takes it up and answers.
    helpdesk.driver().goto(lodge.address()).await?;
    press(&helpdesk, "a", "Work as helpdesk").await?;
    helpdesk.find("[data-ticket=\"1\"]").await?.click().await?;
    helpdesk.find_text(".description", "between two floors").await?;
    expect_figure(&helpdesk, &lodge, "backlog", "unclosed", "1").await?;
    expect_figure(&helpdesk, &lodge, "workload", "active", "0").await?;
    helpdesk.driver().goto(format!("{}/helpdesk?ticket=1", lodge.address())).await?;
    press(&helpdesk, "button.move", "Start work").await?;
    helpdesk.find_text("[data-status=\"active\"]", "Active").await?;
    write(&helpdesk, "#message-text", "A technician is on the way").await?;
    press(&helpdesk, "button", "Send").await?;
    helpdesk.find_text(".thread .said", "A technician is on the way").await?;
    user.find_text(".thread .said", "A technician is on the way").await?;
    expect_figure(&helpdesk, &lodge, "workload", "active", "1").await?;

    // It is done.
    helpdesk.driver().goto(format!("{}/helpdesk?ticket=1", lodge.address())).await?;
    press(&helpdesk, "button.move", "Close…").await?;
    write(&helpdesk, "#outcome-text", "The door contact was replaced").await?;
    press(&helpdesk, ".closing button.move", "Close").await?;
    helpdesk.find_text(".thread .said", "The door contact was replaced").await?;
    helpdesk.find("[data-status=\"closed\"]").await?;
    helpdesk.wait_until_gone("#message-text").await?;
    expect_figure(&helpdesk, &lodge, "backlog", "unclosed", "0").await?;
    expect_figure(&helpdesk, &lodge, "workload", "active", "0").await?;
    expect_figure(&helpdesk, &lodge, "resolution", "closed", "1").await?;

    // For users it is gone: from the page they look at, from list and search, by its address.
    user.find(".missing").await?;
    user.driver().goto(format!("{}/user", lodge.address())).await?;
    user.find_text(".empty", "Nothing is open").await?;
    user.wait_until_gone("[data-ticket]").await?;
    user.driver().goto(format!("{}/user?q=lift", lodge.address())).await?;
    user.find_text("main", "No ticket matches").await?;
    user.wait_until_gone("[data-ticket]").await?;
    user.driver().goto(format!("{}/t/1", lodge.address())).await?;
    user.find_text(".missing", "Report it").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_of_an_old_version_shows_both_texts_and_loses_neither() -> Result<()> {
    let lodge = Lodge::start()?;
    let ticket = lodge.asking(Role::User).report("The Wi-Fi is down").await?;
    let browser = Browser::open().await?;
    browser.driver().goto(format!("{}/t/{ticket}", lodge.address())).await?;
    press(&browser, "button", "Edit").await?;
    write(&browser, "#edit-text", "The Wi-Fi is down in the library").await?;

    lodge.asking(Role::Helpdesk).edit(ticket, 1, "The Wi-Fi is down in the canteen").await?;
    press(&browser, "button", "Save").await?;

    let conflict = browser.find(".conflict").await?.text().await?;
    for shown in ["Yours", "in the library", "Theirs", "in the canteen"] {
        ensure!(conflict.contains(shown), "{shown} is not in {conflict}");
    }
    press(&browser, ".conflict button", "Keep mine").await?;
    browser.find_text(".description", "in the library").await?;
    let history = lodge.asking(Role::User).get(&format!("/api/tickets/{ticket}/history")).await?;
    let former = &history["items"][2]["former"]["description"];
    ensure!(former == "The Wi-Fi is down in the canteen", "{history}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_two_choices_stand_in_the_page_before_any_script_has_run() -> Result<()> {
    let lodge = Lodge::start()?;
    let page = reqwest::get(lodge.address()).await?.text().await?;
    let page = page.replace('"', "");
    for shown in ["href=/user", "href=/helpdesk", "<noscript>", "class=first-screen"] {
        ensure!(page.contains(shown), "no {shown} in {page}");
    }
    let other = reqwest::get(format!("{}/t/1", lodge.address())).await?.text().await?;
    ensure!(!other.contains("first-screen"), "the choices stand on every screen: {other}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_still_there_after_the_page_was_left() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.driver().goto(format!("{}/user", lodge.address())).await?;
    write(&browser, "#report-text", "The heating in room 7 is cold").await?;
    browser.find_text("main", "Draft saved").await?;

    browser.driver().goto(format!("{}/helpdesk", lodge.address())).await?;
    browser.find("#search-text").await?;
    browser.driver().goto(format!("{}/user", lodge.address())).await?;

    let kept = browser.find("#report-text").await?.value().await?;
    ensure!(kept.as_deref() == Some("The heating in room 7 is cold"), "{kept:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn words_written_while_a_message_is_on_its_way_are_kept() -> Result<()> {
    let lodge = Lodge::start()?;
    let ticket = lodge.asking(Role::User).report("The Wi-Fi is down").await?;
    let browser = Browser::open().await?;
    browser.driver().goto(format!("{}/t/{ticket}", lodge.address())).await?;
    write(&browser, "#message-text", "It began at nine").await?;
    browser.slow_down(1_500).await?;

    press(&browser, "button", "Send").await?;
    browser.find("#message-text").await?.send_keys(", and again at ten").await?;

    browser.find_text(".thread .said", "It began at nine").await?;
    let kept = browser.find("#message-text").await?.value().await?;
    ensure!(kept.as_deref() == Some("It began at nine, and again at ten"), "{kept:?}");
    Ok(())
}
