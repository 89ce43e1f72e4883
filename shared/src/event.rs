//! The log of all changes. An event says what happened and carries none of the content.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::TicketId;
use crate::role::Role;
use crate::ticket::{Category, Status};

/// One entry of the log. Positions have no holes, so a reader that knows the last one misses none.
///
/// For a user the closing of a ticket is [`EventKind::Gone`] with every other value absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// From 1 upwards.
    pub position: i64,
    pub ticket: TicketId,
    pub kind: EventKind,
    /// Who did it.
    pub role: Option<Role>,
    pub at: Option<DateTime<Utc>>,
    /// The ticket's category after the event.
    pub category: Option<Category>,
    /// The ticket's status after the event.
    pub status: Option<Status>,
}

text_enum! {
    /// What happened to a ticket.
    pub enum EventKind {
        /// The ticket was reported.
        Opened,
        /// Its text changed, and with it perhaps the category.
        Edited,
        /// The helpdesk corrected its category.
        Recategorised,
        /// Work started.
        Activated,
        /// The ticket is done, for good.
        Closed,
        /// Somebody wrote a message under it.
        MessagePosted,
        /// One more says that they have the problem too.
        Affected,
        /// Somebody added a picture.
        PhotoAdded,
        /// A user's form of [`EventKind::Closed`]: the ticket leaves their screens.
        Gone,
    }
}

/// An entry of a ticket's history: the event, and the text it replaced, as one object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HistoryEntry {
    #[serde(flatten)]
    pub event: Event,
    /// The text before an edit; absent for other kinds.
    pub former: Option<FormerText>,
}

/// A text that an edit replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormerText {
    pub description: String,
    /// Who had written it.
    pub role: Role,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_of_a_history_is_read_as_it_is_written() {
        let (at, category) = (DateTime::from_timestamp(1_790_000_000, 0), Category::TechnicalIt);
        let event = Event {
            position: 7,
            ticket: TicketId(3),
            kind: EventKind::Edited,
            role: Some(Role::User),
            at,
            category: Some(category),
            status: Some(Status::Open),
        };
        let former = Some(FormerText { description: "Lift".into(), role: Role::Helpdesk });
        let entry = HistoryEntry { event, former };
        let text = serde_json::to_string(&entry).unwrap();
        assert_eq!(serde_json::from_str::<HistoryEntry>(&text).unwrap(), entry);
    }
}
