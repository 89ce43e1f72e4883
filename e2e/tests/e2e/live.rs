//! Open pages follow what others do.

mod connection;
mod rows;
mod several_browsers;
mod typing;
mod unread;

use anyhow::Result;
use e2e::{Browser, Lodge};

#[tokio::test(flavor = "multi_thread")]
async fn lists_tickets_threads_and_counts_follow_what_others_do() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) =
        (Browser::open_without_clock().await?, Browser::open_without_clock().await?);
    helpdesk.visit(&lodge.url("/helpdesk")).await?;
    helpdesk.find_text(".empty", "No open or active tickets").await?;

    user.visit(&lodge.url("/user")).await?;
    user.find("#report-text").await?.send_keys("The lift in building B is stuck").await?;
    user.press("form.report button", "Report").await?;
    helpdesk.find_text("[data-ticket=\"1\"]", "The lift in building B").await?;

    user.visit(&lodge.url("/t/1")).await?;
    user.find_text("[data-status=\"open\"]", "Open").await?;
    helpdesk.press("[data-ticket=\"1\"]", "The lift").await?;
    helpdesk.press("button.status-button", "Start work").await?;
    user.find_text("[data-status=\"active\"]", "Active").await?;

    user.find("#message-text").await?.send_keys("Nobody is inside").await?;
    user.press("button", "Send").await?;
    helpdesk.find_text(".thread .message", "Nobody is inside").await?;
    Ok(())
}
