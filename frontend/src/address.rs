//! Addresses inside the application: the address is the state of a screen.

use shared::ids::TicketId;
use shared::role::Role;

/// Where a role works.
pub const fn home(role: Role) -> &'static str {
    match role {
        Role::User => "/user",
        Role::Helpdesk => "/helpdesk",
    }
}

/// The ticket's own page, the same for both roles.
pub fn ticket(id: TicketId) -> String {
    format!("/t/{id}")
}

/// An analysis' own page.
pub fn analysis(name: &str) -> String {
    format!("/analyses/{}", encoded(name))
}

/// A query without the empty values, with its `?`; without any it is the empty string.
pub fn query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        if !value.is_empty() {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(&encoded(name));
            query.push('=');
            query.push_str(&encoded(value));
        }
    }
    query
}

/// The query `former` with some values set anew; an empty value leaves a name out.
pub fn changed(former: &[(String, String)], changes: &[(&str, &str)]) -> String {
    let kept = former.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = kept.filter(|(name, _)| changes.iter().all(|(other, _)| other != name));
    query(kept.chain(changes.iter().copied()))
}

fn encoded(text: &str) -> String {
    use std::fmt::Write as _;

    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_keeps_what_is_not_changed() {
        let former =
            [("q".to_owned(), "lift".to_owned()), ("sort".to_owned(), "oldest".to_owned())];
        assert_eq!(changed(&former, &[("sort", "newest")]), "?q=lift&sort=newest");
        assert_eq!(changed(&former, &[("q", "")]), "?sort=oldest");
        assert_eq!(changed(&former, &[("q", ""), ("sort", "")]), "");
    }

    #[test]
    fn values_cannot_break_out_of_a_query() {
        assert_eq!(query([("q", "a&b=c #?é")]), "?q=a%26b%3Dc%20%23%3F%C3%A9");
        assert_eq!(query([("status", "open,active")]), "?status=open,active");
    }
}
