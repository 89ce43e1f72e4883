//! Lists follow what others do without moving a row under the reader.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use serde_json::json;
use shared::role::Role;

const ORDER: &str = "return [...document.querySelectorAll('[data-ticket]')].map(it => [
    it.dataset.ticket, Math.round(it.getBoundingClientRect().top)])";

#[tokio::test(flavor = "multi_thread")]
async fn rows_change_in_place_and_new_ones_wait_until_they_are_requested() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let first = user.report("The lift is stuck").await?;
    user.report("The Wi-Fi is down").await?;
    let browser = Browser::open_without_clock().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find(&format!("[data-ticket=\"{first}\"]")).await?.focus().await?;
    let places = browser.run(ORDER).await?;

    for text in ["The soup is cold", "A lamp flickers", "The door squeaks"] {
        user.report(text).await?;
    }
    browser.find_text(".refresh", "3 new — show").await?;
    helpdesk.set_status(first, "active").await?;
    let row = format!("[data-ticket=\"{first}\"]");
    browser.find_text(&format!("{row} [data-status=\"active\"]"), "Active").await?;
    browser.find(&format!(".row:not([data-flash=\"\"]) {row}")).await?;
    user.edit(2, 1, "The Wi-Fi is down again").await?;
    browser.find_text("[role=status]", "Ticket #2 has changed: Open.").await?;

    ensure!(browser.run(ORDER).await? == places, "rows have moved");
    let focused = browser.run("return document.activeElement.dataset.ticket").await?;
    ensure!(focused == json!(first.to_string()), "the focus is on {focused}");

    browser.press(".refresh", "3 new").await?;
    browser.find_text("[data-ticket=\"5\"]", "The door squeaks").await?;
    browser.wait_until_gone(".refresh").await?;
    let order = browser.run(ORDER).await?;
    ensure!(order[0][0] == "5" && order[4][0] == "1", "{order}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_row_is_tinted_once_and_not_at_all_where_motion_is_unwelcome() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let listen = "window.tints = [];
        document.addEventListener('animationstart',
            it => it.animationName.startsWith('tint') && tints.push(it.animationName))";
    let come_back = "const list = document.querySelector('.tickets');
        list.hidden = true; list.getBoundingClientRect(); list.hidden = false;
        list.getBoundingClientRect(); list.getAnimations({ subtree: true }).length";
    for (motion, tints) in [("no-preference", json!(["tint-odd"])), ("reduce", json!([]))] {
        let ticket = user.report("The lift is stuck").await?;
        let browser = Browser::open_without_clock().await?;
        browser.run_before_each_page(listen).await?;
        browser.prefer("prefers-reduced-motion", motion).await?;
        browser.visit(&lodge.url("/user?status=open")).await?;
        let row = format!("[data-ticket=\"{ticket}\"]");
        browser.find(&row).await?;
        ensure!(browser.run("return tints").await? == json!([]), "it starts tinted");

        helpdesk.set_status(ticket, "active").await?;
        let after = if motion == "reduce" { "odd" } else { "over" };
        browser.find(&format!(".row[data-flash=\"{after}\"] {row}")).await?;
        // As on a phone that goes to a ticket and back to the list.
        browser.run(come_back).await?;
        ensure!(browser.run("return tints").await? == tints, "under {motion}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_left_the_list_stays_until_it_is_tidied_up() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    for text in ["The lift is stuck", "The Wi-Fi is down", "The soup is cold"] {
        user.report(text).await?;
    }
    let browser = Browser::open_without_clock().await?;
    browser.visit(&lodge.url("/helpdesk?status=open")).await?;
    browser.find("[data-ticket=\"3\"]").await?;
    let places = browser.run(ORDER).await?;

    helpdesk.set_status(2, "active").await?;
    helpdesk.set_status(1, "active").await?;
    helpdesk.set_status(1, "closed").await?;

    browser.find_text(".row.unmatched [data-ticket=\"2\"] [data-status]", "Active").await?;
    browser.find_text(".row.unmatched [data-ticket=\"1\"] [data-status]", "Closed").await?;
    ensure!(browser.run(ORDER).await? == places, "rows have moved");
    browser.press(".refresh", "2 no longer match · Refresh").await?;
    browser.wait_until_gone("[data-ticket=\"1\"], [data-ticket=\"2\"]").await?;
    browser.find("[data-ticket=\"3\"]").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_closed_ticket_stays_in_the_list_of_a_user() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    user.report("The Wi-Fi is down").await?;
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_clock().await?;
    browser.visit(&lodge.url("/user?status=open")).await?;
    browser.find(&format!("[data-ticket=\"{ticket}\"]")).await?;

    helpdesk.set_status(ticket, "active").await?;
    browser.find_text(&format!(".row.unmatched [data-ticket=\"{ticket}\"]"), "Active").await?;
    // The older one stands below.
    let place = "return Math.round(document.querySelector('[data-ticket=\"1\"]').getBoundingClientRect().top)";
    let before = browser.run(place).await?;
    helpdesk.set_status(ticket, "closed").await?;

    browser.find_text(".row.gone", "No longer open or active").await?;
    browser.wait_until_gone(&format!("[data-ticket=\"{ticket}\"]")).await?;
    ensure!(browser.run(place).await? == before, "rows have moved");
    let text = browser.run("return document.documentElement.outerHTML").await?;
    ensure!(!text.to_string().contains("The lift is stuck"), "its text is still in the page");
    browser.press(".refresh", "1 no longer matches · Refresh").await?;
    browser.wait_until_gone(".row.gone").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn however_many_come_in_between_no_row_moves_and_none_is_lost() -> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.client(Role::User);
    for n in 1..=60 {
        user.report(&format!("The lamp in room {n} is out")).await?;
    }
    let browser = Browser::open_without_clock().await?;
    browser.visit(&lodge.url("/user")).await?;
    // On the last row that is shown.
    browser.find("[data-ticket=\"11\"]").await?.focus().await?;
    let places = browser.run(ORDER).await?;

    for n in 61..=90 {
        user.report(&format!("The lamp in room {n} is out")).await?;
    }
    browser.find_text(".refresh", "30 new — show").await?;
    for n in 91..=110 {
        user.report(&format!("The lamp in room {n} is out")).await?;
    }
    // A page of the list has fifty.
    browser.find_text(".refresh", "50 new — show").await?;
    user.report("The lamp in the hall is out").await?;
    user.edit(11, 1, "The lamp in room 11 is on again").await?;
    browser.find_text("[data-ticket=\"11\"]", "is on again").await?;

    ensure!(browser.run(ORDER).await? == places, "rows have moved");
    let focused = browser.run("return document.activeElement.dataset.ticket").await?;
    ensure!(focused == "11", "the focus is on {focused}");
    browser.press(".refresh", "50 new").await?;
    browser.find("[data-ticket=\"111\"]").await?;
    let focused = browser.run("return document.activeElement.dataset.ticket").await?;
    ensure!(focused == "111", "the focus is on {focused} and not where the new ones are");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn more_rows_are_shown_by_a_button_that_keeps_the_focus() -> Result<()> {
    let lodge = Lodge::start()?;
    for n in 1..=120 {
        lodge.client(Role::User).report(&format!("The lamp in room {n} is out")).await?;
    }
    let browser = Browser::open_without_clock().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.press(".more", "Show more").await?;
    browser.find("[data-ticket=\"21\"]").await?;
    let focused = browser.run("return document.activeElement.className").await?;
    ensure!(focused == "more", "the focus is on {focused:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_order_is_announced_and_applied_on_request() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    for text in ["The lift is stuck", "The Wi-Fi is down"] {
        user.report(text).await?;
    }
    let browser = Browser::open_without_clock().await?;
    browser.visit(&lodge.url("/helpdesk?sort=waiting")).await?;
    browser.find("[data-ticket=\"2\"]").await?;
    let order =
        "return [...document.querySelectorAll('[data-ticket]')].map(it => it.dataset.ticket)";
    ensure!(browser.run(order).await? == json!(["1", "2"]), "the first waits longest");

    helpdesk.post_message(1, "On my way").await?;

    browser.find_text(".refresh", "Order changed").await?;
    ensure!(browser.run(order).await? == json!(["1", "2"]), "rows have moved");
    browser.press(".refresh", "Order changed").await?;
    browser.wait_until_gone(".refresh").await?;
    ensure!(browser.run(order).await? == json!(["2", "1"]), "it is not sorted");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_box_below_a_thread_stands_still_when_others_write() -> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.client(Role::User);
    user.report("The lift is stuck").await?;
    let place =
        "return Math.round(document.getElementById('message-text').getBoundingClientRect().top)";
    let browser = Browser::open_without_clock().await?;
    for path in ["/t/1", "/helpdesk?ticket=1"] {
        browser.visit(&lodge.url(path)).await?;
        browser.find("#message-text").await?;
        browser.find_text(".description", "The lift is stuck").await?;
        let before = browser.run(place).await?;
        let message = format!("Somebody is inside, says {path}");
        user.post_message(1, &message).await?;
        browser.find_text(".thread .message", &message).await?;
        ensure!(browser.run(place).await? == before, "the box has moved on {path}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_typed_is_never_touched() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_clock().await?;
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;
    browser.find("#message-text").await?.send_keys("It began at nine").await?;
    browser.press(".description button", "Edit").await?;
    let edit = browser.find("#edit-text").await?;
    edit.send_keys(" since noon").await?;

    helpdesk.edit(ticket, 1, "The lift is stuck on floor 3").await?;
    helpdesk.set_status(ticket, "active").await?;
    browser.find_text("[data-status=\"active\"]", "Active").await?;
    browser.find_text(".history-entry", "changed the text").await?;

    let typed = "return [document.activeElement.id, ...['edit-text', 'message-text'].map(
        it => document.getElementById(it).value)]";
    let typed = browser.run(typed).await?;
    let expected = ["edit-text", "The lift is stuck since noon", "It began at nine"];
    ensure!(typed == json!(expected), "{typed}");
    edit.send_keys(", again").await?;
    ensure!(edit.value().await?.is_some_and(|it| it.ends_with("since noon, again")));
    Ok(())
}
