//! Messages and events of one ticket in the order in which they happened.

use shared::event::{EventKind, HistoryEntry};
use shared::message::Message;

/// What was said and done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entries {
    pub messages: Vec<Message>,
    pub history: Vec<HistoryEntry>,
}

/// One line of a thread.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Said(Message),
    Happened(HistoryEntry),
}

impl Entries {
    /// Oldest first, as both are when they come. The report itself stands above the thread and is left out, and a message
    /// stands for its own event.
    pub fn in_order(&self) -> Vec<Entry> {
        let mut happened = self.history.iter().filter(|it| is_shown(it.event.kind)).peekable();
        let mut entries = Vec::new();
        for message in &self.messages {
            while let Some(entry) = happened.next_if(|it| it.event.at <= Some(message.sent_at)) {
                entries.push(Entry::Happened(entry.clone()));
            }
            entries.push(Entry::Said(message.clone()));
        }
        entries.extend(happened.cloned().map(Entry::Happened));
        entries
    }

    /// The line of that key.
    pub fn find(&self, key: i64) -> Option<Entry> {
        self.in_order().into_iter().find(|it| it.key() == key)
    }

    /// The text that the edit at `position` made: what the next edit replaced, or `current`.
    pub fn text_after(&self, position: i64, current: &str) -> String {
        let later = self.history.iter().filter(|it| it.event.position > position);
        let next = later.filter_map(|it| Some((it.event.position, it.former.as_ref()?)));
        let next = next.min_by_key(|(position, _)| *position);
        next.map_or_else(|| current.to_owned(), |(_, former)| former.description.clone())
    }
}

impl Entry {
    /// When it was, in microseconds since 1970.
    pub fn time(&self) -> i64 {
        let time = match self {
            Self::Said(message) => Some(message.sent_at),
            Self::Happened(entry) => entry.event.at,
        };
        time.map_or(0, |it| it.timestamp_micros())
    }

    /// The same for the same line, whatever is loaded later: messages and events count apart.
    pub const fn key(&self) -> i64 {
        match self {
            Self::Said(message) => message.id.0,
            Self::Happened(entry) => -entry.event.position,
        }
    }
}

const fn is_shown(kind: EventKind) -> bool {
    match kind {
        EventKind::Edited | EventKind::Recategorised | EventKind::Activated | EventKind::Closed => {
            true
        }
        EventKind::Opened | EventKind::MessagePosted | EventKind::Gone => false,
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use shared::event::{Event, FormerText};
    use shared::ids::{MessageId, TicketId};
    use shared::role::Role;

    use super::*;

    fn happened(position: i64, kind: EventKind, former: Option<&str>) -> HistoryEntry {
        let at = Some(DateTime::UNIX_EPOCH + std::time::Duration::from_secs(position as u64));
        let (ticket, role) = (TicketId(1), Some(Role::User));
        let event = Event { position, ticket, kind, role, at, category: None, status: None };
        let former = former.map(|it| FormerText { description: it.into(), role: Role::User });
        HistoryEntry { event, former }
    }

    fn thread() -> Entries {
        let sent_at = DateTime::UNIX_EPOCH + std::time::Duration::from_secs(3);
        let (id, ticket, role) = (MessageId(7), TicketId(1), Role::Helpdesk);
        Entries {
            messages: vec![Message { id, ticket, role, body: "On our way".into(), sent_at }],
            history: vec![
                happened(1, EventKind::Opened, None),
                happened(2, EventKind::Edited, Some("first")),
                happened(3, EventKind::MessagePosted, None),
                happened(4, EventKind::Activated, None),
                happened(5, EventKind::Edited, Some("second")),
            ],
        }
    }

    #[test]
    fn messages_and_events_stand_in_the_order_of_time() {
        let keys: Vec<_> = thread().in_order().iter().map(Entry::key).collect();
        assert_eq!(keys, [-2, 7, -4, -5]);
    }

    #[test]
    fn an_edit_ends_where_the_next_one_begins() {
        assert_eq!(thread().text_after(2, "third"), "second");
        assert_eq!(thread().text_after(5, "third"), "third");
    }
}
