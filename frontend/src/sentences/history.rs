//! What happened to a ticket.

use shared::event::{Event, EventKind};

use super::names;
use crate::words::words;

/// Who did what, such as "Helpdesk started work".
pub fn sentence(event: &Event) -> String {
    let author = event.role.map_or_else(|| words().history_somebody(), names::role);
    match event.kind {
        EventKind::Opened => words().history_opened(author),
        EventKind::Edited => words().history_edited(author),
        EventKind::Activated => words().history_activated(author),
        EventKind::Closed => words().history_closed(author),
        EventKind::Recategorised => match event.category.map(names::category) {
            Some(category) => words().history_recategorised(author, category),
            None => words().history_category_corrected(author),
        },
        EventKind::MessagePosted => words().history_message(author),
        EventKind::Affected => words().history_affected(author),
        EventKind::Gone => words().history_gone(author),
    }
}

#[cfg(test)]
mod tests {
    use shared::role::Role;
    use shared::testing;
    use shared::ticket::Category;

    use super::*;
    use crate::words::tests::in_german;

    fn of(kind: EventKind) -> String {
        let (role, category) = (Some(Role::Helpdesk), Some(Category::TechnicalIt));
        sentence(&Event { role, category, ..testing::event(1, 7, kind) })
    }

    #[test]
    fn a_correction_names_the_category() {
        let corrected = "Helpdesk corrected the category to Technical IT";
        assert_eq!(of(EventKind::Recategorised), corrected);
        assert_eq!(of(EventKind::Activated), "Helpdesk started work");
        let unknown = Event { role: None, ..testing::event(1, 7, EventKind::Edited) };
        assert_eq!(sentence(&unknown), "Somebody changed the text");
    }

    #[test]
    fn a_correction_names_the_category_in_german() {
        let corrected = "Helpdesk hat die Kategorie auf IT-Technik korrigiert";
        assert_eq!(in_german(|| of(EventKind::Recategorised)), corrected);
    }
}
