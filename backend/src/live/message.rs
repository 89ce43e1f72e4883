//! What goes over the wire: server-sent events, as the HTML standard writes them.

use std::ops::RangeInclusive;

use actix_web::web::Bytes;
use shared::event::{Event, EventKind};
use shared::ids::TicketId;
use shared::page::StreamHello;
use shared::presence::Hint;

/// A comment: without one now and then nobody notices that a reader has gone.
pub const HEARTBEAT: Bytes = Bytes::from_static(b":\n\n");

/// Milliseconds after which a reader comes back when its stream breaks without a word. They are many when
/// a server dies, so they come one after the other.
const AFTER_A_BREAK: RangeInclusive<u32> = 1_000..=6_000;
/// After a stream that was ended in good order.
const AFTER_FAREWELL: RangeInclusive<u32> = 200..=2_000;

/// An event as it is sent, made once for all readers of a role.
#[derive(Clone)]
pub struct Message {
    pub position: i64,
    pub ticket: TicketId,
    /// Whether the ticket is no longer there for those who read this.
    pub is_gone: bool,
    pub text: Bytes,
}

impl Message {
    pub fn of(event: &Event) -> Self {
        let data = serde_json::to_string(event).expect("an event is plain data");
        let text = format!("id: {}\nevent: change\ndata: {data}\n\n", event.position);
        Self {
            position: event.position,
            ticket: event.ticket,
            is_gone: event.kind == EventKind::Gone,
            text: text.into(),
        }
    }
}

/// The first message of every stream. `from` is where a reader goes on that comes back before it has
/// heard anything else.
pub fn hello(from: i64, hello: &StreamHello) -> Bytes {
    let retry = rand::random_range(AFTER_A_BREAK);
    let data = serde_json::to_string(hello).expect("a greeting is plain data");
    format!("retry: {retry}\nid: {from}\nevent: hello\ndata: {data}\n\n").into()
}

/// It has no `id`, so that a reader's position stays one of the log.
pub fn hint(hint: &Hint) -> Bytes {
    let data = serde_json::to_string(hint).expect("a hint is plain data");
    format!("event: hint\ndata: {data}\n\n").into()
}

/// The last words of a stream: come back soon.
pub fn farewell() -> Bytes {
    format!("retry: {}\n\n", rand::random_range(AFTER_FAREWELL)).into()
}
