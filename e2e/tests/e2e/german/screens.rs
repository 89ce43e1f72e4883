//! The screens that are read by their addresses.

/// Screens of a user, and what must be visible before they are read.
pub const OF_USERS: [(&str, &str); 8] = [
    ("/", "a[href=\"/user\"]"),
    ("/user", "[data-ticket]"),
    ("/user", ".spike-banner"),
    ("/user?q=zzzzzz", ".empty"),
    ("/reports", ".reports .empty"),
    ("/help", ".help dl"),
    ("/t/999999", ".missing"),
    ("/analyses", "main .actions button"),
];
/// Screens of the helpdesk.
pub const OF_THE_HELPDESK: [(&str, &str); 13] = [
    ("/", "a[href=\"/user\"]"),
    ("/helpdesk", "[data-ticket]"),
    ("/helpdesk", ".spike-banner"),
    ("/helpdesk?q=zzzzzz", ".empty"),
    ("/helpdesk?category=technical_it&status=open", "[data-ticket]"),
    ("/helpdesk?status=all&opened_from=2026-01-01T00:00:00Z", ".opened"),
    ("/helpdesk?ticket=2000", ".description"),
    ("/analyses", "svg.chart"),
    ("/analyses/resolution", "svg.chart"),
    ("/analyses/backlog?last=30&unit=days", "svg.chart"),
    ("/analyses/workload?open=true", "svg.chart"),
    ("/analyses?wall=on", ".wall-display svg.chart"),
    ("/posters", ".posters .empty"),
];
