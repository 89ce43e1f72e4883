//! The browser application.
//!
//! # Hooks
//!
//! Browser tests find their way by headings, labels and roles, and by these, which stay:
//!
//! | hook | what it is |
//! |---|---|
//! | `#report-text`, button *Report* | the report box on `/user` |
//! | `.reported` | what is said after a report has been taken |
//! | `.guess` | the category of the text in the report box |
//! | `.reasons` | the list of words that decided a category, `mark` the same in the text |
//! | `.assigned-right` | how often the classifier was right |
//! | `[data-ticket="12"]` | the row (a link) of ticket 12 in any list |
//! | `[data-status]`, `[data-category]` | status and category; the attribute holds the API's name |
//! | `.description` | the text of the ticket shown |
//! | button *Edit*, `#edit-text`, button *Save* | changing the text |
//! | `.conflict`, headings *Yours* and *Theirs* | an edit of a stale version; buttons *Keep mine*, *Take theirs*, *Go on editing* |
//! | `#message-text`, button *Send* | writing a message; `.thread .said` is one message |
//! | `.move` | the one button that moves a ticket on: *Start work*, *Close…* |
//! | `#outcome-text`, button *Close* (`.closing .move`) | the outcome that closing asks for |
//! | `.correction` | a `<details>` with a button for each category |
//! | `#search-text`, `.filter` | search, and the groups of links that narrow a list down |
//! | `.missing` | the page of a ticket that is not there |
//! | `.analyses nav` | a link for each analysis, by its title |
//! | `[data-figure="unclosed"]` | the value on a number card |
//! | `#period-last`, `#period-unit`, button *Apply* | the period of an analysis |
//! | `.pill` | shows the tickets that wait above a list: *3 new — show*, or *2 moved on — tidy up* |
//! | `.row[data-flash]` | a row that has changed while it was shown |
//! | `.row.left`, `.row.unread` | a row that the list would not show any more; one with something new |
//! | `.thread .new` | the line above what is new in a thread |
//! | `.others` | says that somebody else is writing or editing just now |
//! | `.offline` | says since when the connection is lost |
mod address;
mod announce;
mod api;
mod app;
mod browser;
mod charts;
mod classified;
mod clock;
mod components;
mod connection;
mod crash;
mod draft;
mod follow;
mod live;
mod module;
mod news;
mod pages;
mod presence;
mod role;
mod seen;
mod sending;
mod site;
mod theme;
mod sentences;

fn main() {
    crash::show_a_way_out();
    leptos::mount::mount_to_body(app::App);
}
