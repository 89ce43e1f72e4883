//! Each role has a program of its own, and a visit loads the one that it needs.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge};
use shared::role::Role;

/// The programs of roles that the page has loaded.
async fn expect_loaded(browser: &Browser, expected: &str) -> Result<()> {
    let names = "return performance.getEntriesByType('resource').map(entry => entry.name)
        .filter(name => /lodge-(user|helpdesk)_bg.wasm/.test(name))
        .map(name => name.split('/').pop().split('_')[0]).join(' ')";
    let loaded = browser.run(names).await?;
    ensure!(loaded == expected, "loaded {loaded}, expected {expected}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_switch_of_the_role_loads_its_program_and_a_page_of_both_goes_with_the_tab() -> Result<()>
{
    let lodge = Lodge::start()?;
    lodge.client(Role::User).report("The lift is stuck").await?;
    let browser = Browser::open().await?;

    // Whoever is new gets the first screen and the user's page from one program.
    browser.visit(&lodge.url("/")).await?;
    browser.press_by_script(".card", "Report or follow a problem").await?;
    browser.find("#report-text").await?;
    browser.find("[data-ticket=\"1\"]").await?.click().await?;
    browser.find_text(".description", "The lift is stuck").await?;
    expect_loaded(&browser, "lodge-user").await?;

    browser.press(".role-switch a", "Switch to helpdesk").await?;
    browser.find("#search-text").await?;
    expect_loaded(&browser, "lodge-helpdesk").await?;

    // A ticket has one address for both roles.
    browser.visit(&lodge.url("/t/1")).await?;
    browser.find_text("button.status-button", "Start work").await?;
    expect_loaded(&browser, "lodge-helpdesk").await?;

    // Another tab of a device on which the helpdesk works.
    browser.run("sessionStorage.clear()").await?;
    browser.visit(&lodge.url("/t/1")).await?;
    browser.find_text(".description", "The lift is stuck").await?;
    expect_loaded(&browser, "lodge-user").await?;
    browser.visit(&lodge.url("/")).await?;
    browser.find_text(".picker a", "Continue as helpdesk").await?;
    expect_loaded(&browser, "lodge-helpdesk").await?;
    browser.press(".card", "Work as helpdesk").await?;
    browser.find("#search-text").await?;
    expect_loaded(&browser, "lodge-helpdesk").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_at_an_analysis_sees_whose_it_is_and_can_change_the_role_there() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;

    browser.visit(&lodge.url("/analyses/workload")).await?;
    browser.find_text("h1", "Analyses are for helpdesk staff").await?;
    expect_loaded(&browser, "lodge-user").await?;

    browser.press(".actions button", "Switch to helpdesk").await?;
    browser.find("[data-figure=\"active\"]").await?;
    expect_loaded(&browser, "lodge-helpdesk").await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keys_of_the_first_screen_choose_a_role() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    for (key, there) in [("2", "#search-text"), ("1", "#report-text")] {
        browser.visit(&lodge.url("/")).await?;
        browser.find(".picker .figures").await?;
        browser.find_text(".picker .figures", "0").await?;
        browser.find("body").await?.send_keys(key).await?;
        browser.find(there).await?;
    }
    Ok(())
}
