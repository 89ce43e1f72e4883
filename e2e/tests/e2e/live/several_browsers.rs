//! A user, the helpdesk and somebody at the analyses: each sees what another does within a second.
//! Their pages have no clock, so that they have everything from the event stream.

use std::time::Duration;

use anyhow::{Context, Result};
use e2e::{Browser, Lodge};

/// How long a change may take to appear in another browser.
const SOON: Duration = Duration::from_secs(1);

/// Waits no longer than [`SOON`].
async fn sees(browser: &Browser, css: &str, text: &str) -> Result<()> {
    let found = tokio::time::timeout(SOON, browser.find_text(css, text)).await;
    found.with_context(|| format!("{text:?} was not in `{css}` within a second"))?.map(drop)
}

async fn report(browser: &Browser, text: &str) -> Result<()> {
    browser.find("#report-text").await?.send_keys(text).await?;
    browser.press("form.report button", "Report").await
}

async fn say(browser: &Browser, text: &str) -> Result<()> {
    browser.find("#message-text").await?.send_keys(text).await?;
    browser.press(".composer button", "Send").await
}

async fn edit(browser: &Browser, text: &str) -> Result<()> {
    browser.press(".description button", "Edit").await?;
    browser.find("#edit-text").await?.send_keys(text).await?;
    browser.press(".editor button", "Save").await
}

async fn close(browser: &Browser, outcome: &str) -> Result<()> {
    browser.press("button.status-button", "Close…").await?;
    browser.find("#outcome-text").await?.send_keys(outcome).await?;
    browser.press(".closing-form button.status-button", "Close").await
}

/// A user, somebody at the helpdesk, and somebody at the analyses.
struct People {
    lodge: Lodge,
    user: Browser,
    desk: Browser,
    analyst: Browser,
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_one_does_the_others_see_within_a_second() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, desk) = (Browser::open_without_clock().await?, Browser::open_without_clock().await?);
    let analyst = Browser::open_without_clock().await?;
    analyst.visit(&lodge.url("/helpdesk")).await?;
    analyst.find_text(".empty", "No open or active tickets").await?;
    analyst.visit(&lodge.url("/analyses")).await?;
    for figure in ["unclosed", "active", "closed"] {
        analyst.find_text(&format!("[data-figure=\"{figure}\"]"), "0").await?;
    }
    desk.visit(&lodge.url("/helpdesk")).await?;
    desk.find_text(".empty", "No open or active tickets").await?;
    user.visit(&lodge.url("/user")).await?;
    let people = People { lodge, user, desk, analyst };
    reports(&people).await?;
    changes_beside_the_list(&people).await?;
    changes_of_one_ticket(&people).await?;
    an_end(&people).await?;
    another_ticket(&people).await
}

/// Three actions.
async fn reports(people: &People) -> Result<()> {
    let People { user, desk, analyst, .. } = people;
    report(user, "The lift in building B is stuck").await?;
    sees(desk, "[data-ticket=\"1\"]", "The lift in building B").await?;
    sees(analyst, "[data-figure=\"unclosed\"]", "1").await?;
    user.press("button", "Report another").await?;
    report(user, "The Wi-Fi is down in the library").await?;
    sees(desk, ".refresh", "1 new").await?;
    user.press("button", "Report another").await?;
    report(user, "The soup in the canteen is cold").await?;
    sees(desk, ".refresh", "2 new").await?;
    sees(desk, ".filter", "3").await?;
    desk.press(".refresh", "2 new").await?;
    Ok(())
}

/// Three more, while the user looks at the list.
async fn changes_beside_the_list(people: &People) -> Result<()> {
    let People { user, desk, analyst, .. } = people;
    desk.press("[data-ticket=\"1\"]", "The lift").await?;
    desk.press("button.status-button", "Start work").await?;
    sees(user, "[data-ticket=\"1\"] [data-status]", "Active").await?;
    sees(analyst, "[data-figure=\"active\"]", "1").await?;
    desk.press(".category-correction summary", "Correct").await?;
    desk.press(".category-correction button", "Services").await?;
    sees(user, "[data-ticket=\"1\"] [data-category]", "Services").await?;
    say(desk, "A technician is on the way").await?;
    sees(user, "[data-ticket=\"1\"]", "1 message").await?;
    Ok(())
}

/// Seven more, both at the same ticket.
async fn changes_of_one_ticket(people: &People) -> Result<()> {
    let People { user, desk, .. } = people;
    user.press("[data-ticket=\"1\"]", "The lift").await?;
    user.find_text(".thread", "A technician").await?;
    say(user, "Nobody is inside").await?;
    sees(desk, ".thread .message", "Nobody is inside").await?;
    say(desk, "Good to know").await?;
    sees(user, ".thread .message", "Good to know").await?;
    edit(user, ", since noon").await?;
    sees(desk, ".description", "since noon").await?;
    edit(desk, ", on floor 3").await?;
    sees(user, ".description", "on floor 3").await?;
    edit(user, " and 4").await?;
    sees(desk, ".description", "on floor 3 and 4").await?;
    desk.press(".category-correction button", "Facility").await?;
    sees(user, ".facts [data-category]", "Facility").await?;
    say(user, "Thank you").await?;
    sees(desk, ".thread .message", "Thank you").await?;
    Ok(())
}

/// The user reads how it ended.
async fn an_end(people: &People) -> Result<()> {
    let People { user, desk, analyst, .. } = people;
    close(desk, "The door contact was replaced").await?;
    sees(user, ".outcome", "The door contact was replaced").await?;
    sees(analyst, "[data-figure=\"closed\"]", "1").await?;
    Ok(())
}

/// Six more, to the end of another one.
async fn another_ticket(people: &People) -> Result<()> {
    let People { lodge, user, desk, analyst } = people;
    user.visit(&lodge.url("/t/2")).await?;
    user.find(".description").await?;
    desk.visit(&lodge.url("/helpdesk?ticket=2")).await?;
    desk.find(".description").await?;
    desk.press("button.status-button", "Start work").await?;
    sees(user, ".facts [data-status]", "Active").await?;
    edit(desk, ", east wing").await?;
    sees(user, ".description", "east wing").await?;
    sees(user, ".history-entry", "changed the text").await?;
    say(user, "It is back").await?;
    sees(desk, ".thread .message", "It is back").await?;
    say(desk, "Then we are done").await?;
    sees(user, ".thread .message", "Then we are done").await?;
    user.visit(&lodge.url("/user")).await?;
    user.find("[data-ticket=\"2\"]").await?;
    close(desk, "A cable was loose").await?;
    let gone = tokio::time::timeout(SOON, user.wait_until_gone("[data-ticket=\"2\"]")).await;
    gone.context("the closed ticket stays longer than a second")??;
    sees(analyst, "[data-figure=\"closed\"]", "2").await?;
    report(user, "The heating in room 7 is cold").await?;
    sees(desk, ".refresh", "1 new").await
}
