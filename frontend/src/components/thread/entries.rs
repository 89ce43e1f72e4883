//! Messages and events of one ticket in the order in which they happened.

use shared::event::{EventKind, HistoryEntry};
use shared::ids::MessageId;
use shared::message::Message;
use shared::page::Page;
use shared::role::Role;
use shared::thread::TicketWithThread;

/// All that was written and done under one ticket.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entries {
    pub messages: Vec<Message>,
    pub history: Vec<HistoryEntry>,
}

/// One entry of a thread.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Message(Message),
    Event(HistoryEntry),
}

/// The same for the same entry, whatever is loaded later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryKey {
    Message(MessageId),
    /// The position of an event.
    Event(i64),
}

impl Entries {
    /// What was loaded with a ticket.
    pub fn of(loaded: &TicketWithThread) -> Self {
        Self { messages: items(&loaded.thread), history: items(&loaded.history) }
    }

    /// Oldest first, as the server sends both. The report itself stands above the thread and is
    /// left out, and a message stands for its own event.
    pub fn in_order(&self) -> Vec<Entry> {
        let mut events = self.history.iter().filter(|entry| is_shown(entry.event.kind)).peekable();
        let mut entries = Vec::new();
        for message in &self.messages {
            while let Some(entry) = events.next_if(|entry| entry.event.at <= Some(message.sent_at))
            {
                entries.push(Entry::Event(entry.clone()));
            }
            entries.push(Entry::Message(message.clone()));
        }
        entries.extend(events.cloned().map(Entry::Event));
        entries
    }

    pub fn find(&self, key: EntryKey) -> Option<Entry> {
        self.in_order().into_iter().find(|entry| entry.key() == key)
    }

    /// Who has changed the text last.
    pub fn last_editor(&self) -> Option<Role> {
        self.history.iter().rfind(|entry| entry.former.is_some())?.event.role
    }

    /// The text that the edit at `position` made: the one that the next edit replaced, or
    /// `current`.
    pub fn text_after(&self, position: i64, current: &str) -> String {
        let later = self.history.iter().filter(|entry| entry.event.position > position);
        let edits = later.filter_map(|entry| Some((entry.event.position, entry.former.as_ref()?)));
        let next = edits.min_by_key(|(position, _)| *position);
        next.map_or_else(|| current.to_owned(), |(_, former)| former.description.clone())
    }
}

fn items<T: Clone>(page: &Option<Page<T>>) -> Vec<T> {
    page.as_ref().map(|page| page.items.clone()).unwrap_or_default()
}

impl Entry {
    /// When it happened, in microseconds since 1970.
    pub fn time(&self) -> i64 {
        let time = match self {
            Self::Message(message) => Some(message.sent_at),
            Self::Event(entry) => entry.event.at,
        };
        time.map_or(0, |time| time.timestamp_micros())
    }

    pub const fn key(&self) -> EntryKey {
        match self {
            Self::Message(message) => EntryKey::Message(message.id),
            Self::Event(entry) => EntryKey::Event(entry.event.position),
        }
    }
}

const fn is_shown(kind: EventKind) -> bool {
    match kind {
        EventKind::Edited
        | EventKind::Recategorised
        | EventKind::Activated
        | EventKind::Closed
        | EventKind::PhotoAdded => true,
        EventKind::Opened | EventKind::MessagePosted | EventKind::Affected | EventKind::Gone => {
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use shared::event::{Event, FormerText};
    use shared::ids::TicketId;

    use super::*;

    fn event(position: i64, kind: EventKind, former: Option<&str>) -> HistoryEntry {
        let at = Some(DateTime::UNIX_EPOCH + std::time::Duration::from_secs(position as u64));
        let (ticket, role) = (TicketId(1), Some(Role::User));
        let event = Event { position, ticket, kind, role, at, category: None, status: None };
        let former = former.map(|text| FormerText { description: text.into(), role: Role::User });
        HistoryEntry { event, former }
    }

    fn thread() -> Entries {
        let sent_at = DateTime::UNIX_EPOCH + std::time::Duration::from_secs(3);
        let (id, ticket, role) = (MessageId(7), TicketId(1), Role::Helpdesk);
        Entries {
            messages: vec![Message {
                id,
                ticket,
                role,
                body: "On our way".into(),
                sent_at,
                is_outcome: false,
                by_reporter: false,
            }],
            history: vec![
                event(1, EventKind::Opened, None),
                event(2, EventKind::Edited, Some("first")),
                event(3, EventKind::MessagePosted, None),
                event(4, EventKind::Activated, None),
                event(5, EventKind::Edited, Some("second")),
            ],
        }
    }

    #[test]
    fn messages_and_events_stand_in_the_order_of_time() {
        let keys: Vec<_> = thread().in_order().iter().map(Entry::key).collect();
        let [edited, activated, edited_again] = [2, 4, 5].map(EntryKey::Event);
        assert_eq!(keys, [edited, EntryKey::Message(MessageId(7)), activated, edited_again]);
    }

    #[test]
    fn an_edit_ends_where_the_next_one_begins() {
        assert_eq!(thread().text_after(2, "third"), "second");
        assert_eq!(thread().text_after(5, "third"), "third");
        assert_eq!(thread().last_editor(), Some(Role::User));
        assert_eq!(Entries::default().last_editor(), None);
    }
}
