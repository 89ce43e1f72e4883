//! What is new since somebody looked is marked, counted, and where the thread opens.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use reqwest::Method;
use shared::role::Role;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_new_since_one_looked_is_marked_counted_and_where_the_thread_opens() -> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.asking(Role::User);
    for text in ["The lift is stuck", "The Wi-Fi is down"] {
        user.report(text).await?;
    }
    let write = async |text: &str| {
        let request = user.request(Method::POST, "/api/tickets/1/messages");
        request.json(&serde_json::json!({ "body": text })).send().await?.error_for_status()
    };
    for n in 0..40 {
        write(&format!("It still hangs, hour {n}")).await?;
    }
    let browser = Browser::open_without_a_clock().await?;
    let list = format!("{}/helpdesk", lodge.address());
    browser.driver().goto(&list).await?;
    browser.find("[data-ticket=\"1\"]").await?.click().await?;
    browser.find_text(".thread", "hour 39").await?;
    ensure!(!browser.driver().title().await?.starts_with('('), "everything is known");

    browser.driver().goto(&list).await?;
    browser.find("[data-ticket=\"1\"]").await?;
    write("Somebody is inside").await?;
    browser.find_text(".row.unread [data-ticket=\"1\"]", "Unread:").await?;
    ensure!(browser.driver().title().await?.starts_with("(1) Tickets"), "the title counts it");

    browser.find("[data-ticket=\"1\"]").await?.click().await?;
    browser.find_text(".thread .new + .said", "Somebody is inside").await?;
    let top = "const top = document.querySelector('.new').getBoundingClientRect().top;
        return top >= 0 && top < innerHeight";
    let is_in_view = browser.driver().execute(top, Vec::new()).await?;
    ensure!(is_in_view.json().as_bool() == Some(true), "the thread opens elsewhere");
    browser.wait_until_gone(".row.unread").await?;
    ensure!(!browser.driver().title().await?.starts_with('('), "the title still counts it");

    browser.driver().goto(&list).await?;
    browser.find("[data-ticket=\"1\"]").await?;
    browser.wait_until_gone(".row.unread").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_ones_own_report_is_news() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open_without_a_clock().await?;
    browser.driver().goto(format!("{}/user", lodge.address())).await?;
    browser.find("#report-text").await?.send_keys("The lift is stuck").await?;
    browser.find_text("form.report button", "Report").await?.click().await?;
    browser.find(".row:not(.unread) [data-ticket=\"1\"]").await?;

    lodge.asking(Role::Helpdesk).set_status(1, "active").await?;

    browser.find_text(".row.unread [data-ticket=\"1\"]", "Unread:").await?;
    ensure!(browser.driver().title().await?.starts_with("(1) "), "the title counts it");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn to_a_user_only_what_they_have_looked_at_is_news() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    for text in ["The lift is stuck", "The Wi-Fi is down"] {
        user.report(text).await?;
    }
    let browser = Browser::open_without_a_clock().await?;
    browser.driver().goto(format!("{}/t/1", lodge.address())).await?;
    browser.find(".description").await?;
    browser.driver().goto(format!("{}/user", lodge.address())).await?;
    browser.find("[data-ticket=\"1\"]").await?;

    helpdesk.set_status(1, "active").await?;
    helpdesk.set_status(2, "active").await?;

    browser.find_text("[data-ticket=\"2\"] [data-status]", "Active").await?;
    browser.find(".row.unread [data-ticket=\"1\"]").await?;
    browser.wait_until_gone(".row.unread [data-ticket=\"2\"]").await?;
    Ok(())
}
