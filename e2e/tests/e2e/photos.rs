//! Where a problem is and what it looks like: given with a report, seen and changed on the ticket.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Lodge, wait_for};
use shared::role::Role;

/// Chooses pictures in a page as a person would: JPEGs of 60 by 40 pixels that say where they were taken.
const CHOOSE: &str = r"
    window.choose = async (selector, count) => {
        const canvas = new OffscreenCanvas(60, 40);
        const context = canvas.getContext('2d');
        context.fillStyle = 'green';
        context.fillRect(0, 0, 60, 40);
        const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
        const bytes = new Uint8Array(await blob.arrayBuffer());
        const exif = new TextEncoder().encode('Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0GPSLatitude 48.3984');
        const marker = [0xFF, 0xE1, 0, exif.length + 2];
        const parts = [bytes.slice(0, 2), new Uint8Array(marker), exif, bytes.slice(2)];
        const files = new DataTransfer();
        for (let n = 0; n < count; n++) files.items.add(new File(parts, n + '.jpg', { type: 'image/jpeg' }));
        give(selector, files);
    };
    window.chooseText = (selector) => {
        const files = new DataTransfer();
        files.items.add(new File(['no picture'], 'x.jpg', { type: 'image/jpeg' }));
        give(selector, files);
    };
    function give(selector, files) {
        const input = document.querySelector(selector);
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
    }";

async fn choose(browser: &Browser, form: &str, count: usize) -> Result<()> {
    browser.find(&format!("{form} .add-photo")).await?;
    browser.run(&format!("{CHOOSE} choose('{form} .add-photo input', {count})")).await?;
    Ok(())
}

/// Waits until so many photos are stored, and returns whether one of them says where it was taken.
async fn stored(lodge: &Lodge, count: usize) -> Result<bool> {
    wait_for(&format!("{count} photos"), async || {
        let n = lodge.sql("SELECT count(*) FROM photos")?;
        Ok((n.trim() == count.to_string()).then_some(()))
    })
    .await?;
    let position = lodge.sql(
        "SELECT count(*) FROM photos WHERE position('Exif' IN encode(picture, 'escape')) > 0
            OR position('GPS' IN encode(picture, 'escape')) > 0",
    )?;
    Ok(position.trim() != "0")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_with_its_position_is_reported_and_comes_out_clean() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift in building B is stuck").await?;
    choose(&browser, "form.report", 2).await?;
    browser.find("form.report .photo img[alt=\"Photo 2\"]").await?;
    browser.press("form.report .photo:first-child button", "").await?;
    browser.wait_until_gone("form.report .photo img[alt=\"Photo 2\"]").await?;

    browser.press("form.report button.primary", "Report").await?;

    browser.find_text(".confirmation h2", "Reported as #1").await?;
    ensure!(!stored(&lodge, 1).await?, "the photo says where it was taken");
    browser.visit(&lodge.url("/t/1")).await?;
    browser.find(".ticket-photos img[alt=\"Photo 1 of 1\"]").await?;
    let size = "const image = document.querySelector('.ticket-photos img');
        return image.complete ? [image.naturalWidth, image.naturalHeight].join() : ''";
    wait_for("the thumbnail", async || Ok((browser.run(size).await? == "60,40").then_some(())))
        .await?;
    browser.press(".ticket-photos .photo button", "").await?;
    browser.find("dialog.viewer[open] img[src*=\"/api/photos/1?role=user\"]").await?;
    browser.press("dialog.viewer button", "Close").await?;
    browser.wait_until_gone("dialog.viewer").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_that_is_added_later_is_seen_by_everybody_at_once() -> Result<()> {
    let lodge = Lodge::start()?;
    lodge.client(Role::User).report("The lift is stuck").await?;
    let (writer, reader) = (Browser::open().await?, Browser::open().await?);
    reader.visit(&lodge.url("/helpdesk?ticket=1")).await?;
    reader.find(".add-photo").await?;
    writer.visit(&lodge.url("/t/1")).await?;

    choose(&writer, ".ticket-photos", 6).await?;

    writer.find_text(".ticket-photos .error", "at most 5 photos").await?;
    writer.find(".ticket-photos img[alt=\"Photo 5 of 5\"]").await?;
    writer.wait_until_gone(".ticket-photos .add-photo").await?;
    reader.find(".ticket-photos img[alt=\"Photo 5 of 5\"]").await?;
    reader.find_text("[data-ticket=\"1\"]", "5 photos").await?;
    reader.find_text(".thread", "User added a photo").await?;
    reader.press(".ticket-photos .photo:first-child button", "").await?;
    reader.press("dialog.viewer button", "Previous").await?;
    reader.find("dialog.viewer img[alt=\"Photo 5 of 5\"]").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_picture_is_refused_and_the_report_goes_on() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift is stuck").await?;
    browser.find("form.report .add-photo").await?;
    browser.run(&format!("{CHOOSE} chooseText('form.report .add-photo input')")).await?;
    browser.find_text("form.report [role=\"alert\"]", "no JPEG, PNG or WebP picture").await?;
    browser.press("form.report button.primary", "Report").await?;
    browser.find_text(".confirmation h2", "Reported as #1").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn photos_that_wait_for_the_network_follow_their_report() -> Result<()> {
    let mut lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("#report-text").await?;
    lodge.kill_api();
    browser.write("#report-text", "The lift in building B is stuck").await?;
    choose(&browser, "form.report", 2).await?;
    browser.find("form.report .photo img[alt=\"Photo 2\"]").await?;
    browser.press("form.report button.primary", "").await?;
    browser.find_text(".outbox", "Will be sent when you are online").await?;
    browser.wait_until_gone("form.report .photo").await?;

    lodge.start_api()?;

    browser.find_text(".outbox", "Reported as #1").await?;
    stored(&lodge, 2).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_place_is_taken_from_the_text_until_somebody_knows_better() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/user")).await?;
    let place = async || browser.run("return document.querySelector('#report-place').value").await;

    browser.write("#report-text", "The projector in room 204, building B is dark").await?;
    browser.find_text("#report-place-note", "Taken from your text").await?;
    ensure!(place().await? == "Room 204, building B");
    browser.press(".icon-field button", "").await?;
    browser.find("#report-place:focus").await?;
    ensure!(place().await? == "");
    browser.write("#report-text", "The projector in room 205 is dark").await?;
    ensure!(place().await? == "", "somebody has taken the place away");
    browser.write("#report-place", "Room 205, left door").await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("#report-place").await?;
    ensure!(place().await? == "Room 205, left door", "the page was loaded again");

    browser.press("form.report button.primary", "Report").await?;

    browser.find_text(".confirmation", "Room 205, left door").await?;
    browser.find_text("[data-ticket=\"1\"]", "Room 205, left door").await?;
    browser.press(".confirmation button", "Report another").await?;
    browser.find("#report-place").await?;
    ensure!(place().await? == "", "the next report is elsewhere");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poster_fills_in_the_place_and_the_ticket_leads_to_all_that_is_wrong_there() -> Result<()>
{
    let lodge = Lodge::start()?;
    lodge.client(Role::User).report("The soup was cold").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/report?place=B2-114,%20by%20the%20door")).await?;
    browser.find("#report-text").await?;
    let place = browser.run("return document.querySelector('#report-place').value").await?;
    ensure!(place == "B2-114, by the door", "{place}");
    let path = browser.run("return location.pathname + location.search").await?;
    ensure!(path == "/user", "{path}");
    browser.write("#report-text", "The lamp flickers").await?;
    browser.press("form.report button.primary", "Report").await?;
    browser.find_text(".confirmation", "B2-114, by the door").await?;

    browser.visit(&lodge.url("/t/2")).await?;
    browser.press(".ticket-place a", "B2-114").await?;
    browser.find_text(".filters .opened", "At “B2-114, by the door”").await?;
    browser.find_text("[data-ticket=\"2\"]", "The lamp").await?;
    browser.wait_until_gone("[data-ticket=\"1\"]").await?;
    browser.press(".filters .opened a", "Show all places").await?;
    browser.find("[data-ticket=\"1\"]").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_changed_on_the_ticket_though_its_text_has_changed_meanwhile() -> Result<()> {
    let lodge = Lodge::start()?;
    let user = lodge.client(Role::User);
    user.report("The lamp flickers").await?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/t/1")).await?;
    browser.press(".ticket-place button", "Add place").await?;
    browser.find("#place-text:focus").await?;
    user.edit(1, 1, "The lamp is dark").await?;
    browser.find_text(".description", "The lamp is dark").await?;
    browser.write("#place-text", "Library").await?;
    browser.press(".place-form button", "Save").await?;
    browser.find_text(".ticket-place", "Library").await?;
    browser.find_text(".thread", "changed the place").await?;
    let ticket = user.get("/api/tickets/1").await?;
    let place = ticket["place"].as_str().context("no place")?;
    ensure!((place, &ticket["description"]) == ("Library", &"The lamp is dark".into()), "{ticket}");
    Ok(())
}

/// Answers every picture as the server does for a ticket that was closed meanwhile.
const REFUSE_PHOTOS: &str = r#"const send = window.fetch; window.fetch = (request, options) =>
    String(request.url ?? request).endsWith('/photos')
        ? Promise.resolve(new Response(
            JSON.stringify({ type: '/problems/closed', title: '', status: 409, detail: '' }), { status: 409 }))
        : send(request, options);"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_that_the_server_does_not_want_is_dropped_and_the_reason_is_shown() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.run_before_each_page(REFUSE_PHOTOS).await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift in building B is stuck").await?;
    choose(&browser, "form.report", 2).await?;
    browser.find("form.report .photo img[alt=\"Photo 2\"]").await?;
    browser.press("form.report button.primary", "Report").await?;
    browser.find_text(".confirmation .error", "This ticket was closed").await?;
    browser.wait_until_gone(".confirmation [aria-busy=\"true\"]").await?;
    Ok(())
}
