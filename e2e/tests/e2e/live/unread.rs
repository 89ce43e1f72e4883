//! Unread messages are marked and counted, and the thread opens at the first of them.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use shared::role::Role;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_unread_is_marked_and_counted_and_the_thread_opens_there() -> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.client(Role::User);
    for text in ["The lift is stuck", "The Wi-Fi is down"] {
        user.report(text).await?;
    }
    for n in 0..40 {
        user.post_message(1, &format!("It still hangs, hour {n}")).await?;
    }
    let browser = Browser::open_without_clock().await?;
    let list = lodge.url("/helpdesk");
    browser.visit(&list).await?;
    browser.find("[data-ticket=\"1\"]").await?.click().await?;
    browser.find_text(".thread", "hour 39").await?;
    ensure!(!browser.driver().title().await?.starts_with('('), "everything is read");

    browser.visit(&list).await?;
    browser.find("[data-ticket=\"1\"]").await?;
    user.post_message(1, "Somebody is inside").await?;
    browser.find_text(".row.unread [data-ticket=\"1\"]", "Unread:").await?;
    ensure!(browser.driver().title().await?.starts_with("(1) Tickets"), "the title counts it");

    browser.find("[data-ticket=\"1\"]").await?.click().await?;
    browser.find_text(".thread .new-divider + .message", "Somebody is inside").await?;
    let top = "const top = document.querySelector('.new-divider').getBoundingClientRect().top;
        return top >= 0 && top < innerHeight";
    let is_in_view = browser.run(top).await?;
    ensure!(is_in_view == true, "the thread opens elsewhere");
    browser.wait_until_gone(".row.unread").await?;
    ensure!(!browser.driver().title().await?.starts_with('('), "the title still counts it");

    browser.visit(&list).await?;
    browser.find("[data-ticket=\"1\"]").await?;
    browser.wait_until_gone(".row.unread").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_ones_own_report_is_unread() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open_without_clock().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("#report-text").await?.send_keys("The lift is stuck").await?;
    browser.press("form.report button", "Report").await?;
    browser.find(".row:not(.unread) [data-ticket=\"1\"]").await?;

    lodge.client(Role::Helpdesk).set_status(1, "active").await?;

    browser.find_text(".row.unread [data-ticket=\"1\"]", "Unread:").await?;
    ensure!(browser.driver().title().await?.starts_with("(1) "), "the title counts it");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn to_a_user_only_tickets_they_have_read_become_unread() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    for text in ["The lift is stuck", "The Wi-Fi is down"] {
        user.report(text).await?;
    }
    let browser = Browser::open_without_clock().await?;
    browser.visit(&lodge.url("/t/1")).await?;
    browser.find(".description").await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("[data-ticket=\"1\"]").await?;

    helpdesk.set_status(1, "active").await?;
    helpdesk.set_status(2, "active").await?;

    browser.find_text("[data-ticket=\"2\"] [data-status]", "Active").await?;
    browser.find(".row.unread [data-ticket=\"1\"]").await?;
    browser.wait_until_gone(".row.unread [data-ticket=\"2\"]").await?;
    Ok(())
}
