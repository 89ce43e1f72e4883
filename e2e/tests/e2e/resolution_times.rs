//! Resolution times: a user learns how long problems of a category usually take, once enough tickets are closed.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Lodge};
use serde_json::{Value, json};
use shared::role::Role;

/// Tickets of one category that were closed ten days ago, after an hour each.
fn import_closed(lodge: &Lodge, count: usize) -> Result<()> {
    let now = lodge.sql("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')")?;
    let day: chrono::NaiveDate = now.trim().parse()?;
    let day = day - chrono::Days::new(10);
    let row = format!("{day}T10:00:00Z,{day}T11:00:00Z,The lift is stuck,facility_management\n");
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(&file, format!("opened_at,closed_at,text,category\n{}", row.repeat(count)))?;
    xtask::program::output(lodge.command("import").arg(file.path()))?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn resolution_times_are_shown_from_twenty_closed_tickets_on() -> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.client(Role::User);
    let browser = Browser::open().await?;
    let ticket = user.report("The lift in building B is stuck").await?;
    let page = lodge.url(&format!("/t/{ticket}"));

    import_closed(&lodge, 19)?;
    let head: i64 = lodge.sql("SELECT last FROM event_head")?.trim().parse()?;
    let has_read_all = |chart: &Value| chart["as_of"]["position"] == head;
    lodge.client(Role::Helpdesk).get_until("/analytics/resolution", has_read_all).await?;
    ensure!(user.get("/api/resolution-times").await? == json!([]), "nineteen are too few");
    browser.visit(&page).await?;
    browser.find_text(".dates", "Opened").await?;
    ensure!(!browser.text().await?.contains("last 90 days"));

    import_closed(&lodge, 1)?;
    let has_one = |times: &Value| times.as_array().is_some_and(|times| times.len() == 1);
    user.get_until("/api/resolution-times", has_one).await?;
    browser.visit(&page).await?;
    let sentence = "Facility management: most closed within 1 hour (20 tickets, last 90 days)";
    browser.find_text(".resolution-time", sentence).await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("#report-text").await?.send_keys("The lift is stuck again").await?;
    browser.find_text("form.report .resolution-time", sentence).await?;

    // In doubt, and in danger, there is no forecast.
    let is_doubtful = |text: &&str| !classifier::classify(text).is_sure();
    let doubtful = ["xyz", "qwertz", "?", "hm"].into_iter().find(is_doubtful);
    browser.write("#report-text", doubtful.context("no text is doubtful")?).await?;
    browser.find_text("form.report .suggested-category", "not sure").await?;
    browser.wait_until_gone("form.report .resolution-time").await?;
    browser.write("#report-text", "The lift is stuck and on fire").await?;
    browser.find("form.report .danger-notice").await?;
    browser.wait_until_gone("form.report .resolution-time").await?;
    Ok(())
}
