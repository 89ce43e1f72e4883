//! Several people edit one ticket: what each of them wrote is in the combined text, or is a choice in it.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge, wait_for};
use shared::role::Role;

use crate::reading::READ_OUT;

const ESCAPE: &str = "\u{e00c}";
const WIDER_THAN_THE_PAGE: &str =
    "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

/// Opens the ticket and writes another text in its box, which is not saved.
async fn edit(browser: &Browser, lodge: &Lodge, ticket: i64, text: &str) -> Result<()> {
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;
    browser.press(".description button", "Edit").await?;
    browser.write("#edit-text", text).await
}

/// Lets the helpdesk save an edit of a version, and clicks before the page can learn of it.
async fn click_too_late(
    browser: &Browser,
    (ticket, version, text): (i64, i64, &str),
    button: &str,
) -> Result<()> {
    let (header, role) = (Role::HEADER, Role::Helpdesk.as_ref());
    let script = format!(
        "const request = new XMLHttpRequest();
        request.open('PATCH', '/api/tickets/{ticket}', false);
        request.setRequestHeader('Content-Type', 'application/json');
        request.setRequestHeader('If-Match', '\"{version}\"');
        request.setRequestHeader('{header}', '{role}');
        request.send(JSON.stringify({{ description: '{text}' }}));
        document.querySelector('{button}').click();
        return request.status"
    );
    let status = browser.run(&script).await?;
    ensure!(status == 200, "the other edit was answered by {status}");
    Ok(())
}

/// Waits until the box holds a text.
async fn expect_in_box(browser: &Browser, text: &str) -> Result<()> {
    browser.find("#edit-text").await?;
    wait_for(&format!("“{text}” in the box"), async || {
        let value = browser.run("return document.querySelector('#edit-text').value").await?;
        Ok((value == text).then_some(()))
    })
    .await
}

async fn expect_description(lodge: &Lodge, ticket: i64, text: &str) -> Result<()> {
    let shown = lodge.client(Role::Helpdesk).get(&format!("/api/tickets/{ticket}")).await?;
    ensure!(shown["description"] == text, "{shown}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_edits_of_different_words_are_saved_together_with_one_press() -> Result<()> {
    let lodge = Lodge::start()?;
    let report = "The lift in building C stops between floors.";
    let ticket = lodge.client(Role::User).report(report).await?;
    let browser = Browser::open_without_clock().await?;
    let mine = format!("{report} There is a puddle.");
    edit(&browser, &lodge, ticket, &mine).await?;

    let theirs = "The lift in building C and D stops between floors.";
    lodge.client(Role::Helpdesk).edit(ticket, 1, theirs).await?;

    browser.find_text(".saved-meanwhile", "Helpdesk saved a change. Yours fits with it.").await?;
    browser.find_text(READ_OUT, "Yours fits with it").await?;
    expect_in_box(&browser, &mine).await?;
    let both = "The lift in building C and D stops between floors. There is a puddle.";
    browser.press(".saved-meanwhile summary", "Show both").await?;
    browser.find_text(".saved-meanwhile .combined", both).await?;
    browser.find_text(".combined ins.theirs", "and D").await?;
    browser.find_text(".combined ins:not(.theirs)", "There is a puddle").await?;
    let struck_out = browser.run("return document.querySelectorAll('.editor del').length").await?;
    ensure!(struck_out == 0, "{struck_out} parts of a text are struck out");
    browser.press(".editor button", "Save both").await?;
    browser.find_text(".description", both).await?;
    browser.find(".description .link:focus").await?;
    expect_description(&lodge, ticket, both).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_the_server_refuses_as_stale_is_combined_too() -> Result<()> {
    let lodge = Lodge::start()?;
    let ticket = lodge.client(Role::User).report("The lift is stuck.").await?;
    let browser = Browser::open().await?;
    edit(&browser, &lodge, ticket, "The lift is stuck. It smells.").await?;

    let theirs = (ticket, 1, "The lift in building C is stuck.");
    click_too_late(&browser, theirs, ".editor [type=submit]").await?;

    browser.find_text(".saved-meanwhile", "Yours fits with it").await?;
    browser.press(".editor button", "Save both").await?;
    browser.find_text(".description", "The lift in building C is stuck. It smells.").await?;

    // A change of anything but the text is no conflict.
    browser.press(".description button", "Edit").await?;
    browser.write("#edit-text", "The lift in building C is stuck again.").await?;
    lodge.client(Role::Helpdesk).set_status(ticket, "active").await?;
    browser.find_text(".facts [data-status]", "Active").await?;
    browser.wait_until_gone(".saved-meanwhile").await?;
    browser.press(".editor button", "Save").await?;
    browser.find_text(".description", "stuck again").await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_still_knows_after_a_reload_what_it_has_changed() -> Result<()> {
    let lodge = Lodge::start()?;
    let ticket = lodge.client(Role::User).report("The lift is stuck.").await?;
    let browser = Browser::open().await?;
    edit(&browser, &lodge, ticket, "The lift is stuck. It smells.").await?;
    browser.find_text(".note", "Draft saved").await?;
    browser.visit(&lodge.url("/help")).await?;
    lodge.client(Role::Helpdesk).edit(ticket, 1, "The lift in building C is stuck.").await?;

    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;

    expect_in_box(&browser, "The lift is stuck. It smells.").await?;
    browser.find_text(".saved-meanwhile", "Yours fits with it").await?;
    browser.press(".editor button", "Save both").await?;
    browser.find_text(".description", "The lift in building C is stuck. It smells.").await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_collide_are_chosen_in_their_sentence() -> Result<()> {
    let lodge = Lodge::start()?;
    let report = "The lift stops between floors 1 and 2.";
    let ticket = lodge.client(Role::User).report(report).await?;
    let browser = Browser::open().await?;
    let mine = "The lift stops between floors 2 and 3. There is a puddle.";
    edit(&browser, &lodge, ticket, mine).await?;
    let theirs = "The lift in C stops between floors 7 and 8.";
    click_too_late(&browser, (ticket, 1, theirs), ".editor [type=submit]").await?;

    browser.find_text("#conflict-heading:focus", "Somebody saved").await?;
    for (part, text) in [
        (".combined ins.theirs", "in C"),
        (".combined ins:not(.theirs)", "There is a puddle."),
        (".pick label:has(:checked)", "2 and 3"),
        (".pick label:not(:has(:checked))", "7 and 8"),
        (".side-by-side", report),
    ] {
        browser.find_text(&format!(".edit-conflict {part}"), text).await?;
    }
    browser.resize(360, 740).await?;
    let violations = browser.accessibility_violations().await?;
    ensure!(violations.is_empty(), "{}", violations.join("\n"));
    let excess = browser.run(WIDER_THAN_THE_PAGE).await?;
    ensure!(excess == 0, "wider than the page by {excess} px");

    // Escape leads back to the box, and nothing is lost.
    browser.find("#conflict-heading").await?.send_keys(ESCAPE).await?;
    browser.find("#edit-text:focus").await?;
    expect_in_box(&browser, mine).await?;
    browser.find_text(".saved-meanwhile", "Some words differ").await?;
    browser.press(".saved-meanwhile button", "Show both").await?;

    // The choice can be edited before it is saved.
    browser.press(".pick label", "7 and 8").await?;
    browser.press(".edit-conflict button", "Edit it first").await?;
    browser.find("#edit-text:focus").await?;
    let combined = "The lift in C stops between floors 7 and 8. There is a puddle.";
    expect_in_box(&browser, combined).await?;
    browser.wait_until_gone(".saved-meanwhile").await?;
    browser.press(".editor button", "Save").await?;
    browser.find_text(".description", combined).await?;
    expect_description(&lodge, ticket, combined).await
}

#[tokio::test(flavor = "multi_thread")]
async fn three_edits_of_one_sentence_lose_nothing() -> Result<()> {
    let lodge = Lodge::start()?;
    let ticket = lodge.client(Role::User).report("The lift stops at floor 7.").await?;
    let (browser, helpdesk) = (Browser::open().await?, lodge.client(Role::Helpdesk));
    edit(&browser, &lodge, ticket, "The lift in building C stops at floor 8.").await?;
    helpdesk.edit(ticket, 1, "The lift stops at floor 9. It smells.").await?;
    browser.find_text(".saved-meanwhile", "Some words differ").await?;
    browser.press(".editor button", "Save").await?;
    browser.find_text(".edit-conflict .pick", "9").await?;

    // The third one is faster than the choice.
    let third = (ticket, 2, "The lift stops at floor 10. It smells. Nobody is inside.");
    click_too_late(&browser, third, ".edit-conflict .primary").await?;

    browser.find_text(".edit-conflict .pick", "10").await?;
    browser.find_text(".pick label:has(:checked)", "8").await?;
    browser.find("#conflict-heading:focus").await?;
    browser.press(".pick label", "10").await?;
    browser.press(".edit-conflict button", "Save combined text").await?;
    let all = "The lift in building C stops at floor 10. It smells. Nobody is inside.";
    browser.find_text(".description", all).await?;
    expect_description(&lodge, ticket, all).await?;
    let history = helpdesk.get(&format!("/api/tickets/{ticket}/history")).await?;
    let former = &history["items"][3]["former"]["description"];
    ensure!(former == "The lift stops at floor 10. It smells. Nobody is inside.", "{history}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_helpdesk_restores_an_earlier_text() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let ticket = user.report("The lift is stuck.").await?;
    user.edit(ticket, 1, "All is fine.").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;
    browser.find(".history-entry").await?;
    let of_user = browser.text().await?;
    ensure!(
        !of_user.contains("Restore the text before this"),
        "a user is offered to restore: {of_user}"
    );

    browser.visit(&lodge.url(&format!("/helpdesk?ticket={ticket}"))).await?;
    browser.find_text(".description", "All is fine.").await?;
    browser.press(".history-entry button", "Restore the text before this").await?;
    browser.find_text(".description", "The lift is stuck.").await?;
    browser.find_text(READ_OUT, "The earlier text is restored").await?;
    browser.find_text(".history-entry button:focus", "Restore the text before this").await?;
    expect_description(&lodge, ticket, "The lift is stuck.").await?;

    // Somebody else is faster: the text restored is combined with theirs.
    user.edit(ticket, 3, "All is fine in C.").await?;
    browser.find_text(".description", "All is fine in C.").await?;
    let restore = ".history-entry:last-child .link:last-child";
    browser.find_text(restore, "Restore the text before this").await?;
    click_too_late(&browser, (ticket, 4, "All is fine in C. Thanks!"), restore).await?;
    expect_in_box(&browser, "The lift is stuck.").await?;
    browser.press(".editor button", "Save both").await?;
    browser.find_text(".description", "The lift is stuck. Thanks!").await?;

    helpdesk.close(ticket).await?;
    browser.find(".facts [data-status=\"closed\"]").await?;
    let closed = browser.text().await?;
    ensure!(
        !closed.contains("Restore the text before this"),
        "a closed ticket can be changed: {closed}"
    );
    Ok(())
}
