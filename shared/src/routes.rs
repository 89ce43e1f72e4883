//! The addresses of the application. The address is the state of a screen.
//!
//! The browser routes by these segments, and the server answers these paths with the application's page.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::chart::TicketFilter;
use crate::ids::TicketId;
use crate::role::Role;
use crate::ticket::Category;

/// The list of open and active tickets, and the report form.
pub const USER: &str = "user";
/// The console.
pub const HELPDESK: &str = "helpdesk";
/// One ticket: `/t/{id}`, the same for both roles.
pub const TICKET: &str = "t";
/// The tickets that somebody has reported or follows in this browser.
pub const REPORTS: &str = "reports";
/// The report form, perhaps with a place: `/report?place=B2-114`, as posters have it.
pub const REPORT: &str = "report";
/// What Lodge is and how it works.
pub const HELP: &str = "help";
/// Addresses of places as QR codes, to be printed.
pub const POSTERS: &str = "posters";
/// Every component of the screens in every state, for whoever works on Lodge.
pub const STYLEGUIDE: &str = "styleguide";
/// The overview of all analyses, and below it each analysis: `/analyses/{name}`.
pub const ANALYSES: &str = "analyses";

/// Whether the application has a screen at that path.
pub fn is_screen(path: &str) -> bool {
    let segments: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
    matches!(
        segments[..],
        [] | [USER | HELPDESK | REPORT | REPORTS | HELP | POSTERS | STYLEGUIDE | ANALYSES]
            | [TICKET | ANALYSES, _]
    )
}

/// Where a role works.
pub fn home(role: Role) -> String {
    match role {
        Role::User => format!("/{USER}"),
        Role::Helpdesk => format!("/{HELPDESK}"),
    }
}

/// The ticket's own page.
pub fn ticket(id: TicketId) -> String {
    format!("/{TICKET}/{id}")
}

/// The report form for a place.
pub fn report(place: &str) -> String {
    format!("/{REPORT}{}", query([("place", place)]))
}

/// What somebody has reported or follows in this browser.
pub fn reports() -> String {
    format!("/{REPORTS}")
}

/// What Lodge is and how it works.
pub fn help() -> String {
    format!("/{HELP}")
}

/// The Atom feed of a ticket.
pub fn ticket_feed(id: TicketId) -> String {
    format!("/feeds/tickets/{id}")
}

/// The Atom feed of the tickets of a category.
pub fn category_feed(category: Category) -> String {
    format!("/feeds/categories/{}", <&str>::from(category))
}

/// The page of QR codes for places.
pub fn posters() -> String {
    format!("/{POSTERS}")
}

/// The page of all components.
pub fn styleguide() -> String {
    format!("/{STYLEGUIDE}")
}

/// The overview of all analyses.
pub fn analyses() -> String {
    format!("/{ANALYSES}")
}

/// An analysis' own page.
pub fn analysis(name: &str) -> String {
    format!("/{ANALYSES}/{}", encoded(name))
}

/// The console with exactly the tickets of a filter, the newest first.
pub fn tickets(filter: &TicketFilter) -> String {
    let status = match filter.status[..] {
        [] => "all",
        [one] => one.into(),
        // What the console shows unless asked otherwise.
        _ => "",
    };
    let pairs = [
        ("status", status),
        ("category", filter.category.map_or("", Into::into)),
        ("opened_from", filter.opened_from.as_deref().unwrap_or_default()),
        ("opened_before", filter.opened_before.as_deref().unwrap_or_default()),
        ("sort", "newest"),
    ];
    home(Role::Helpdesk) + &query(pairs)
}

/// A query without the empty values, with its `?`; without any it is the empty string.
pub fn query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> =
        pairs.map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// All that means something in an address, except what reads better as it is.
const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b',').remove(b':');

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticket::Status;

    #[test]
    fn every_address_is_a_screen_and_nothing_else_is() {
        let addresses = [
            "/".to_owned(),
            home(Role::User),
            home(Role::Helpdesk) + "/",
            ticket(TicketId(12)),
            "/report".to_owned(),
            reports(),
            help(),
            posters(),
            styleguide(),
            analyses(),
            analysis("backlog"),
        ];
        for address in addresses {
            assert!(is_screen(&address), "{address}");
        }
        for path in ["/t", "/t/1/2", "/users", "/analyses/a/b", "/x", "/user/1"] {
            assert!(!is_screen(path), "{path}");
        }
    }

    #[test]
    fn values_cannot_break_out_of_an_address() {
        assert_eq!(query([("q", "a&b=c #?é")]), "?q=a%26b%3Dc%20%23%3F%C3%A9");
        assert_eq!(query([("status", "open,active")]), "?status=open,active");
        assert_eq!(analysis("a/b?c"), "/analyses/a%2Fb%3Fc");
        assert_eq!(report("B, 1&2"), "/report?place=B,%201%262");
        let opened_from = Some("\"><script>&q=x".into());
        let filter = TicketFilter { opened_from, ..TicketFilter::default() };
        let address = "/helpdesk?status=all&opened_from=%22%3E%3Cscript%3E%26q%3Dx&sort=newest";
        assert_eq!(tickets(&filter), address);
    }

    #[test]
    fn the_console_is_asked_for_the_tickets_that_a_number_counts() {
        assert_eq!(tickets(&TicketFilter::default()), "/helpdesk?status=all&sort=newest");
        let filter = TicketFilter {
            status: vec![Status::Open, Status::Active],
            category: Some(Category::TechnicalIt),
            opened_from: Some("2026-03-14T11:00:00.000001Z".into()),
            opened_before: Some("2026-03-14T12:00:00Z".into()),
        };
        let address = "/helpdesk?category=technical_it&opened_from=2026-03-14T11:00:00.000001Z&\
            opened_before=2026-03-14T12:00:00Z&sort=newest";
        assert_eq!(tickets(&filter), address);
        let one = TicketFilter { status: vec![Status::Active], ..TicketFilter::default() };
        assert_eq!(tickets(&one), "/helpdesk?status=active&sort=newest");
    }
}
