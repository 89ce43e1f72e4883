//! The log of events: its stream, and pages of it.

use gloo_net::http::Request;
use js_sys::{Function, Reflect};
use leptos::prelude::window;
use shared::event::Event;
use shared::page::{EventPage, MAX_EVENTS};
use shared::problem::Problem;
use shared::role::Role;
use shared::stream::{self, StreamHello};
use shared::typing::TypingIndicator;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};

use super::{get_text, read};

/// `stream.js` passes it on when the stream breaks; the server has no message of this name.
const DISCONNECTED: &str = "disconnected";

/// A message of the stream.
#[derive(Clone, Debug, PartialEq)]
pub enum StreamMessage {
    /// The stream goes on after `position`.
    Connected {
        hello: StreamHello,
        position: i64,
    },
    Disconnected,
    Event(Event),
    Typing(TypingIndicator),
}

impl StreamMessage {
    /// A server-sent event by its name, its data and its id, or that of the last event with one. None for what this
    /// program does not know.
    fn parse(name: &str, data: &str, id: f64) -> Option<Self> {
        match name {
            stream::HELLO => {
                let hello = serde_json::from_str(data).ok()?;
                Some(Self::Connected { hello, position: id as i64 })
            }
            stream::TICKET_EVENT => serde_json::from_str(data).ok().map(Self::Event),
            stream::TYPING => serde_json::from_str(data).ok().map(Self::Typing),
            DISCONNECTED => Some(Self::Disconnected),
            _ => None,
        }
    }
}

/// An open stream. Dropping it closes the stream.
pub struct StreamSubscription {
    close: Function,
    /// Called by `stream.js` until then.
    _on_message: Closure<dyn Fn(String, String, f64)>,
}

impl Drop for StreamSubscription {
    fn drop(&mut self) {
        // What cannot be closed is closed already.
        let _ = self.close.call0(&JsValue::NULL);
    }
}

/// Calls `on_message` with each message of the stream that `stream.js` holds for all windows of the browser.
///
/// # Errors
/// When the script is not there.
pub fn listen(
    role: Role,
    on_message: impl Fn(StreamMessage) + 'static,
) -> Result<StreamSubscription, JsValue> {
    let on_message = Closure::new(move |name: String, data: String, id: f64| {
        if let Some(message) = StreamMessage::parse(&name, &data, id) {
            on_message(message);
        }
    });
    let open: Function = Reflect::get(&window(), &"lodgeStream".into())?.dyn_into()?;
    let close = open.call2(&JsValue::NULL, &role.as_ref().into(), on_message.as_ref())?;
    Ok(StreamSubscription { close: close.dyn_into()?, _on_message: on_message })
}

/// A page of the events after a position.
pub async fn list(role: Role, after: i64) -> Result<EventPage, Problem> {
    let query = [("limit", MAX_EVENTS.to_string()), ("after", after.to_string())];
    read(&get_text(role, Request::get("/api/events").query(query)).await?)
}

#[cfg(test)]
mod tests {
    use shared::event::EventKind;
    use shared::ids::TicketId;
    use shared::testing;
    use shared::typing::TypingActivity;

    use super::*;

    #[test]
    fn a_message_has_the_type_of_its_name() {
        let (epoch, now) = ("a".to_owned(), testing::time(0));
        let hello = StreamHello { epoch, head: 9, now, build: Some("b".to_owned()) };
        let json = serde_json::to_string(&hello).unwrap();
        let connected = StreamMessage::Connected { hello, position: 7 };
        assert_eq!(StreamMessage::parse("hello", &json, 7.0), Some(connected));

        let event = testing::event(8, 3, EventKind::Edited);
        let json = serde_json::to_string(&event).unwrap();
        let message = StreamMessage::parse("ticket_event", &json, 8.0);
        assert_eq!(message, Some(StreamMessage::Event(event)));
        assert_eq!(StreamMessage::parse("typing", &json, 8.0), None);

        let (role, activity) = (Role::Helpdesk, TypingActivity::Writing);
        let indicator = TypingIndicator { ticket: TicketId(3), role, activity, sender: 5 };
        let json = serde_json::to_string(&indicator).unwrap();
        let message = StreamMessage::parse("typing", &json, 8.0);
        assert_eq!(message, Some(StreamMessage::Typing(indicator)));

        let message = StreamMessage::parse("disconnected", "", 8.0);
        assert_eq!(message, Some(StreamMessage::Disconnected));
        assert_eq!(StreamMessage::parse("news", &json, 8.0), None);
    }

    #[test]
    fn the_script_passes_on_every_name() {
        let script = include_str!("../../page/stream.js");
        for name in [stream::HELLO, stream::TICKET_EVENT, stream::TYPING, DISCONNECTED] {
            assert!(script.contains(&format!("\"{name}\"")), "{name}");
        }
    }
}
