//! Every screen at every width, light and dark: no barrier that axe knows, nothing wider than the
//! page, no complaint in the console.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use shared::role::Role;
use xtask::program;

/// Address, and what must be there before we look.
const SCREENS: [(&str, &str); 14] = [
    ("/", "a[href=\"/user\"]"),
    ("/user", "[data-ticket]"),
    ("/user?q=zzzzzz", ".empty"),
    ("/user", ".surge"),
    ("/t/2000", ".description"),
    ("/helpdesk", "[data-ticket]"),
    ("/helpdesk", ".surge"),
    ("/helpdesk?ticket=2000", ".description"),
    ("/analyses", "svg.chart"),
    ("/analyses/resolution", "svg.chart"),
    ("/analyses/backlog?last=30&unit=days", "svg.chart"),
    ("/analyses/workload?open=true", "svg.chart"),
    ("/analyses?wall=on", ".wall svg.chart"),
    ("/helpdesk?status=all&opened_from=2026-01-01T00:00:00Z", ".opened"),
];

const WIDER_THAN_THE_PAGE: &str =
    "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_is_open_to_everybody() -> Result<()> {
    let lodge = Lodge::start()?;
    program::output(&mut lodge.lodge("demo"))?;
    for seat in 0..9 {
        let text = format!("No Wi-Fi in the library, seat {seat}");
        lodge.asking(Role::User).report(&text).await?;
    }
    let browser = Browser::open().await?;
    // A tab that once was the helpdesk's may look at analyses.
    browser.driver().goto(format!("{}/helpdesk", lodge.address())).await?;
    browser.find("#search-text").await?;
    let mut barriers = Vec::new();
    for colours in ["light", "dark"] {
        browser.prefer(colours).await?;
        for (width, height) in [(360, 740), (768, 1024), (1440, 900)] {
            browser.resize(width, height).await?;
            for (path, shown) in SCREENS {
                browser.driver().goto(format!("{}{path}", lodge.address())).await?;
                // What stands in the page before the program has loaded.
                browser.wait_until_gone("#boot").await?;
                browser.find(shown).await?;
                let place = format!("{path} at {width} px, {colours}");
                barriers
                    .extend(browser.barriers().await?.iter().map(|it| format!("{place}: {it}")));
                let wider = browser.driver().execute(WIDER_THAN_THE_PAGE, Vec::new()).await?;
                if wider.json().as_i64() != Some(0) {
                    barriers.push(format!("{place}: wider than the page by {:?} px", wider.json()));
                }
            }
        }
    }
    barriers.extend(browser.complaints().await?);
    ensure!(barriers.is_empty(), "{}", barriers.join("\n"));
    Ok(())
}
