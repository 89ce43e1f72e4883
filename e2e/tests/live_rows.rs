//! Lists follow what others do, and nothing moves under the reader.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use serde_json::Value;
use shared::role::Role;

const ORDER: &str = "return [...document.querySelectorAll('[data-ticket]')].map(it => [
    it.dataset.ticket, Math.round(it.getBoundingClientRect().top)])";

async fn ask(browser: &Browser, script: &str) -> Result<Value> {
    Ok(browser.driver().execute(script, Vec::new()).await?.json().clone())
}

async fn press(browser: &Browser, css: &str, text: &str) -> Result<()> {
    Ok(browser.find_text(css, text).await?.click().await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_change_in_place_and_new_ones_wait_until_they_are_asked_for() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    let first = user.report("The lift is stuck").await?;
    user.report("The Wi-Fi is down").await?;
    let browser = Browser::open_without_a_clock().await?;
    browser.driver().goto(format!("{}/user", lodge.address())).await?;
    browser.find(&format!("[data-ticket=\"{first}\"]")).await?.focus().await?;
    let places = ask(&browser, ORDER).await?;

    for text in ["The soup is cold", "A lamp flickers", "The door squeaks"] {
        user.report(text).await?;
    }
    browser.find_text(".pill", "3 new — show").await?;
    helpdesk.set_status(first, "active").await?;
    let row = format!("[data-ticket=\"{first}\"]");
    browser.find_text(&format!("{row} [data-status=\"active\"]"), "Active").await?;
    browser.find(&format!(".row[data-flash=\"odd\"] {row}")).await?;
    user.edit(2, 1, "The Wi-Fi is down again").await?;
    browser.find_text("[role=status]", "Ticket 2 has changed: Open.").await?;

    ensure!(ask(&browser, ORDER).await? == places, "rows have moved");
    let focused = ask(&browser, "return document.activeElement.dataset.ticket").await?;
    ensure!(focused == serde_json::json!(first.to_string()), "the focus is on {focused}");

    press(&browser, ".pill", "3 new").await?;
    browser.find_text("[data-ticket=\"5\"]", "The door squeaks").await?;
    browser.wait_until_gone(".pill").await?;
    let order = ask(&browser, ORDER).await?;
    ensure!(order[0][0] == "5" && order[4][0] == "1", "{order}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_row_is_tinted_once_and_not_at_all_where_motion_is_unwelcome() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    let names = "return [...document.querySelectorAll('.row a')].map(it => getComputedStyle(it).animationName)";
    for (motion, name) in [("no-preference", "tint-odd"), ("reduce", "none")] {
        let ticket = user.report("The lift is stuck").await?;
        let browser = Browser::open_without_a_clock().await?;
        let feature = serde_json::json!({ "features": [{ "name": "prefers-reduced-motion", "value": motion }] });
        browser.driver().cdp().send_raw("Emulation.setEmulatedMedia", feature).await?;
        browser.driver().goto(format!("{}/user?status=open", lodge.address())).await?;
        let row = format!("[data-ticket=\"{ticket}\"]");
        browser.find(&row).await?;
        ensure!(ask(&browser, names).await? == serde_json::json!(["none"]), "it starts tinted");

        helpdesk.set_status(ticket, "active").await?;
        browser.find(&format!(".row[data-flash=\"odd\"] {row}")).await?;
        ensure!(ask(&browser, names).await? == serde_json::json!([name]), "under {motion}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_left_the_list_stays_until_it_is_tidied_up() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    for text in ["The lift is stuck", "The Wi-Fi is down", "The soup is cold"] {
        user.report(text).await?;
    }
    let browser = Browser::open_without_a_clock().await?;
    browser.driver().goto(format!("{}/helpdesk?status=open", lodge.address())).await?;
    browser.find("[data-ticket=\"3\"]").await?;
    let places = ask(&browser, ORDER).await?;

    helpdesk.set_status(2, "active").await?;
    helpdesk.set_status(1, "active").await?;
    helpdesk.set_status(1, "closed").await?;

    browser.find_text(".row.left [data-ticket=\"2\"] [data-status]", "Active").await?;
    browser.find_text(".row.left [data-ticket=\"1\"] [data-status]", "Closed").await?;
    ensure!(ask(&browser, ORDER).await? == places, "rows have moved");
    press(&browser, ".pill", "2 moved on — tidy up").await?;
    browser.wait_until_gone("[data-ticket=\"1\"], [data-ticket=\"2\"]").await?;
    browser.find("[data-ticket=\"3\"]").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_closed_ticket_stays_in_the_list_of_a_user() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    user.report("The Wi-Fi is down").await?;
    let browser = Browser::open_without_a_clock().await?;
    browser.driver().goto(format!("{}/user?status=open", lodge.address())).await?;
    browser.find(&format!("[data-ticket=\"{ticket}\"]")).await?;

    helpdesk.set_status(ticket, "active").await?;
    browser.find_text(&format!(".row.left [data-ticket=\"{ticket}\"]"), "Active").await?;
    helpdesk.set_status(ticket, "closed").await?;

    browser.wait_until_gone(&format!("[data-ticket=\"{ticket}\"]")).await?;
    let text = ask(&browser, "return document.documentElement.outerHTML").await?;
    ensure!(!text.to_string().contains("The lift is stuck"), "its text is still in the page");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_typed_is_never_touched() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    let ticket = user.report("The lift is stuck").await?;
    let browser = Browser::open_without_a_clock().await?;
    browser.driver().goto(format!("{}/t/{ticket}", lodge.address())).await?;
    browser.find("#message-text").await?.send_keys("It began at nine").await?;
    press(&browser, ".description button", "Edit").await?;
    let edit = browser.find("#edit-text").await?;
    edit.send_keys(" since noon").await?;

    helpdesk.edit(ticket, 1, "The lift is stuck on floor 3").await?;
    helpdesk.set_status(ticket, "active").await?;
    browser.find_text("[data-status=\"active\"]", "Active").await?;
    browser.find_text(".happening", "changed the text").await?;

    let typed = "return [document.activeElement.id, ...['edit-text', 'message-text'].map(
        it => document.getElementById(it).value)]";
    let typed = ask(&browser, typed).await?;
    let expected = ["edit-text", "The lift is stuck since noon", "It began at nine"];
    ensure!(typed == serde_json::json!(expected), "{typed}");
    edit.send_keys(", again").await?;
    ensure!(edit.value().await?.is_some_and(|it| it.ends_with("since noon, again")));
    Ok(())
}
