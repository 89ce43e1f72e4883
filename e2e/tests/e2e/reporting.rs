//! Reporting: nothing moves under the finger, and what is reported already is joined instead.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Lodge};
use shared::role::Role;

/// Where the button is, in pixels from the top of the window.
const BUTTON_TOP: &str =
    "return document.querySelector('form.report button.primary').getBoundingClientRect().top";

#[tokio::test(flavor = "multi_thread")]
async fn who_has_the_same_problem_joins_the_ticket_and_learns_how_it_ends() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let ticket = user
        .report("The projector in lecture hall H3 shows everything in green since Monday")
        .await?;
    user.report("The soup in the canteen was cold").await?;
    let list = Browser::open().await?;
    list.visit(&lodge.url("/helpdesk?ticket=1")).await?;
    list.find("[data-ticket=\"1\"]").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;

    browser.write("#report-text", "Projector in H3 is green").await?;
    browser.find_text(".similar summary", "lecture hall H3").await?;
    browser.press(".similar button", "This affects me too").await?;

    browser.find_text(".confirmation h2", "You joined #1").await?;
    browser.find_text(".confirmation", "affects 2").await?;
    list.find_text("[data-ticket=\"1\"]", "affects 2").await?;
    browser.press(".confirmation button", "Report another").await?;
    let draft = browser.run("return document.querySelector('#report-text').value").await?;
    ensure!(draft == "", "what was joined is still to be reported: {draft}");
    browser.write("#report-text", "Projector in H3 is green").await?;
    browser.find_text(".similar", "You are part of it").await?;
    browser.visit(&lodge.url("/t/1")).await?;
    browser.find_text(".follow", "You said that this affects you too").await?;

    helpdesk.set_status(ticket, "active").await?;
    helpdesk.close_with(ticket, "The colour wheel was changed").await?;
    browser.find_text(".outcome", "The colour wheel was changed").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_follows_and_then_is_affected_counts_once() -> Result<()> {
    let lodge = Lodge::start()?;
    lodge.client(Role::User).report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/t/1")).await?;
    browser.press(".follow button", "Follow").await?;
    browser.find_text(".follow", "You follow this ticket").await?;
    browser.press(".follow button", "This affects me too").await?;
    browser.find_text(".follow", "You said that this affects you too").await?;
    browser.find_text(".facts", "affects 2").await?;
    let receipts = lodge.sql("SELECT count(*), min(kind) FROM receipts")?;
    ensure!(receipts.trim() == "1|affected", "{receipts}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_stays_where_it_is_while_somebody_writes() -> Result<()> {
    let lodge = Lodge::start()?;
    load_campus(&lodge).await?;
    let browser = Browser::open().await?;
    for (width, height) in [(360, 740), (1440, 900)] {
        browser.resize(width, height).await?;
        browser.visit(&lodge.url("/user")).await?;
        browser.find("[data-ticket]").await?;
        let before = browser.run(BUTTON_TOP).await?.as_f64().context("no button")?;
        browser
            .write("#report-text", "The projector in lecture hall H3 shows a green picture\nand\nsince\nfour\nlong\nweeks\nnobody came")
            .await?;
        browser.find(".similar").await?;
        browser.find(".suggested-category [data-category]").await?;
        let after = browser.run(BUTTON_TOP).await?.as_f64().context("no button")?;
        ensure!(before == after, "the button moved from {before} to {after} at {width} px");
        browser.write("#report-text", "").await?;
    }
    Ok(())
}

/// Enough closed tickets for a forecast, and one that is similar.
async fn load_campus(lodge: &Lodge) -> Result<()> {
    xtask::program::output(&mut lodge.command("demo"))?;
    let user = lodge.client(Role::User);
    user.report("The projector in lecture hall H3 shows a green picture since four weeks").await?;
    // The index follows the log; what it does not hold yet is not similar.
    let similar = "/api/tickets/similar?text=The projector in lecture hall H3 is green";
    user.get_until(similar, |page| page["items"].as_array().is_some_and(|it| !it.is_empty()))
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn pressed_too_early_the_button_says_what_is_missing() -> Result<()> {
    let lodge = Lodge::start()?;
    lodge.client(Role::User).report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    for (path, form, text) in
        [("/user", "form.report", "#report-text"), ("/t/1", "form.composer", "#message-text")]
    {
        browser.visit(&lodge.url(path)).await?;
        for written in ["", " \u{200b} "] {
            browser.write(text, written).await?;
            browser.press(&format!("{form} .primary"), "").await?;
            browser.find_text(&format!("{form} [role=\"alert\"]"), "Write something first").await?;
            browser.find(&format!("{text}[aria-invalid=\"true\"]:focus")).await?;
        }
        browser.write(text, "The lift").await?;
        browser.find(&format!("{text}[aria-invalid=\"false\"]")).await?;
    }
    let sent =
        lodge.sql("SELECT (SELECT count(*) FROM tickets), (SELECT count(*) FROM messages)")?;
    ensure!(sent.trim() == "1|0", "{sent}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_was_written_offline_is_sent_once_and_by_itself() -> Result<()> {
    let mut lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("#report-text").await?;
    lodge.kill_api();
    for text in ["The lift in building B is stuck", "No hot water in dormitory 4"] {
        browser.write("#report-text", text).await?;
        browser.press("form.report button.primary", "").await?;
        browser.find_text(".outbox", text).await?;
        browser.find_text(".outbox", "Will be sent when you are online").await?;
        let rest = browser.run("return document.querySelector('#report-text').value").await?;
        ensure!(rest == "", "the box still holds {rest}");
    }
    browser.find_text("form.report button.primary", "Send when online").await?;
    browser.press(".outbox li:last-child button", "Take back").await?;
    let taken = browser.run("return document.querySelector('#report-text').value").await?;
    ensure!(taken == "No hot water in dormitory 4", "{taken}");

    lodge.start_api()?;

    browser.find_text(".outbox", "Reported as #1").await?;
    browser.find_text("form.report button.primary", "Report").await?;
    let sent = lodge.sql("SELECT count(*), min(description) FROM tickets")?;
    ensure!(sent.trim() == "1|The lift in building B is stuck", "{sent}");
    browser.visit(&lodge.url("/reports")).await?;
    browser.find_text("[data-ticket=\"1\"]", "The lift in building B").await?;
    Ok(())
}
