//! What the style guide shows: texts as people write them, and fixed times. They are no words of the screens.

use chrono::{DateTime, TimeDelta, Utc};
use shared::classification::{Classification, Highlight};
use shared::event::{Event, EventKind, FormerText, HistoryEntry};
use shared::ids::{MessageId, ReceiptSecret, TicketId, Version};
use shared::message::Message;
use shared::receipt::Receipt;
use shared::role::Role;
use shared::ticket::{Category, CategoryBy, ExcerptSegment, Status, Ticket};
use uuid::Uuid;

/// The time on the page: 14 November 2025, 13:05 UTC, in seconds since 1970.
pub const NOW: i64 = 1_763_125_500;
/// Up to when tickets count as read: an hour before.
pub const READ_UP_TO: i64 = NOW - 3_600;

pub const DESCRIPTION: &str =
    "No Wi-Fi in the library, level 2\nSince this morning none of us can connect.";
pub const LONG_LINE: &str = "The projector in lecture hall H3 turns itself off after ten minutes, and the remote control \
    that should lie on the desk has been missing since the beginning of the term";
pub const DANGER: &str = "There is smoke in the corridor behind the workshop";
/// Hebrew, from right to left: the lift in building B is stuck.
pub const RIGHT_TO_LEFT: &str = "המעלית בבניין B תקועה מאז הבוקר";
pub const PLACE: &str = "Library, level 2";
pub const WITH_PLACE: &str = "The window in room B2-114 does not close";
pub const FORMER: &str = "No Wi-Fi in the library since this morning";
pub const MINE: &str = "No Wi-Fi in the library, desk 14, since this morning";
pub const THEIRS_THAT_FITS: &str = "No Wi-Fi in the library since this morning, laptops and phones";
pub const THEIRS_THAT_COLLIDES: &str = "No Wi-Fi in the library, level 2, since this morning";
pub const OUTCOME: &str = "The access point on level 2 was replaced.";
pub const QUESTION: &str = "Is it only your device? Please see https://lodge.example/wifi first.";
pub const ANSWER: &str = "No, all of us.";
pub const QR_ADDRESS: &str = "https://lodge.example/report?place=B2-114";
pub const SPIKE_WORDS: [&str; 2] = ["Wi-Fi", "library"];

/// Longer than what a thread shows unfolded.
pub fn long_message() -> String {
    "We have looked at the access point, which works, and at the switch behind it, which does not. "
        .repeat(8)
}

/// More characters than a text may have.
pub fn too_long() -> String {
    "x".repeat(shared::text::MAX_CHARS + 12)
}

/// So many minutes before [`NOW`].
pub fn minutes_ago(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(NOW, 0).unwrap_or_default() - TimeDelta::minutes(minutes)
}

/// The number of most tickets here.
pub const NUMBER: TicketId = TicketId(2_041);
/// The number of no ticket, where something could be stored on this device under that of one.
pub const NO_NUMBER: TicketId = TicketId(0);

/// An open ticket of two hours ago that nobody has answered.
pub fn ticket() -> Ticket {
    let opened_at = minutes_ago(130);
    Ticket {
        id: NUMBER,
        description: DESCRIPTION.into(),
        category: Category::TechnicalIt,
        category_by: CategoryBy::Classifier,
        confidence: Some(0.9),
        status: Status::Open,
        version: Version(1),
        opened_at,
        modified_at: opened_at,
        activated_at: None,
        closed_at: None,
        last_activity_at: opened_at,
        last_message_role: None,
        messages: 0,
        follows: None,
        affected: 0,
        place: None,
        photos: Vec::new(),
    }
}

/// The same with the work begun.
pub fn active() -> Ticket {
    let activated_at = Some(minutes_ago(100));
    Ticket { status: Status::Active, activated_at, modified_at: minutes_ago(100), ..ticket() }
}

/// The same, closed.
pub fn closed() -> Ticket {
    let time = minutes_ago(75);
    Ticket {
        status: Status::Closed,
        closed_at: Some(time),
        modified_at: time,
        last_activity_at: time,
        ..active()
    }
}

/// The words that made the category, and how sure the classifier is.
pub fn classification(confidence: f64) -> Classification {
    let highlight = |(text, weight): (&str, f64)| Highlight { text: text.into(), weight };
    let highlights = [("Wi-Fi", 0.7), ("connect", 0.3)].map(highlight).into();
    Classification { category: Category::TechnicalIt, confidence, highlights }
}

/// A line in which the middle is what was searched for.
pub fn excerpt() -> Vec<ExcerptSegment> {
    [("Since this morning none of us can ", false), ("connect", true), (".", false)]
        .map(|(text, is_match)| ExcerptSegment { text: text.into(), is_match })
        .into()
}

/// The message of that number, so many minutes ago.
pub fn message(id: i64, role: Role, minutes: i64, body: &str) -> Message {
    Message {
        id: MessageId(id),
        ticket: NUMBER,
        role,
        body: body.into(),
        sent_at: minutes_ago(minutes),
        is_outcome: false,
        by_reporter: false,
    }
}

/// What happened so many minutes ago; `former` is the text that it replaced.
pub fn entry(position: i64, kind: EventKind, minutes: i64, former: Option<&str>) -> HistoryEntry {
    let event = Event {
        position,
        ticket: NUMBER,
        kind,
        role: Some(Role::Helpdesk),
        at: Some(minutes_ago(minutes)),
        category: Some(Category::TechnicalIt),
        status: Some(Status::Active),
    };
    let former = former.map(|text| FormerText { description: text.into(), role: Role::User });
    HistoryEntry { event, former }
}

/// How a ticket ended, for whoever reported it.
pub fn receipt(outcome: Option<&str>) -> Receipt {
    let ticket = closed();
    Receipt {
        ticket: ticket.id,
        status: ticket.status,
        category: ticket.category,
        description: ticket.description,
        opened_at: ticket.opened_at,
        modified_at: ticket.modified_at,
        activated_at: ticket.activated_at,
        closed_at: ticket.closed_at,
        outcome: outcome.map(str::to_owned),
    }
}

/// A secret of nothing.
pub const fn secret() -> ReceiptSecret {
    ReceiptSecret(Uuid::nil())
}
