//! Spikes: both roles see a banner while far more is reported about one topic than usual.

use anyhow::{Result, ensure};
use e2e::{ApiClient, Browser, Lodge};
use serde_json::{Value, json};
use shared::role::Role;

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

async fn report_burst(user: &ApiClient) -> Result<Vec<i64>> {
    let mut tickets = Vec::new();
    for text in BURST {
        tickets.push(user.report(text).await?);
    }
    Ok(tickets)
}

/// The strongest spike, as soon as it satisfies `is_expected`.
async fn strongest_spike(
    client: &ApiClient,
    is_expected: impl Fn(&Value) -> bool,
) -> Result<Value> {
    let report =
        client.get_until("/api/spikes", |report| report.get("strongest").is_some_and(&is_expected));
    Ok(report.await?["strongest"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_shows_a_banner_to_both_roles_until_its_tickets_are_closed() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (Browser::open().await?, Browser::open().await?);
    user.visit(&lodge.url("/user")).await?;
    helpdesk.visit(&lodge.url("/helpdesk")).await?;
    let tickets = report_burst(&lodge.client(Role::User)).await?;

    for browser in [&user, &helpdesk] {
        browser.find_text(".spike-banner", "8 reports about “Wi-Fi” and “library” since").await?;
    }
    user.find_text("[role=status]", "8 reports about").await?;
    // It stands in the page and covers nothing.
    let position = "return getComputedStyle(document.querySelector('.spike-banner')).position";
    ensure!(user.run(position).await? == "static");
    user.press(".spike-banner a", "Join one").await?;
    user.find_text(".tickets", "library").await?;
    let address = user.driver().current_url().await?;
    ensure!(address.query() == Some("q=Wi-Fi%20library"), "{address}");

    for ticket in tickets {
        lodge.client(Role::Helpdesk).close(ticket).await?;
    }
    for browser in [&user, &helpdesk] {
        browser.wait_until_gone(".spike-banner").await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_hides_a_banner_does_not_see_it_again_when_it_grows() -> Result<()> {
    let lodge = Lodge::start()?;
    report_burst(&lodge.client(Role::User)).await?;
    let user = Browser::open().await?;
    let page = lodge.url("/user");
    user.visit(&page).await?;
    user.press(".spike-banner button", "Hide").await?;
    user.wait_until_gone(".spike-banner").await?;

    lodge.client(Role::User).report("Still no Wi-Fi in the library").await?;
    strongest_spike(&lodge.client(Role::User), |spike| spike["reports"] == 9).await?;
    user.visit(&page).await?;
    user.find_text("[data-ticket]", "Still no Wi-Fi").await?;
    user.wait_until_gone(".spike-banner").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_spike_is_the_same_after_a_restart_and_follows_edits() -> Result<()> {
    let mut lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let tickets = report_burst(&user).await?;
    helpdesk.close(tickets[7]).await?;
    let mut before = Vec::new();
    for client in [&user, &helpdesk] {
        before.push(strongest_spike(client, |spike| spike["reports"] == 7).await?);
    }
    lodge.kill_service("spikes")?;
    lodge.start_service("spikes")?;
    for (client, before) in [&user, &helpdesk].into_iter().zip(before) {
        ensure!(client.get("/api/spikes").await?["strongest"] == before);
    }
    for ticket in &tickets[..4] {
        user.edit(*ticket, 1, "The lift is stuck").await?;
    }
    for client in [&user, &helpdesk] {
        strongest_spike(client, Value::is_null).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn users_see_the_same_spike_in_two_databases_that_differ_in_closed_tickets_only() -> Result<()>
{
    let mut answers = Vec::new();
    for secret in ["The Wi-Fi in the library is slow", "My soup was cold"] {
        let lodge = Lodge::start()?;
        let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
        for _ in 0..12 {
            let ticket = user.report(secret).await?;
            helpdesk.close(ticket).await?;
        }
        let before = strongest_spike(&user, Value::is_null).await?;
        report_burst(&user).await?;
        let mut spike = strongest_spike(&user, |spike| spike["reports"] == 8).await?;
        // The only difference is the time at which each database was filled.
        spike["since"] = json!(null);
        answers.push([before, spike]);
    }
    ensure!(answers[0] == answers[1], "{answers:?}");
    Ok(())
}
