//! Where the application shows the tickets that a number speaks of.

use shared::chart::TicketFilter;

/// The console with exactly the tickets of a filter, the newest first.
pub fn tickets(filter: &TicketFilter) -> String {
    let status = match filter.status[..] {
        [] => "all",
        [ref one] => one.as_ref(),
        // What the console shows unless asked otherwise.
        _ => "",
    };
    let pairs = [
        ("status", Some(status)),
        ("category", filter.category.as_ref().map(AsRef::as_ref)),
        ("opened_from", filter.opened_from.as_deref()),
        ("opened_before", filter.opened_before.as_deref()),
        ("sort", Some("newest")),
    ];
    let mut address = String::from("/helpdesk");
    let mut mark = '?';
    for (name, value) in pairs {
        if let Some(value) = value.filter(|it| !it.is_empty()) {
            address.push(mark);
            address.push_str(name);
            address.push('=');
            // Nothing that a time or a name consists of means something in an address.
            address.extend(
                value.chars().filter(|it| it.is_ascii_alphanumeric() || "-_:.".contains(*it)),
            );
            mark = '&';
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use shared::ticket::{Category, Status};

    use super::*;

    #[test]
    fn the_console_is_asked_for_the_tickets_that_a_number_speaks_of() {
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

    #[test]
    fn a_time_that_is_none_cannot_break_out() {
        let opened_from = Some("\"><script>&q=x".into());
        let filter = TicketFilter { opened_from, ..TicketFilter::default() };
        assert_eq!(tickets(&filter), "/helpdesk?status=all&opened_from=scriptqx&sort=newest");
    }
}
