//! Notifications of news about one's own reports.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge, wait_for};
use serde_json::json;
use shared::role::Role;

/// Counts how often pages ask for the permission.
const COUNT_QUESTIONS: &str = "const ask = Notification.requestPermission.bind(Notification);
    Notification.requestPermission = () => {
        sessionStorage.questions = 1 + Number(sessionStorage.questions ?? 0);
        return ask();
    };";
const QUESTIONS: &str = "return Number(sessionStorage.questions ?? 0)";
/// The texts of the notifications that are shown.
const SHOWN: &str = "navigator.serviceWorker.getRegistration('/')
    .then(registration => registration.getNotifications())
    .then(all => all.map(it => [it.title, it.body]))";

async fn wait_for_notification(browser: &Browser, news: &str) -> Result<()> {
    let expected = json!([["#1 The lift in building B is stuck", news]]);
    wait_for(&format!("the notification {news:?}"), async || {
        Ok((browser.wait_for_promise(SHOWN).await? == expected).then_some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_pressed_the_button_is_notified_of_answers_and_closings() -> Result<()> {
    let lodge = Lodge::start()?;
    let helpdesk = lodge.client(Role::Helpdesk);
    let browser = Browser::open().await?;
    browser.run_before_each_page(COUNT_QUESTIONS).await?;
    browser.set_permission("notifications", "prompt").await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift in building B is stuck").await?;
    browser.press("button", "Report").await?;
    browser.find_text(".confirmation", "#1").await?;
    browser.visit(&lodge.url("/reports")).await?;
    browser.find_text(".notifications button", "Notify me of answers on this device").await?;
    ensure!(browser.run(QUESTIONS).await? == 0, "it asks uninvited");

    browser.set_permission("notifications", "granted").await?;
    browser.press(".notifications button", "Notify me of answers").await?;
    browser.find_text(".notifications", "You are notified of answers").await?;
    ensure!(browser.run(QUESTIONS).await? == 1, "it asks more or less than once");
    let is_active = "navigator.serviceWorker.ready.then(it => it.active !== null)";
    ensure!(browser.wait_for_promise(is_active).await? == true, "no service worker");

    // Another page of the same server, which is none of Lodge's screens.
    let other = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(other).await?;
    browser.visit(&lodge.url("/api/docs/")).await?;
    helpdesk.post_message(1, "A technician is on the way").await?;
    wait_for_notification(&browser, "The helpdesk has answered.").await?;

    helpdesk.set_status(1, "active").await?;
    helpdesk.close_with(1, "The cable was replaced").await?;
    wait_for_notification(&browser, "Closed: The cable was replaced").await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_looks_at_lodge_is_not_notified_and_who_turned_it_off_is_not_either() -> Result<()>
{
    let lodge = Lodge::start()?;
    let helpdesk = lodge.client(Role::Helpdesk);
    let browser = Browser::open().await?;
    browser.set_permission("notifications", "granted").await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift in building B is stuck").await?;
    browser.press("button", "Report").await?;
    browser.press(".confirmation a", "#1").await?;
    helpdesk.post_message(1, "Which floor?").await?;
    browser.find_text(".thread .message", "Which floor?").await?;
    browser.press(".header nav a", "My reports").await?;
    // The permission alone is no wish.
    browser.press(".notifications button", "Notify me of answers").await?;
    helpdesk.set_status(1, "active").await?;
    browser.find_text("[data-ticket=\"1\"] [data-status]", "Active").await?;
    browser.press(".notifications button", "Stop notifying").await?;
    browser.find_text(".notifications button", "Notify me of answers").await?;
    browser.wait_for_promise("navigator.serviceWorker.ready.then(() => true)").await?;
    let shown = browser.wait_for_promise(SHOWN).await?;
    ensure!(shown == json!([]), "{shown}");
    Ok(())
}
