//! The screens of the analyses: their numbers follow what happens and lead to the tickets they speak of.

use anyhow::{Context, Result, ensure};
use e2e::{Browser, Lodge, wait_for};
use shared::role::Role;
use thirtyfour::Key;
use thirtyfour::components::SelectElement;

/// A helpdesk before one of its screens.
async fn open(lodge: &Lodge, path: &str) -> Result<Browser> {
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.find("#search-text").await?;
    browser.visit(&lodge.url(path)).await?;
    Ok(browser)
}

async fn listed(browser: &Browser) -> Result<Vec<String>> {
    let all = "return [...document.querySelectorAll('[data-ticket]')].map(it => it.dataset.ticket)";
    Ok(serde_json::from_value(browser.run(all).await?)?)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_analysis_follows_what_others_do_without_polling() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open_without_clock().await?;
    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.find("#search-text").await?;
    browser.visit(&lodge.url("/analyses/workload?open=true")).await?;
    browser.find_text("[data-figure=\"open\"]", "0").await?;

    let helpdesk = lodge.client(Role::Helpdesk);
    let ticket = helpdesk.report("The lift in building B is stuck").await?;
    browser.find_text("[data-figure=\"open\"]", "1").await?;
    helpdesk.set_status(ticket, "active").await?;
    browser.find_text("[data-figure=\"active\"]", "1").await?;
    browser.find_text(".finding", "1 ticket is active: 1 in Facility management").await?;
    helpdesk.set_status(ticket, "closed").await?;
    browser.find_text(".finding", "No ticket is active.").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tickets_of_a_number_are_one_press_away_and_exactly_those() -> Result<()> {
    let lodge = Lodge::start()?;
    let helpdesk = lodge.client(Role::Helpdesk);
    for n in 1..=4 {
        helpdesk.report(&format!("The lift in building {n} is stuck")).await?;
    }
    // One is closed, and one was opened before the period.
    helpdesk.set_status(2, "active").await?;
    helpdesk.set_status(2, "closed").await?;
    lodge.sql("ALTER TABLE tickets DISABLE TRIGGER USER")?;
    lodge.sql("UPDATE tickets SET opened_at = opened_at - INTERVAL '3 days' WHERE id = 3")?;
    lodge.sql("ALTER TABLE ticket_events DISABLE TRIGGER USER")?;
    lodge.sql("UPDATE ticket_events SET at = at - INTERVAL '3 days' WHERE ticket_id = 3")?;
    lodge.sql("UPDATE event_head SET epoch = gen_random_uuid()")?;

    let browser = open(&lodge, "/analyses/backlog?last=24&unit=hours").await?;
    browser
        .find_text(
            ".finding",
            "2 of 3 tickets opened in the last 24 hours are still open (67\u{a0}%)",
        )
        .await?;
    browser.find_text(".note", "of 3 opened in this period (67\u{a0}%)").await?;
    browser.find_text(".as-of", "Since ").await?;
    browser.press_by_script("a.show", "Show these 2 tickets").await?;
    browser.find_text(".opened", "Opened from").await?;
    browser.find("[data-ticket=\"4\"]").await?;
    ensure!(listed(&browser).await? == ["4", "1"], "{:?}", listed(&browser).await?);

    browser.press_by_script(".opened a", "Clear dates").await?;
    browser.find("[data-ticket=\"3\"]").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_range_of_opening_times_reads_as_days_where_it_is_whole_days() -> Result<()> {
    let lodge = Lodge::start()?;
    let ranges = [
        ("2026-03-31T22:00:00Z", "2026-04-30T22:00:00Z", "30 Apr 2026", "Opened1–30Apr2026"),
        ("2026-04-01T06:00:00Z", "2026-04-01T07:30:00Z", "09:30", "Opened1Apr2026,08:00–09:30"),
    ];
    let browser = open(&lodge, "/helpdesk").await?;
    for (from, before, end, sentence) in ranges {
        let path = format!("/helpdesk?status=all&opened_from={from}&opened_before={before}");
        browser.visit(&lodge.url(&path)).await?;
        let shown = browser.find_text(".opened", end).await?.text().await?;
        // Browsers differ in the spaces around a dash.
        let compact: String = shown.split_whitespace().collect();
        ensure!(compact.starts_with(sentence), "{shown}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bar_is_named_reached_by_keyboard_and_leads_to_its_tickets() -> Result<()> {
    let lodge = Lodge::start()?;
    let helpdesk = lodge.client(Role::Helpdesk);
    for n in 1..=2 {
        let ticket = helpdesk.report(&format!("The lift in building {n} is stuck")).await?;
        helpdesk.set_status(ticket, "active").await?;
    }
    helpdesk.report("The lift in building 3 is stuck").await?;
    let browser = open(&lodge, "/analyses/workload").await?;
    let bar = browser.find(".chart a").await?;
    let name = bar.attr("aria-label").await?.context("a bar without a name")?;
    ensure!(name == "Facility management: 2", "{name}");

    // A reload would remove this variable.
    browser
        .driver()
        .execute("window.visit = 1; document.querySelector('main a').focus()", Vec::new())
        .await?;
    let focused = "return document.activeElement.closest('.chart') !== null";
    for _ in 0..40 {
        if browser.run(focused).await? == true {
            break;
        }
        browser.driver().active_element().await?.send_keys(Key::Tab).await?;
    }
    // The chart is drawn again meanwhile, and the focus stays on the bar.
    helpdesk.set_status(3, "active").await?;
    browser.find_text(".finding", "3 tickets are active").await?;
    browser
        .find(".chart a[aria-label=\"Facility management: 3\"]:focus")
        .await?
        .send_keys(Key::Enter)
        .await?;
    browser.find("[data-ticket=\"1\"]").await?;
    let address = browser.driver().current_url().await?;
    ensure!(
        address.query() == Some("status=active&category=facility_management&sort=newest"),
        "{address}"
    );
    ensure!(listed(&browser).await? == ["3", "2", "1"]);
    let visit = browser.run("return window.visit").await?;
    ensure!(visit == 1, "the page was reloaded");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_period_is_chosen_by_a_press_or_by_any_number_and_stands_in_the_address() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = open(&lodge, "/analyses/backlog").await?;
    browser.press_by_script(".presets a", "7 d").await?;
    browser.find_text(".finding", "in the last 7 days").await?;
    ensure!(browser.driver().current_url().await?.query() == Some("last=7&unit=days"));
    let number = browser.find("#period-last").await?;
    number.clear().await?;
    number.send_keys("37").await?;
    SelectElement::new(&browser.find("#period-unit").await?)
        .await?
        .select_by_value("hours")
        .await?;
    browser.find_text(".finding", "in the last 37 hours").await?;
    ensure!(browser.driver().current_url().await?.query() == Some("last=37&unit=hours"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_wall_shows_one_analysis_after_the_other_and_esc_leaves_it() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = open(&lodge, "/analyses").await?;
    browser.press_by_script(".wall-display-link", "Wall display").await?;
    browser.find_text(".wall-display h1", "Still open").await?;
    browser.wait_until_gone(".header").await?;
    let body = browser.find("body").await?;
    body.send_keys(Key::Right).await?;
    browser.find_text(".wall-display h1", "Time to close by month").await?;
    body.send_keys(Key::Escape).await?;
    browser.wait_until_gone(".wall-display").await?;
    browser.find_text(".header", "Lodge").await?;
    browser.find_text("h2", "Active by category").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_is_saved_as_a_picture_that_stands_for_itself() -> Result<()> {
    let lodge = Lodge::start()?;
    lodge.client(Role::Helpdesk).report("The lift in building B is stuck").await?;
    let browser = Browser::open().await?;
    let keep_pictures = "window.saved = []; const made = URL.createObjectURL;
        URL.createObjectURL = it => { it.text().then(text => saved.push(text)); return made.call(URL, it) };";
    browser.run_before_each_page(keep_pictures).await?;
    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.find("#search-text").await?;
    browser.visit(&lodge.url("/analyses/backlog")).await?;
    browser.find("svg.chart").await?;
    browser.press_by_script("button.picture", "Download as picture").await?;
    let picture = wait_for("the picture", async || {
        let saved = browser.run("return window.saved[0] ?? null").await?;
        Ok(saved.as_str().map(str::to_owned))
    })
    .await?;
    ensure!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{picture:.200}");
    for text in ["Still open", "The one ticket opened", "As of ", "<style>"] {
        ensure!(picture.contains(text), "{text} is not in {picture}");
    }
    // The colours of the page, so that every program can read them.
    ensure!(picture.contains("{fill:#") && !picture.contains(":}"), "{picture}");
    Ok(())
}
