//! The browser application: a program for each role, and one for the style guide. Those of the roles have the first
//! screen and the page of a ticket.
//!
//! # Hooks
//!
//! Browser tests find their way by headings, labels and roles, and by these, which stay:
//!
//! | hook | what it is |
//! |---|---|
//! | `#report-text`, button *Report* | the report box on `/user` |
//! | `.danger-notice` | the emergency number, when the text tells of danger |
//! | `.confirmation` | confirms a report, or that somebody joined a ticket |
//! | `.similar` | tickets that tell of nearly the same as the report; button *This affects me too* |
//! | `.outbox` | reports that wait until Lodge answers; button *Take back* |
//! | `.suggested-category` | the category of the text in the report box |
//! | `.highlights` | the list of words that made a category, `mark` the same in the text |
//! | `.review-accuracy` | how often the classifier was right |
//! | `[data-ticket="12"]` | the row (a link) of ticket 12 in any list |
//! | `[data-status]`, `[data-category]` | status and category; the attribute holds the API's name |
//! | `.description` | the text of the ticket shown |
//! | button *Edit*, `#edit-text`, button *Save* | changing the text |
//! | `.saved-meanwhile`, button *Save both* | somebody else has saved, and the edit fits with it |
//! | `.edit-conflict`, `.pick` | the combined text, and the choice between words that collide; buttons *Save combined text*, *Edit it first*, *Use only mine*, *Use only theirs* |
//! | button *Restore the text before this* (`.history-entry`) | puts the text before that change back |
//! | `#message-text`, button *Send* | writing a message; `.thread .message` is one message |
//! | `.status-button` | the one button that moves a ticket on: *Start work*, *Close…* |
//! | `#outcome-text`, button *Close* (`.closing-form .status-button`) | the outcome that closing asks for |
//! | `.category-correction` | a `<details>` with a button for each category |
//! | `#search-text`, `.filter` | search, and the groups of links that narrow a list down |
//! | `.outcome` | how a closed ticket ended |
//! | `.follow` | following a ticket; buttons *Follow* and *This affects me too* |
//! | `.reports .row.ended` | a closed ticket on *My reports* |
//! | `.notifications` | notifications of news; button *Notify me of answers on this device* |
//! | `.transfer`, `.qr-code`, `#transfer-link` | what moves the reports to another device; buttons *Show the code* and *Copy the link* |
//! | `.received` | what became of the reports that a link has brought |
//! | `#places`, `.poster` | the places that posters are for, one a line, and a poster |
//! | `.feed` | the Atom feed of the ticket or the category |
//! | `.header .badge` | how many of one's reports were closed and not looked at since |
//! | `.missing` | the page of a ticket that is not there |
//! | `.analyses nav` | a link for each analysis, by its title |
//! | `[data-figure="unclosed"]` | the value on a number card |
//! | `#period-last`, `#period-unit`, button *Apply* | the period of an analysis |
//! | `.refresh` | shows the tickets that wait above a list, or removes those that no longer match |
//! | `.row[data-flash]` | a row that has changed while it was shown |
//! | `.row.unmatched`, `.row.unread` | a row that the list would not show any more; one with something new |
//! | `.thread .new-divider` | the line above what is new in a thread |
//! | `.typing-indicator` | somebody else is writing or editing just now |
//! | `select.language` | the language of the page, by its code |
//! | `.styleguide`, `.specimen` | the style guide, and a component in one state there |
//! | `.offline-banner` | since when the connection is lost |
mod announce;
mod api;
mod app;
mod browser;
mod charts;
mod classifier;
mod clock;
mod components;
mod connection;
mod crash;
mod draft;
mod event_feed;
mod format;
mod language;
mod live_query;
mod module;
mod notifications;
mod outbox;
mod pages;
mod photos;
mod read_marks;
mod receipts;
mod role;
mod sentences;
mod submission;
mod theme;
mod typing;
mod words;

use leptos::IntoView;
use leptos::mount::mount_to_body;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

/// Shows the screens of users.
pub fn start_for_users() {
    start(app::UserApp);
}

/// Shows the screens of the helpdesk.
pub fn start_for_helpdesk() {
    start(app::HelpdeskApp);
}

/// Shows the style guide.
pub fn start_styleguide() {
    start(app::StyleguideApp);
}

fn start<View: IntoView + 'static>(app: fn() -> View) {
    crash::show_banner_on_panic();
    // What is rejected here uncovers a sentence in `index.html`: `boot.js` hears of every rejection.
    let _ = future_to_promise(async move {
        words::load(language::Language::chosen().code()).await?;
        mount_to_body(app);
        Ok(JsValue::UNDEFINED)
    });
}
