//! Something is going on: a banner for both roles while far more is reported than usual, and what is
//! to be expected of a problem.

use anyhow::{Context, Result, ensure};
use e2e::asking::Asking;
use e2e::setting::PATIENCE;
use e2e::{Browser, Lodge};
use serde_json::{Value, json};
use shared::role::Role;
use xtask::patience::until;

/// What eight people write about one thing.
const BURST: [&str; 8] = [
    "No Wi-Fi in the library",
    "The wifi is down, second floor of the library",
    "library: Wi-Fi gone again",
    "Wi-Fi in the library does not connect",
    "Cannot reach the Wi-Fi from the library",
    "Is the Wi-Fi broken? I am in the library",
    "WiFi dead in the Library since ten",
    "Hello, no Wi-Fi here in the library, please help",
];

async fn report_burst(user: &Asking) -> Result<Vec<i64>> {
    let mut tickets = Vec::new();
    for text in BURST {
        tickets.push(user.report(text).await?);
    }
    Ok(tickets)
}

async fn close(helpdesk: &Asking, ticket: i64) -> Result<()> {
    helpdesk.set_status(ticket, "active").await?;
    helpdesk.set_status(ticket, "closed").await?;
    Ok(())
}

/// What the pulse says once it is as `is_wanted` wants it.
fn pulse(asking: &Asking, is_wanted: impl Fn(&Value) -> bool) -> Result<Value> {
    let handle = tokio::runtime::Handle::current();
    let mut last = Value::Null;
    let told = tokio::task::block_in_place(|| {
        until(PATIENCE, || {
            last = handle.block_on(asking.get("/api/pulse")).ok()?;
            is_wanted(&last["surge"]).then(|| last["surge"].clone())
        })
    });
    told.with_context(|| format!("the pulse stays as it is: {last}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_shows_a_banner_to_both_roles_until_its_tickets_are_closed() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (Browser::open().await?, Browser::open().await?);
    user.driver().goto(format!("{}/user", lodge.address())).await?;
    helpdesk.driver().goto(format!("{}/helpdesk", lodge.address())).await?;
    let tickets = report_burst(&lodge.asking(Role::User)).await?;

    for browser in [&user, &helpdesk] {
        browser.find_text(".surge", "8 reports about “Wi-Fi” and “library” since").await?;
    }
    user.find_text("[role=status]", "8 reports about").await?;
    user.find_text(".surge a", "Join one").await?.click().await?;
    user.find_text(".tickets", "library").await?;
    let address = user.driver().current_url().await?;
    ensure!(address.query() == Some("q=Wi-Fi%20library"), "{address}");

    for ticket in tickets {
        close(&lodge.asking(Role::Helpdesk), ticket).await?;
    }
    for browser in [&user, &helpdesk] {
        browser.wait_until_gone(".surge").await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_hides_a_banner_does_not_see_it_again_when_it_grows() -> Result<()> {
    let lodge = Lodge::start()?;
    report_burst(&lodge.asking(Role::User)).await?;
    let user = Browser::open().await?;
    let page = format!("{}/user", lodge.address());
    user.driver().goto(&page).await?;
    user.find_text(".surge button", "Hide").await?.click().await?;
    user.wait_until_gone(".surge").await?;

    lodge.asking(Role::User).report("Still no Wi-Fi in the library").await?;
    pulse(&lodge.asking(Role::User), |it| it["reports"] == 9)?;
    user.driver().goto(&page).await?;
    user.find_text("[data-ticket]", "Still no Wi-Fi").await?;
    user.wait_until_gone(".surge").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pulse_says_the_same_after_a_restart_and_follows_edits() -> Result<()> {
    let mut lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
    let tickets = report_burst(&user).await?;
    close(&helpdesk, tickets[7]).await?;
    let before = [&user, &helpdesk].map(|it| pulse(it, |it| it["reports"] == 7));
    lodge.kill_pulse();
    lodge.start_pulse()?;
    for (asking, before) in [&user, &helpdesk].into_iter().zip(before) {
        ensure!(asking.get("/api/pulse").await?["surge"] == before?);
    }
    for ticket in &tickets[..4] {
        user.edit(*ticket, 1, "The lift is stuck").await?;
    }
    pulse(&user, Value::is_null)?;
    pulse(&helpdesk, Value::is_null)?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_databases_that_differ_in_closed_tickets_only_have_one_pulse_for_users() -> Result<()> {
    let mut answers = Vec::new();
    for secret in ["The Wi-Fi in the library is slow", "My soup was cold"] {
        let lodge = Lodge::start()?;
        let (user, helpdesk) = (lodge.asking(Role::User), lodge.asking(Role::Helpdesk));
        let mut told = Vec::new();
        for _ in 0..12 {
            let ticket = user.report(secret).await?;
            close(&helpdesk, ticket).await?;
        }
        told.push(pulse(&user, Value::is_null)?);
        report_burst(&user).await?;
        told.push(pulse(&user, |it| it["reports"] == 8)?);
        for surge in &mut told {
            if let Some(since) = surge.get_mut("since") {
                // The clock is another one in the other database.
                *since = json!(null);
            }
        }
        answers.push(told);
    }
    ensure!(answers[0] == answers[1], "{answers:?}");
    Ok(())
}

/// Tickets of one category that were closed lately, after an hour each.
fn closed(lodge: &Lodge, count: usize) -> Result<()> {
    let file = std::env::temp_dir().join(format!("lodge-expected-{}.csv", uuid::Uuid::new_v4()));
    let now = lodge.sql("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')")?;
    let day: chrono::NaiveDate = now.trim().parse()?;
    let day = day - chrono::Days::new(10);
    let row = format!("{day}T10:00:00Z,{day}T11:00:00Z,The lift is stuck,facility_management\n");
    std::fs::write(&file, format!("opened_at,closed_at,text,category\n{}", row.repeat(count)))?;
    xtask::program::output(lodge.lodge("import").arg(&file))?;
    Ok(std::fs::remove_file(&file)?)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_to_expect_is_told_from_twenty_tickets_on() -> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.asking(Role::User);
    let told = |count: usize| {
        let handle = tokio::runtime::Handle::current();
        tokio::task::block_in_place(|| {
            until(PATIENCE, || {
                let times = handle.block_on(user.get("/api/expected")).ok()?;
                (times.as_array()?.len() == count).then_some(times)
            })
        })
    };
    let browser = Browser::open().await?;
    let ticket = user.report("The lift in building B is stuck").await?;
    let page = format!("{}/t/{ticket}", lodge.address());

    closed(&lodge, 19)?;
    let head: i64 = lodge.sql("SELECT last FROM event_head")?.trim().parse()?;
    let helpdesk = lodge.asking(Role::Helpdesk);
    let has_read = async || {
        let chart = helpdesk.get("/analytics/resolution").await?;
        Ok::<_, anyhow::Error>(chart["as_of"]["position"] == head)
    };
    let handle = tokio::runtime::Handle::current();
    tokio::task::block_in_place(|| {
        until(PATIENCE, || handle.block_on(has_read()).ok()?.then_some(()))
    })
    .context("the service does not follow")?;
    ensure!(user.get("/api/expected").await? == json!([]), "nineteen tell nothing");
    browser.driver().goto(&page).await?;
    browser.find_text(".dates", "Opened").await?;
    ensure!(!browser.text().await?.contains("Problems like this"));

    closed(&lodge, 1)?;
    told(1).context("twenty tell nothing")?;
    browser.driver().goto(&page).await?;
    let sentence = "Problems like this were usually closed within 1 hour, \
        from about 20 tickets of the last 90 days.";
    browser.find_text(".expected", sentence).await?;
    browser.driver().goto(format!("{}/user", lodge.address())).await?;
    browser.find("#report-text").await?.send_keys("The lift is stuck again").await?;
    browser.find_text("form.report .expected", sentence).await?;
    Ok(())
}
