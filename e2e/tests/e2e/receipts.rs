//! What a browser remembers of the tickets that somebody reported or follows there.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use shared::role::Role;

#[tokio::test(flavor = "multi_thread")]
async fn who_follows_a_ticket_reads_that_it_was_closed_and_how() -> Result<()> {
    let lodge = Lodge::start()?;
    let helpdesk = lodge.client(Role::Helpdesk);
    let ticket = lodge.client(Role::User).report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;
    browser.press(".follow button", "Follow").await?;
    browser.find_text(".follow", "You follow this ticket").await?;
    browser.visit(&lodge.url("/reports")).await?;
    browser.find_text("[data-ticket=\"1\"] [data-status]", "Open").await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("[data-ticket=\"1\"]").await?;

    helpdesk.set_status(ticket, "active").await?;
    helpdesk.close_with(ticket, "The cable was replaced").await?;

    browser.find_text(".header .badge", "1").await?;
    browser.press(".header nav a", "My reports").await?;
    browser.find_text(".row.ended", "The cable was replaced").await?;
    browser.find_text("h2", "With news").await?;
    browser.wait_until_gone(".header .badge").await?;
    browser.visit(&lodge.url("/reports")).await?;
    browser.find_text("h2", "Closed").await?;
    ensure!(!browser.text().await?.contains("With news"), "it is news for the second time");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_shows_a_ticket_keeps_it_when_it_is_closed_and_an_unsent_text_too() -> Result<()>
{
    let lodge = Lodge::start()?;
    let helpdesk = lodge.client(Role::Helpdesk);
    let ticket = lodge.client(Role::User).report("The lift is stuck").await?;
    helpdesk.set_status(ticket, "active").await?;
    helpdesk.post_message(ticket, "A technician is on the way").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;
    browser.find_text(".thread .message", "A technician").await?;
    browser.write("#message-text", "Which floor is it?").await?;

    helpdesk.close_with(ticket, "The cable was replaced").await?;

    browser.find_text(".outcome", "My reports, on the device they used").await?;
    browser.find_text(".description", "The lift is stuck").await?;
    browser.find_text(".thread .message", "A technician is on the way").await?;
    browser.find_text(".unsent-drafts", "Which floor is it?").await?;
    browser.find_text("[data-status=\"closed\"]", "Closed").await?;
    let text = browser.text().await?;
    ensure!(!text.contains("The cable was replaced"), "a stranger reads the outcome");
    let focused = browser.run("return document.activeElement.id").await?;
    ensure!(focused == "outcome-heading", "the focus is at {focused}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_computer_forgets_after_a_question() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift in building B is stuck").await?;
    browser.press("button", "Report").await?;
    browser.find_text(".confirmation", "#1").await?;
    browser.press(".header nav a", "My reports").await?;
    browser.find("[data-ticket=\"1\"]").await?;

    browser.press(".forget button", "Forget on this device").await?;
    browser.press(".forget button", "Forget all").await?;

    browser.find_text(".reports .empty", "Nothing reported on this device").await?;
    let stored = browser.run("return localStorage.getItem('lodge-receipts')").await?;
    ensure!(stored == "[]", "{stored}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_has_reported_a_ticket_writes_as_its_reporter() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift in building B is stuck").await?;
    browser.press("button", "Report").await?;
    browser.press(".confirmation a", "#1").await?;
    browser.write("#message-text", "Since this morning").await?;
    browser.press("form.composer button", "Send").await?;
    browser.find_text(".message:has(strong)", "Reporter").await?;

    lodge.client(Role::User).post_message(1, "Here too").await?;

    browser.find_text(".message", "Here too").await?;
    let writers = "return [...document.querySelectorAll('.message strong')]
        .map(writer => writer.textContent).join(' ')";
    let writers = browser.run(writers).await?;
    ensure!(writers == "Reporter User", "{writers}");
    Ok(())
}
