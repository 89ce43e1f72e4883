//! What one does, another sees without asking.

use anyhow::Result;
use e2e::{Browser, Lodge};

async fn press(browser: &Browser, css: &str, text: &str) -> Result<()> {
    Ok(browser.find_text(css, text).await?.click().await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_tickets_threads_and_counts_follow_what_others_do() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) =
        (Browser::open_without_a_clock().await?, Browser::open_without_a_clock().await?);
    helpdesk.driver().goto(format!("{}/helpdesk", lodge.address())).await?;
    helpdesk.find_text(".empty", "Nothing to do").await?;

    user.driver().goto(format!("{}/user", lodge.address())).await?;
    user.find("#report-text").await?.send_keys("The lift in building B is stuck").await?;
    press(&user, "form.report button", "Report").await?;
    helpdesk.find_text("[data-ticket=\"1\"]", "The lift in building B").await?;

    user.driver().goto(format!("{}/t/1", lodge.address())).await?;
    user.find_text("[data-status=\"open\"]", "Open").await?;
    press(&helpdesk, "[data-ticket=\"1\"]", "The lift").await?;
    press(&helpdesk, "button.move", "Start work").await?;
    user.find_text("[data-status=\"active\"]", "Active").await?;

    user.find("#message-text").await?.send_keys("Nobody is inside").await?;
    press(&user, "button", "Send").await?;
    helpdesk.find_text(".thread .said", "Nobody is inside").await?;
    Ok(())
}
