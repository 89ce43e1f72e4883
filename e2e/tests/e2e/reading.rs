//! Reading: the way back leads to where one was, and who hears the screen hears what concerns them.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Lodge, wait_for};
use shared::role::Role;
use xtask::program;

/// The region that is read out.
pub const READ_OUT: &str = "body > p.visually-hidden[role=\"status\"]";

#[tokio::test(flavor = "multi_thread")]
async fn the_way_back_leads_to_the_row_that_was_followed() -> Result<()> {
    let lodge = Lodge::start()?;
    program::output(&mut lodge.command("demo"))?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user?sort=oldest")).await?;
    browser.find_text(".list-head", "1–50 of").await?;
    browser.press("button.more", "Show more").await?;
    let rows = "return document.querySelectorAll('[data-ticket]').length";
    wait_for("two pages", async || {
        let count = browser.run(rows).await?.as_u64().context("no number")?;
        Ok((count >= 100).then_some(()))
    })
    .await?;
    let row = "const row = document.querySelectorAll('[data-ticket]')[80];
        row.scrollIntoView({ block: 'center' }); return row.dataset.ticket";
    let ticket = browser.run(row).await?;
    let ticket = ticket.as_str().context("no ticket")?;
    let place = "return Math.round(scrollY)";
    let before = browser.run(place).await?;
    browser.find(&format!("[data-ticket=\"{ticket}\"]")).await?.click().await?;
    browser.find(".description").await?;

    browser.driver().back().await?;

    browser.find(&format!("[data-ticket=\"{ticket}\"]:focus")).await?;
    let after = browser.run(place).await?;
    ensure!(after == before, "from {before} the way back led to {after}");

    // Another way to the list begins at its top.
    browser.find(&format!("[data-ticket=\"{ticket}\"]")).await?.click().await?;
    browser.find(".description").await?;
    browser.press(".header nav a", "Tickets").await?;
    browser.find("#report-text").await?;
    browser.find("[data-ticket]").await?;
    let top = browser.run(place).await?;
    ensure!(top == 0, "the list begins at {top}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_concerns_the_reader_is_read_out_and_the_focus_is_never_lost() -> Result<()> {
    let lodge = Lodge::start()?;
    let ticket = lodge.client(Role::User).report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;

    browser.write("#message-text", "Since this morning").await?;
    browser.press("form.composer button", "Send").await?;
    browser.find_text(READ_OUT, "Message sent").await?;
    browser.find("form.composer button:focus").await?;

    lodge.client(Role::Helpdesk).post_message(ticket, "A technician is on the way").await?;
    browser.find_text(READ_OUT, "Helpdesk wrote: A technician is on the way").await?;

    browser.press(".description button", "Edit").await?;
    browser.write("#edit-text", "The lift in building B is stuck").await?;
    browser.press("form.editor button", "Save").await?;
    browser.find_text(READ_OUT, "Saved").await?;
    browser.find(".description .link:focus").await?;
    browser.press(".description button", "Edit").await?;
    browser.find("#edit-text:focus").await?.send_keys(" again\u{e00c}").await?;
    browser.find(".description .link:focus").await?;
    browser.press(".description button", "Edit").await?;
    let text = browser.run("return document.querySelector('#edit-text').value").await?;
    ensure!(text == "The lift in building B is stuck again", "Escape has lost the text: {text}");

    browser.visit(&lodge.url("/user")).await?;
    browser.write("#search-text", "lift").await?;
    browser.find_text(READ_OUT, "1 ticket").await?;
    lodge.client(Role::User).report("No hot water").await?;
    browser.find_text(".count", "2").await?;
    let read_out = browser.find(READ_OUT).await?.text().await?;
    ensure!(!read_out.contains("open"), "the counts of the campus are read out: {read_out}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_message_is_folded_days_are_named_and_the_newest_message_is_one_press_away()
-> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.client(Role::User);
    let ticket = user.report("The lift is stuck").await?;
    let long = format!("{}the end", "It has happened again. ".repeat(40));
    user.post_message(ticket, &long).await?;
    let browser = Browser::open().await?;
    browser.resize(360, 740).await?;
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;

    browser.find(".message.folded").await?;
    browser.press(".message button", "Show the whole message").await?;
    browser.wait_until_gone(".message.folded").await?;
    browser.find_text(".message", "the end").await?;

    for number in 2..=7 {
        user.post_message(ticket, &format!("Message {number}")).await?;
    }
    browser.press(".jump", "To the newest message").await?;
    browser.find("#message-text:focus").await?;
    let is_in_view = "const box = document.querySelector('.thread > :last-child')
        .getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight";
    wait_for("the newest message in view", async || {
        Ok((browser.run(is_in_view).await? == true).then_some(()))
    })
    .await?;
    let days = browser.run("return document.querySelectorAll('.thread .day').length").await?;
    ensure!(days == 1 || days == 2, "{days} days for messages of one minute");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn users_have_keys_for_the_search_the_rows_and_a_new_report() -> Result<()> {
    let lodge = Lodge::start()?;
    lodge.client(Role::User).report("The lift is stuck, as in #1").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("[data-ticket]").await?;
    for (key, focused) in
        [("j", "[data-ticket]:focus"), ("n", "#report-text:focus"), ("/", "#search-text:focus")]
    {
        browser.run("document.activeElement.blur()").await?;
        browser.find("body").await?.send_keys(key).await?;
        browser.find(focused).await?;
    }
    let written = browser.run("return document.querySelector('#report-text').value").await?;
    ensure!(written == "", "a key was written: {written}");
    browser.visit(&lodge.url("/t/1")).await?;
    browser.find(".description a[href=\"/t/1\"]").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn ages_go_by_the_clock_of_the_server() -> Result<()> {
    let lodge = Lodge::start()?;
    lodge.client(Role::User).report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    browser
        .run_before_each_page("const now = Date.now; Date.now = () => now() + 5 * 3_600_000;")
        .await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find_text(".row-age", "just now").await?;
    Ok(())
}
