//! A reader who has chosen German reads German on every screen.

mod catalogue;
mod screens;

use anyhow::{Context, Result, ensure};
use catalogue::Phrases;
use e2e::{ApiClient, Browser, Lodge};
use reqwest::Method;
use screens::{OF_THE_HELPDESK, OF_USERS};
use serde_json::json;
use shared::role::Role;
use thirtyfour::components::SelectElement;
use xtask::program;

/// All that the page says by itself, with everything unfolded. What people wrote, and what is marked as another
/// language, is left out.
const SHOWN: &str = "
document.querySelectorAll('details').forEach(details => { details.open = true });
const written = '.plain-text, .first-line, .highlights, .mirror, .unsent-drafts pre, textarea';
const isOwn = element => !element.closest(written)
    && (element.closest('[lang]')?.lang ?? 'de') === document.documentElement.lang;
const isVisible = element => (element.closest('select, svg') ?? element).checkVisibility();
const elements = [...document.body.querySelectorAll('*')]
    .filter(element => !element.matches('script, style') && isOwn(element) && isVisible(element));
const texts = elements.flatMap(element => [
    ...[...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data),
    ...['placeholder', 'title', 'alt', 'aria-label', 'aria-description', 'aria-valuetext']
        .map(name => element.getAttribute(name) ?? ''),
]);
return texts.map(text => text.trim()).filter(text => text !== '');";

/// The server has no page for an unknown address: only a link within the application leads there.
const FOLLOW_A_BROKEN_LINK: &str = "
const link = document.createElement('a');
link.href = '/no-such-page';
document.body.append(link);
link.click();
link.remove();";

/// A reader, and the English that they were shown.
struct Reader {
    browser: Browser,
    english: Phrases,
    found: Vec<String>,
}

impl Reader {
    async fn shown(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.browser.run(SHOWN).await?)?)
    }

    /// Reads the page as it is now.
    async fn read(&mut self, place: &str) -> Result<()> {
        let lang = self.browser.run("return document.documentElement.lang").await?;
        ensure!(lang == "de", "{place} is in {lang}");
        let texts = self.shown().await?;
        ensure!(!texts.is_empty(), "{place} shows nothing");
        let english = texts.iter().filter_map(|text| self.english.found_in(text));
        self.found.extend(english.map(|phrase| format!("{place}: {phrase}")));
        Ok(())
    }

    async fn read_all(&mut self, lodge: &Lodge, screens: &[(&str, &str)]) -> Result<()> {
        for (path, shown) in screens {
            self.browser.visit(&lodge.url(path)).await?;
            self.browser.wait_until_gone("#boot").await?;
            self.browser.find(shown).await.with_context(|| format!("{path} without {shown}"))?;
            self.read(path).await?;
        }
        Ok(())
    }

    /// Reports a problem and returns the number of its ticket.
    async fn report(&mut self, lodge: &Lodge) -> Result<i64> {
        self.browser.visit(&lodge.url("/user")).await?;
        self.browser.write("#report-text", "Der Beamer in Raum 7 zeigt kein Bild").await?;
        self.browser.find(".suggested-category [data-category]").await?;
        self.read("while a report is written").await?;
        self.browser.press("form.report button", "Melden").await?;
        let link = self.browser.find(".confirmation h2 a").await?.text().await?;
        self.read("after a report").await?;
        Ok(link.trim_start_matches('#').parse()?)
    }

    /// Writes a message and an edit that conflicts with another one.
    async fn write_on(&mut self, lodge: &Lodge, ticket: i64) -> Result<()> {
        let helpdesk = lodge.client(Role::Helpdesk);
        self.browser.visit(&lodge.url(&format!("/t/{ticket}"))).await?;
        self.browser.write("#message-text", "Seit heute Morgen").await?;
        signal_writing(&helpdesk, ticket).await?;
        self.browser.find_text(".composer .typing-indicator", "schreibt").await?;
        self.read("while a message is written").await?;
        self.browser.press("form.composer button", "Senden").await?;
        self.browser.find(".thread .message").await?;
        self.browser.press("button", "Bearbeiten").await?;
        self.browser.write("#edit-text", "Der Beamer in Raum 7 bleibt dunkel").await?;
        self.read("while a text is edited").await?;
        helpdesk.edit(ticket, 1, "Der Beamer in Raum 8 zeigt nichts").await?;
        self.browser.find(".saved-meanwhile").await?;
        self.read("while somebody else has saved").await?;
        self.browser.press("form.editor button", "Speichern").await?;
        self.browser.find(".edit-conflict").await?;
        self.read("in a conflict").await?;
        self.browser.press(".edit-conflict button", "Nur den anderen").await?;
        self.browser.press(".history-entry button", "Unterschied").await?;
        self.read("with a difference").await
    }

    /// Starts the work, closes the ticket and follows it up.
    async fn close(&mut self, lodge: &Lodge, ticket: i64) -> Result<()> {
        self.browser.visit(&lodge.url(&format!("/helpdesk?ticket={ticket}"))).await?;
        self.browser.press("button.status-button", "Arbeit beginnen").await?;
        self.browser.press("button.status-button", "Schließen").await?;
        self.browser.write("#outcome-text", "Neue Lampe").await?;
        self.read("while a ticket is closed").await?;
        self.browser.press(".closing-form button.status-button", "Schließen").await?;
        self.browser.press(".follow-up button", "Folgeticket").await?;
        self.browser.find(".follow-up [role=\"status\"] a").await?;
        self.read("after a ticket was followed up").await?;
        let closed = [
            (&*format!("/t/{ticket}"), ".follow-up"),
            (&*format!("/helpdesk?status=closed&ticket={ticket}"), ".follow-up"),
        ];
        self.read_all(lodge, &closed).await
    }

    /// Follows a link that leads nowhere, then loads a list that cannot be fetched.
    async fn fail(&mut self, lodge: &Lodge) -> Result<()> {
        self.browser.run(FOLLOW_A_BROKEN_LINK).await?;
        self.browser.find("main.missing").await?;
        self.read("on a page that does not exist").await?;
        self.browser.block(&["*/api/*"]).await?;
        self.browser.visit(&lodge.url("/helpdesk")).await?;
        self.browser.find(".error-notice").await?;
        self.browser.find(".offline-banner").await?;
        self.read("without an answer").await
    }
}

async fn signal_writing(client: &ApiClient, ticket: i64) -> Result<()> {
    let request = client.request(Method::PUT, &format!("/api/tickets/{ticket}/typing"));
    let signal = json!({ "activity": "writing", "sender": 7 });
    request.json(&signal).send().await?.error_for_status()?;
    Ok(())
}

async fn choose_german(browser: &Browser) -> Result<()> {
    let select = browser.find("select.language").await?;
    SelectElement::new(&select).await?.select_by_value("de").await?;
    browser.find_text("h1", "Worum geht es?").await?;
    browser.wait_until_gone("#boot").await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_chosen_german_reads_no_english_on_any_screen() -> Result<()> {
    let lodge = Lodge::start()?;
    program::output(&mut lodge.command("demo"))?;
    for seat in 0..9 {
        let text = format!("No Wi-Fi in the library, seat {seat}");
        lodge.client(Role::User).report(&text).await?;
    }
    let browser = Browser::open().await?;
    let mut reader = Reader { browser, english: Phrases::only_english()?, found: Vec::new() };

    reader.browser.visit(&lodge.url("/")).await?;
    reader.browser.wait_until_gone("#boot").await?;
    let texts = reader.shown().await?;
    let is_found = texts.iter().any(|text| reader.english.found_in(text).is_some());
    ensure!(is_found, "an English page has no English: {texts:?}");

    choose_german(&reader.browser).await?;
    reader.browser.driver().refresh().await?;
    reader.browser.find_text("h1", "Worum geht es?").await?;

    reader.read_all(&lodge, &OF_USERS).await?;
    let ticket = reader.report(&lodge).await?;
    reader.write_on(&lodge, ticket).await?;
    reader.close(&lodge, ticket).await?;
    reader.read_all(&lodge, &OF_THE_HELPDESK).await?;
    reader.fail(&lodge).await?;
    ensure!(reader.found.is_empty(), "{}", reader.found.join("\n"));
    Ok(())
}
