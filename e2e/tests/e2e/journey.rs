//! A problem from its report to its end, as people meet it.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge, wait_for};
use shared::role::Role;

/// Waits until the number card of an analysis says `value`.
async fn expect_figure(
    browser: &Browser,
    lodge: &Lodge,
    analysis: &str,
    name: &str,
    value: &str,
) -> Result<()> {
    browser.visit(&lodge.url(&format!("/analyses/{analysis}"))).await?;
    let card = format!("[data-figure=\"{name}\"]");
    browser.find_text(&card, value).await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_followed_edited_answered_and_closed() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (Browser::open().await?, Browser::open().await?);

    // Anybody on campus reports.
    user.visit(&lodge.url("/")).await?;
    user.press("a", "Report or follow a problem").await?;
    user.write("#report-text", "The lift in building B is stuck").await?;
    user.press("button", "Report").await?;
    user.find_text(".confirmation", "#1").await?;
    user.find_text(".confirmation", "Facility management").await?;
    user.find_text(".confirmation .highlights", "lift").await?;
    user.find_text("[data-ticket=\"1\"] [data-status=\"open\"]", "Open").await?;
    user.find("[data-ticket=\"1\"] [data-category=\"facility_management\"]").await?;

    // They say more, first in the report, then below it.
    user.find("[data-ticket=\"1\"]").await?.click().await?;
    user.find_text(".description", "The lift in building B is stuck").await?;
    user.press("button", "Edit").await?;
    user.write("#edit-text", "The lift in building B is stuck between two floors").await?;
    user.press("button", "Save").await?;
    user.find_text(".description", "between two floors").await?;
    user.write("#message-text", "Nobody is inside").await?;
    user.press("button", "Send").await?;
    user.find_text(".thread .message", "Nobody is inside").await?;
    ensure!(user.text().await?.find("Start work").is_none(), "a user is offered to start work");

    // The helpdesk takes it up and answers.
    helpdesk.visit(&lodge.url("/")).await?;
    helpdesk.press("a", "Work as helpdesk").await?;
    helpdesk.find("[data-ticket=\"1\"]").await?.click().await?;
    helpdesk.find_text(".description", "between two floors").await?;
    expect_figure(&helpdesk, &lodge, "backlog", "unclosed", "1").await?;
    expect_figure(&helpdesk, &lodge, "workload", "active", "0").await?;
    helpdesk.visit(&lodge.url("/helpdesk?ticket=1")).await?;
    helpdesk.press("button.status-button", "Start work").await?;
    helpdesk.find_text("[data-status=\"active\"]", "Active").await?;
    helpdesk.write("#message-text", "A technician is on the way").await?;
    helpdesk.press("button", "Send").await?;
    helpdesk.find_text(".thread .message", "A technician is on the way").await?;
    user.find_text(".thread .message", "A technician is on the way").await?;
    expect_figure(&helpdesk, &lodge, "workload", "active", "1").await?;

    // It is done.
    helpdesk.visit(&lodge.url("/helpdesk?ticket=1")).await?;
    helpdesk.press("button.status-button", "Close…").await?;
    helpdesk.write("#outcome-text", "The door contact was replaced").await?;
    helpdesk.press(".closing-form button.status-button", "Close").await?;
    helpdesk.find_text(".thread .message", "The door contact was replaced").await?;
    helpdesk.find("[data-status=\"closed\"]").await?;
    helpdesk.wait_until_gone("#message-text").await?;
    expect_figure(&helpdesk, &lodge, "backlog", "unclosed", "0").await?;
    expect_figure(&helpdesk, &lodge, "workload", "active", "0").await?;
    expect_figure(&helpdesk, &lodge, "resolution", "closed", "1").await?;

    // Whoever reported it reads how it ended, on the page they look at.
    user.find_text(".outcome", "The door contact was replaced").await?;
    user.find_text(".thread .message", "A technician is on the way").await?;
    user.wait_until_gone("#message-text").await?;
    finds_the_outcome_later(&lodge, &user).await
}

/// Whoever reported the ticket reads later how it ended; others find nothing.
async fn finds_the_outcome_later(lodge: &Lodge, user: &Browser) -> Result<()> {
    // For users it is gone from list and search.
    user.visit(&lodge.url("/user")).await?;
    user.find_text(".empty", "No open tickets").await?;
    user.wait_until_gone("[data-ticket]").await?;
    user.visit(&lodge.url("/user?q=lift")).await?;
    user.find_text("main", "No tickets match").await?;
    user.wait_until_gone("[data-ticket]").await?;

    // Later they find it in their reports, and a stranger finds nothing.
    user.visit(&lodge.url("/reports")).await?;
    user.find_text(".row.ended", "The door contact was replaced").await?;
    user.press(".row.ended a", "between two floors").await?;
    user.find_text(".outcome", "The door contact was replaced").await?;
    let later = user.text().await?;
    ensure!(!later.contains("A technician is on the way"), "the thread is shown: {later}");
    let stranger = Browser::open().await?;
    stranger.visit(&lodge.url("/t/1")).await?;
    stranger.find_text(".missing", "Report a problem").await?;
    stranger.visit(&lodge.url("/reports")).await?;
    stranger.find_text(".reports .empty", "Nothing reported on this device").await?;

    // It is not solved: the text becomes another report.
    user.press(".button", "Still not solved?").await?;
    let text = "return document.querySelector('#report-text').value";
    wait_for("the text in the box", async || {
        Ok(user
            .run(text)
            .await?
            .as_str()
            .is_some_and(|text| text.contains("between two floors"))
            .then_some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_of_an_old_version_shows_both_texts_and_loses_neither() -> Result<()> {
    let lodge = Lodge::start()?;
    let ticket = lodge.client(Role::User).report("The Wi-Fi is down in the hall").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;
    browser.press("button", "Edit").await?;
    browser.write("#edit-text", "The Wi-Fi is down in the library").await?;

    lodge.client(Role::Helpdesk).edit(ticket, 1, "The Wi-Fi is down in the canteen").await?;
    browser.press("button", "Save").await?;

    let conflict = browser.find(".edit-conflict").await?.text().await?;
    for shown in ["Yours", "in the library", "Saved meanwhile", "in the canteen"] {
        ensure!(conflict.contains(shown), "{shown} is not in {conflict}");
    }
    browser.press(".edit-conflict button", "Use only mine").await?;
    browser.find_text(".description", "in the library").await?;
    let history = lodge.client(Role::User).get(&format!("/api/tickets/{ticket}/history")).await?;
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
    let other = reqwest::get(lodge.url("/t/1")).await?.text().await?;
    ensure!(!other.contains("first-screen"), "the choices stand on every screen: {other}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_still_there_after_the_page_was_left() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The heating in room 7 is cold").await?;
    browser.find_text("main", "Draft saved").await?;

    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.find("#search-text").await?;
    browser.visit(&lodge.url("/user")).await?;

    let field_text = browser.find("#report-text").await?.value().await?;
    ensure!(field_text.as_deref() == Some("The heating in room 7 is cold"), "{field_text:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn words_written_while_a_message_is_on_its_way_are_kept() -> Result<()> {
    let lodge = Lodge::start()?;
    let ticket = lodge.client(Role::User).report("The Wi-Fi is down").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;
    browser.write("#message-text", "It began at nine").await?;
    browser.slow_down(1_500).await?;

    browser.press("button", "Send").await?;
    browser.find("form.composer button[aria-busy=\"true\"]").await?;
    browser.find("#message-text").await?.send_keys(", and again at ten").await?;

    browser.find_text(".thread .message", "It began at nine").await?;
    let field_text = browser.find("#message-text").await?.value().await?;
    ensure!(field_text.as_deref() == Some("It began at nine, and again at ten"), "{field_text:?}");
    Ok(())
}
