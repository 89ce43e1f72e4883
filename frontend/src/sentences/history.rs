//! What happened to a ticket.

use shared::event::{EventKind, HistoryEntry};

use super::names;
use crate::words::words;

/// Who did what, such as "Helpdesk started work".
pub fn sentence(entry: &HistoryEntry) -> String {
    let event = &entry.event;
    let author = event.role.map_or_else(|| words().history_somebody(), names::role);
    match event.kind {
        EventKind::Opened => words().history_opened(author),
        // What is edited beside the text is the place.
        EventKind::Edited if entry.former.is_none() => words().history_place(author),
        EventKind::Edited => words().history_edited(author),
        EventKind::Activated => words().history_activated(author),
        EventKind::Closed => words().history_closed(author),
        EventKind::Recategorised => match event.category.map(names::category) {
            Some(category) => words().history_recategorised(author, category),
            None => words().history_category_corrected(author),
        },
        EventKind::MessagePosted => words().history_message(author),
        EventKind::Affected => words().history_affected(author),
        EventKind::PhotoAdded => words().history_photo(author),
        EventKind::Gone => words().history_gone(author),
    }
}

#[cfg(test)]
mod tests {
    use shared::event::{Event, FormerText};
    use shared::role::Role;
    use shared::testing;
    use shared::ticket::Category;

    use super::*;
    use crate::words::tests::in_german;

    fn of(kind: EventKind) -> String {
        let (role, category) = (Some(Role::Helpdesk), Some(Category::TechnicalIt));
        let event = Event { role, category, ..testing::event(1, 7, kind) };
        sentence(&HistoryEntry { event, former: None })
    }

    #[test]
    fn a_correction_names_the_category() {
        let corrected = "Helpdesk corrected the category to Technical IT";
        assert_eq!(of(EventKind::Recategorised), corrected);
        assert_eq!(of(EventKind::Activated), "Helpdesk started work");
        let event = Event { role: None, ..testing::event(1, 7, EventKind::Edited) };
        let former = Some(FormerText { description: "Lift".into(), role: Role::User });
        assert_eq!(sentence(&HistoryEntry { event, former }), "Somebody changed the text");
        assert_eq!(of(EventKind::Edited), "Helpdesk changed the place");
    }

    #[test]
    fn a_correction_names_the_category_in_german() {
        let corrected = "Helpdesk hat die Kategorie auf IT-Technik korrigiert";
        assert_eq!(in_german(|| of(EventKind::Recategorised)), corrected);
    }
}
