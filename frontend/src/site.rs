//! Which screen an address shows.

use shared::ids::TicketId;

/// The screens there are, with what their paths say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    Picker,
    User,
    Helpdesk,
    /// `None` where the path names no number.
    Ticket(Option<TicketId>),
    /// `None` for the overview.
    Analyses(Option<String>),
    Missing,
}

impl Screen {
    pub fn at(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
        match parts[..] {
            [] => Self::Picker,
            ["user"] => Self::User,
            ["helpdesk"] => Self::Helpdesk,
            ["t", id] => Self::Ticket(id.parse().ok()),
            ["analyses"] => Self::Analyses(None),
            ["analyses", name] => Self::Analyses(Some(name.to_owned())),
            _ => Self::Missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_has_its_screen() {
        assert_eq!(Screen::at("/"), Screen::Picker);
        assert_eq!(Screen::at("/user"), Screen::User);
        assert_eq!(Screen::at("/helpdesk/"), Screen::Helpdesk);
        assert_eq!(Screen::at("/t/12"), Screen::Ticket(Some(TicketId(12))));
        assert_eq!(Screen::at("/analyses"), Screen::Analyses(None));
        assert_eq!(Screen::at("/analyses/backlog"), Screen::Analyses(Some("backlog".into())));
    }

    #[test]
    fn what_is_no_number_is_no_ticket_and_what_is_unknown_no_screen() {
        assert_eq!(Screen::at("/t/twelve"), Screen::Ticket(None));
        for path in ["/t", "/t/1/2", "/users", "/analyses/a/b", "/x"] {
            assert_eq!(Screen::at(path), Screen::Missing, "{path}");
        }
    }
}
