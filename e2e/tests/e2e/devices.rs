//! Other ways to a page than a desk with a Latin keyboard: phones, paper, translators, keyboards of other scripts.

use anyhow::{Result, ensure};
use e2e::{Browser, Lodge, wait_for};
use serde_json::json;
use shared::role::Role;

/// Eight lines with seven line breaks.
const EIGHT_LINES: &str = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight";

async fn report_with_thread(lodge: &Lodge, messages: usize) -> Result<i64> {
    let helpdesk = lodge.client(Role::Helpdesk);
    let ticket = helpdesk.report("The meters have to be read").await?;
    for number in 1..=messages {
        let text = format!("Step {number:02}: the meter in this shaft was read and noted");
        helpdesk.post_message(ticket, &text).await?;
    }
    Ok(ticket)
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_every_box_has_letters_of_16_pixels() -> Result<()> {
    let lodge = Lodge::start()?;
    lodge.client(Role::User).report("The lift is stuck").await?;
    lodge.client(Role::Helpdesk).set_status(1, "active").await?;
    let browser = Browser::open().await?;
    browser.emulate_phone(390, 844).await?;
    let small = "return [...document.querySelectorAll('input, select, textarea')].filter(it =>
        it.checkVisibility() && parseFloat(getComputedStyle(it).fontSize) < 16)
        .map(it => it.id || it.className)";
    for (path, opener, shown) in [
        ("/user", "", "#search-text"),
        ("/user", "", "#report-text"),
        ("/t/1", ".description button", "#edit-text"),
        ("/helpdesk", "", "#order"),
        ("/helpdesk?ticket=1", "", "#message-text"),
        ("/helpdesk?ticket=1", "button.status-button", "#outcome-text"),
        ("/helpdesk?ticket=1", ".description button", "#edit-text"),
        ("/analyses/backlog", "", "#period-last"),
    ] {
        browser.visit(&lodge.url(path)).await?;
        if !opener.is_empty() {
            browser.press(opener, "").await?;
        }
        browser.find(shown).await?;
        let boxes = browser.run(small).await?;
        ensure!(boxes == json!([]), "{boxes} on {path} have smaller letters");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_rows_have_two_lines_of_text_and_filters_the_size_of_a_finger() -> Result<()> {
    let lodge = Lodge::start()?;
    let text = "The projector in lecture hall H3 shows everything in green since Monday morning";
    lodge.client(Role::User).report(text).await?;
    let browser = Browser::open().await?;
    browser.emulate_phone(360, 740).await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.find("[data-ticket=\"1\"]").await?;
    let lines = "const line = document.querySelector('.first-line');
        return Math.round(line.clientHeight / parseFloat(getComputedStyle(line).lineHeight))";
    ensure!(browser.run(lines).await? == 2);
    let filters = "return [...document.querySelectorAll('.filter a')].filter(it => {
        const box = it.getBoundingClientRect();
        return box.height < 44 || box.left < 0 || box.right > innerWidth;
    }).map(it => it.innerText)";
    let small = browser.run(filters).await?;
    ensure!(small == json!([]), "{small}");
    // The form says who reads it, whom to call, and nothing of keys that a phone has not.
    browser.find_text(".forecast", "leave out names").await?;
    browser.find_text(".footer", "112").await?;
    browser.find_text(".footer", "Time zone: ").await?;
    browser.wait_until_gone(".report .action-note").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_the_button_is_visible_below_eight_lines() -> Result<()> {
    let lodge = Lodge::start()?;
    let ticket = report_with_thread(&lodge, 12).await?;
    let browser = Browser::open().await?;
    let thread = format!("/t/{ticket}");
    let console = format!("/helpdesk?ticket={ticket}");
    for (height, path, text, button) in [
        (515, "/user", "#report-text", "form.report .actions .primary"),
        (515, thread.as_str(), "#message-text", "form.composer .primary"),
        (915, thread.as_str(), "#message-text", "form.composer .primary"),
        (515, console.as_str(), "#message-text", "form.composer .primary"),
    ] {
        browser.emulate_phone(412, height).await?;
        browser.visit(&lodge.url(path)).await?;
        browser.write(text, EIGHT_LINES).await?;
        let bottom = format!(
            "return document.querySelector('{button}').getBoundingClientRect().bottom <= innerHeight"
        );
        wait_for(&format!("the visible button on {path} at {height} px"), async || {
            Ok((browser.run(&bottom).await? == true).then_some(()))
        })
        .await?;
    }
    Ok(())
}

/// How many messages no box cuts off, and the controls and rows that are there.
const ON_PAPER: &str = "
    const isWhole = message => {
        for (let it = message.parentElement; it !== document.body; it = it.parentElement) {
            const isCut = it.getBoundingClientRect().bottom < message.getBoundingClientRect().bottom;
            if (isCut && getComputedStyle(it).overflowY !== 'visible') return false;
        }
        return message.checkVisibility();
    };
    return [
        [...document.querySelectorAll('.message')].filter(isWhole).length,
        [...document.querySelectorAll('[data-ticket], button, .button, input, select, textarea, .header, .filter')]
            .filter(it => it.checkVisibility()).map(it => it.outerHTML.slice(0, 80))]";

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_on_paper_has_every_message_and_nothing_to_press() -> Result<()> {
    let lodge = Lodge::start()?;
    let ticket = report_with_thread(&lodge, 40).await?;
    lodge.client(Role::User).report("The lift is stuck").await?;
    let browser = Browser::open().await?;
    // A4 lengthwise and upright.
    for (width, height) in [(1047, 718), (718, 1047)] {
        for path in [format!("/helpdesk?ticket={ticket}"), format!("/t/{ticket}")] {
            browser.resize(width, height).await?;
            browser.visit(&lodge.url(&path)).await?;
            browser.find_text(".message", "Step 40").await?;
            browser.emulate_print().await?;
            let paper = browser.run(ON_PAPER).await?;
            ensure!(paper == json!([40, []]), "{path} on paper of {width} px: {paper}");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_analysis_of_many_months_is_whole_on_paper() -> Result<()> {
    let lodge = Lodge::start()?;
    lodge.client(Role::User).report("The lift is stuck").await?;
    let file = tempfile::NamedTempFile::new()?;
    let row = "2024-01-10T10:00:00Z,2024-01-10T11:00:00Z,The lift is stuck";
    std::fs::write(&file, format!("opened_at,closed_at,text\n{row}\n"))?;
    xtask::program::output(lodge.command("import").arg(file.path()))?;
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.find("#search-text").await?;
    browser.resize(718, 1047).await?;
    browser.visit(&lodge.url("/analyses/resolution")).await?;
    browser.find_text(".table-place tbody tr:nth-child(30)", "").await?;
    browser.emulate_print().await?;
    let cut = "return [...document.querySelectorAll('.table-place')].filter(it =>
        it.scrollHeight > it.clientHeight + 1 || it.scrollWidth > it.clientWidth + 1).length";
    ensure!(browser.run(cut).await? == 0, "the table is cut off on paper");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn marked_words_are_marked_in_forced_colours_too() -> Result<()> {
    let lodge = Lodge::start()?;
    let browser = Browser::open().await?;
    browser.prefer("forced-colors", "active").await?;
    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift in building B is stuck").await?;
    browser.press("form.report .actions .primary", "Report").await?;
    browser.find_text(".confirmation mark", "lift").await?;
    let line = "return getComputedStyle(document.querySelector('.confirmation mark'))
        .textDecorationLine";
    ensure!(browser.run(line).await? == "underline");
    Ok(())
}

/// What a translator does to a page: each text becomes a `<font>` in a `<font>`.
const TRANSLATE: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        const text = walker.currentNode;
        if (text.data.trim() && !/SCRIPT|STYLE|OPTION/.test(text.parentNode.tagName)) texts.push(text);
    }
    for (const text of texts) {
        const font = document.createElement('font');
        font.append(document.createElement('font'));
        font.firstChild.textContent = text.data;
        text.replaceWith(font);
    }";
/// Makes the ages of a page follow at once, when its clock is set.
const FAST_CLOCK: &str = "
    const setSlowly = window.setInterval;
    window.setInterval = (run, pause) => setSlowly(run, Math.min(pause, 200));";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_the_browser_translates_goes_on_following() -> Result<()> {
    let lodge = Lodge::start()?;
    let (user, helpdesk) = (lodge.client(Role::User), lodge.client(Role::Helpdesk));
    let ticket = user.report("The lift in building B is stuck").await?;
    let browser = Browser::open().await?;
    browser.run_before_each_page(FAST_CLOCK).await?;
    browser.visit(&lodge.url(&format!("/helpdesk?ticket={ticket}"))).await?;
    let row = format!("[data-ticket=\"{ticket}\"]");
    browser.find_text(&format!("{row} .row-age"), "just now").await?;
    browser.find_text(".ticket-pane [data-status=\"open\"]", "Open").await?;
    browser.find_text(".filter a[href*=\"status=active\"] .count", "0").await?;
    browser.run(TRANSLATE).await?;

    helpdesk.set_status(ticket, "active").await?;
    user.post_message(ticket, "Nobody is inside").await?;
    browser.run("const now = Date.now; Date.now = () => now() + 2 * 3600 * 1000").await?;

    browser.find_text(".ticket-pane [data-status=\"active\"]", "Active").await?;
    browser.find_text(&format!("{row} [data-status=\"active\"]"), "Active").await?;
    browser.find_text(&row, "1 message").await?;
    browser.find_text(&format!("{row} .row-age"), "2 h ago").await?;
    browser.find_text(".filter a[href*=\"status=active\"] .count", "1").await?;
    browser.find_text(".thread .message", "Nobody is inside").await?;
    let status = browser.find(".ticket-pane .status").await?.text().await?;
    ensure!(status.trim() == "Active", "beside the icon stands {status}");
    // Again, with texts that were translated and have changed since.
    browser.run(TRANSLATE).await?;
    helpdesk.set_status(ticket, "closed").await?;
    browser.find_text(".ticket-pane [data-status=\"closed\"]", "Closed").await?;

    browser.visit(&lodge.url("/analyses/workload")).await?;
    browser.find_text(".finding", "No ticket is active.").await?;
    browser.run(TRANSLATE).await?;
    let ticket = user.report("The lift in building C is stuck").await?;
    helpdesk.set_status(ticket, "active").await?;
    browser.find_text(".finding", "1 ticket is active: 1 in Facility management").await?;

    browser.visit(&lodge.url("/user")).await?;
    browser.write("#report-text", "The lift is stuck").await?;
    browser.find_text(".suggested-category", "Facility management").await?;
    browser.run(TRANSLATE).await?;
    browser.write("#report-text", "The Wi-Fi in the library is down").await?;
    browser.find_text(".suggested-category", "Technical").await?;
    ensure!(browser.console_problems().await?.is_empty(), "the page has failed");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_count_by_their_place_in_other_scripts_and_never_while_a_text_is_composed()
-> Result<()> {
    let lodge = Lodge::start()?;
    for text in ["The lift is stuck", "The Wi-Fi is down", "The soup is cold"] {
        lodge.client(Role::User).report(text).await?;
    }
    let browser = Browser::open().await?;
    browser.visit(&lodge.url("/helpdesk")).await?;
    browser.find("[data-ticket=\"3\"]").await?;
    for (event, row) in [
        ("{ key: 'j', code: 'KeyJ' }", 0),
        ("{ key: 'о', code: 'KeyJ' }", 1),
        ("{ key: 'ξ', code: 'KeyJ' }", 2),
        ("{ key: 'л', code: 'KeyK' }", 1),
        ("{ key: 'k', code: 'KeyK' }", 0),
        ("{ key: 'ę', code: 'KeyE', ctrlKey: true, altKey: true }", 0),
        ("{ key: 'о', code: 'KeyJ', modifierAltGraph: true }", 0),
        ("{ key: 'j', code: 'KeyJ', isComposing: true }", 0),
    ] {
        let press = format!(
            "document.activeElement.dispatchEvent(
                new KeyboardEvent('keydown', {{ bubbles: true, ...{event} }}));
            return [...document.querySelectorAll('[data-ticket]')].indexOf(document.activeElement)"
        );
        let focused = browser.run(&press).await?;
        ensure!(focused == row, "{event} leads to row {focused}");
    }
    Ok(())
}
