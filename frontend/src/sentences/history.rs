//! What happened to a ticket.

use shared::event::{Event, EventKind};

use super::names;
use crate::words::words;

/// Who did what, such as "Helpdesk started work".
pub fn sentence(event: &Event) -> String {
    let author = event.role.map_or_else(|| words().history_somebody(), names::author);
    let action = match event.kind {
        EventKind::Edited => "changed the text",
        EventKind::Activated => "started work",
        EventKind::Closed => "closed the ticket",
        EventKind::Recategorised => match event.category {
            Some(category) => {
                return format!("{author} corrected the category to {}", names::category(category));
            }
            None => "corrected the category",
        },
        EventKind::Opened => "reported this",
        EventKind::MessagePosted => "wrote a message",
        EventKind::Gone => "took it off the list",
    };
    format!("{author} {action}")
}

#[cfg(test)]
mod tests {
    use shared::role::Role;
    use shared::testing;
    use shared::ticket::Category;

    use super::*;

    #[test]
    fn a_correction_names_the_category() {
        let (role, category) = (Some(Role::Helpdesk), Some(Category::TechnicalIt));
        let of = |kind| sentence(&Event { role, category, ..testing::event(1, 7, kind) });
        let corrected = "Helpdesk corrected the category to Technical IT";
        assert_eq!(of(EventKind::Recategorised), corrected);
        assert_eq!(of(EventKind::Activated), "Helpdesk started work");
        let unknown = Event { role: None, ..testing::event(1, 7, EventKind::Edited) };
        assert_eq!(sentence(&unknown), "Somebody changed the text");
    }
}
