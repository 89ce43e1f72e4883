//! Every screen at every width, light and dark: no violation that axe finds, nothing wider than the page, nothing on
//! the console.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use shared::role::Role;
use xtask::program;

/// The address of a screen, and what must be visible before it is checked.
const SCREENS: [(&str, &str); 19] = [
    ("/", "a[href=\"/user\"]"),
    ("/user", "[data-ticket]"),
    ("/user?q=zzzzzz", ".empty"),
    ("/user", ".spike-banner"),
    ("/reports", ".row.ended"),
    ("/help", ".help dl"),
    ("/styleguide", ".specimen svg.chart"),
    ("/t/1", ".outcome"),
    ("/t/2000", ".description"),
    ("/helpdesk", "[data-ticket]"),
    ("/helpdesk", ".spike-banner"),
    ("/helpdesk?ticket=2000", ".description"),
    ("/posters", "#places"),
    ("/analyses", "svg.chart"),
    ("/analyses/resolution", "svg.chart"),
    ("/analyses/backlog?last=30&unit=days", "svg.chart"),
    ("/analyses/workload?open=true", "svg.chart"),
    ("/analyses?wall=on", ".wall-display svg.chart"),
    ("/helpdesk?status=all&opened_from=2026-01-01T00:00:00Z", ".opened"),
];

/// Remembers that the first ticket of the demo data was reported here, and how it ended.
const REMEMBER_A_REPORT: &str = "localStorage.setItem('lodge-receipts', JSON.stringify([{
    ticket: 1, secret: '67e55044-10b1-426f-9247-bb680e5fe0c8', kind: 'reported', is_seen: true, ended: {
        ticket: 1, status: 'closed', category: 'technical_it',
        description: 'The projector in H3 is green.', outcome: 'The colour wheel was changed.',
        opened_at: '2026-11-22T10:45:00Z', activated_at: '2026-11-23T07:23:00Z',
        modified_at: '2026-11-24T13:05:00Z', closed_at: '2026-11-24T13:05:00Z' } }]))";

const WIDER_THAN_THE_PAGE: &str =
    "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_is_open_to_everybody() -> Result<()> {
    let lodge = Lodge::start()?;
    program::output(&mut lodge.command("demo"))?;
    for seat in 0..9 {
        let text = format!("No Wi-Fi in the library, seat {seat}");
        lodge.client(Role::User).report(&text).await?;
    }
    let browser = Browser::open().await?;
    // A tab that once was the helpdesk's may look at analyses.
    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.find("#search-text").await?;
    browser.run(REMEMBER_A_REPORT).await?;
    let mut faults = Vec::new();
    for colours in ["light", "dark"] {
        browser.prefer("prefers-color-scheme", colours).await?;
        for (width, height) in [(360, 740), (768, 1024), (1440, 900)] {
            browser.resize(width, height).await?;
            for (path, shown) in SCREENS {
                browser.visit(&lodge.url(path)).await?;
                // What stands in the page before the program has loaded.
                browser.wait_until_gone("#boot").await?;
                browser.find(shown).await?;
                let place = format!("{path} at {width} px, {colours}");
                let violations = browser.accessibility_violations().await?;
                faults.extend(violations.iter().map(|it| format!("{place}: {it}")));
                let excess = browser.run(WIDER_THAN_THE_PAGE).await?;
                if excess != 0 {
                    faults.push(format!("{place}: wider than the page by {excess} px"));
                }
            }
        }
    }
    faults.extend(browser.console_problems().await?);
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}
