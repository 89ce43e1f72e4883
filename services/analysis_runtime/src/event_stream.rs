//! The stream of the log: server-sent events that carry what happens, as it happens.

use bytes::BytesMut;
use reqwest::Response;
use russe::Event;
use shared::stream::{HELLO, StreamHello, TICKET_EVENT};
use tokio_util::codec::Decoder as _;

use crate::error::LogError;
use crate::log::RawEntry;

pub(crate) const EVENT_STREAM: &str = "text/event-stream";

/// The longest message that is gathered; an event of the log takes about 200 bytes.
const MAX_MESSAGE_BYTES: usize = 64 * 1024;

/// A stream that is open.
#[derive(Debug)]
pub struct EventStream {
    response: Response,
    messages: MessageDecoder,
}

/// A message of the stream.
#[derive(Debug)]
pub enum StreamMessage {
    /// Nothing about the log: a comment, a reconnection time or a message of another kind.
    Heartbeat,
    /// The first message: which log it is, and what the database's clock shows.
    Hello(StreamHello),
    Entry(RawEntry),
}

impl EventStream {
    pub(crate) fn new(response: Response) -> Self {
        Self { response, messages: MessageDecoder::default() }
    }

    /// The next message. Dropping the future loses nothing.
    ///
    /// # Errors
    /// When the stream ends, breaks off, or sends what no stream of the log sends.
    pub async fn next(&mut self) -> Result<StreamMessage, LogError> {
        loop {
            if let Some(event) = self.messages.next()? {
                return message(event);
            }
            let bytes = self.response.chunk().await?.ok_or(LogError::StreamEnded)?;
            self.messages.bytes.extend_from_slice(&bytes);
        }
    }
}

/// Cuts bytes into messages of a bounded length.
#[derive(Debug, Default)]
struct MessageDecoder {
    decoder: russe::Decoder,
    /// What has come and is no whole message yet.
    bytes: BytesMut,
}

impl MessageDecoder {
    /// The next message that is complete.
    fn next(&mut self) -> Result<Option<Event>, LogError> {
        let event = self.decoder.decode(&mut self.bytes)?;
        let length = match &event {
            Some(Event::Message(message)) => message.data.len(),
            Some(_) => 0,
            None => self.bytes.len(),
        };
        if length > MAX_MESSAGE_BYTES {
            return Err(LogError::TooLong { max_bytes: MAX_MESSAGE_BYTES });
        }
        Ok(event)
    }
}

fn message(event: Event) -> Result<StreamMessage, LogError> {
    let Event::Message(message) = event else { return Ok(StreamMessage::Heartbeat) };
    match message.event.as_deref() {
        Some(HELLO) => Ok(StreamMessage::Hello(serde_json::from_str(&message.data)?)),
        Some(TICKET_EVENT) => {
            let entry: RawEntry = serde_json::from_str(&message.data)?;
            if message.id.as_deref() == Some(&entry.position.to_string()) {
                Ok(StreamMessage::Entry(entry))
            } else {
                Err(LogError::WrongId)
            }
        }
        _ => Ok(StreamMessage::Heartbeat),
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    impl MessageDecoder {
        /// All messages that are complete with these bytes.
        fn push(&mut self, bytes: &[u8]) -> Result<Vec<Event>, LogError> {
            self.bytes.extend_from_slice(bytes);
            std::iter::from_fn(|| self.next().transpose()).collect()
        }
    }

    fn is_message(event: &Event, kind: &str, id: &str, data: &str) -> bool {
        matches!(event, Event::Message(it) if it.event.as_deref() == Some(kind)
            && it.id.as_deref() == Some(id) && it.data == data)
    }

    #[test]
    fn messages_comments_and_reconnection_times_are_distinguished() {
        let stream = "retry: 1500\nid: 7\nevent: hello\ndata: {}\n\n:\n\nid: 8\nevent: \
            ticket_event\ndata: a\ndata:b\n\nretry: 300\n\n";
        let events = MessageDecoder::default().push(stream.as_bytes()).unwrap();
        let [hello, comment, entry, retry] = &events[..] else { panic!("{events:?}") };
        assert!(is_message(hello, "hello", "7", "{}"), "{hello:?}");
        assert!(matches!(comment, Event::Comment(_)), "{comment:?}");
        assert!(is_message(entry, "ticket_event", "8", "a\nb"), "{entry:?}");
        assert!(matches!(retry, Event::Retry(_)), "{retry:?}");
    }

    #[test]
    fn an_unfinished_message_is_none() {
        let mut decoder = MessageDecoder::default();
        assert_eq!(decoder.push(b"id: 8\nevent: hello\ndata: {}\n").unwrap(), []);
        let events = decoder.push(b"\n").unwrap();
        assert!(matches!(&events[..], [it] if is_message(it, "hello", "8", "{}")), "{events:?}");
    }

    #[test]
    fn a_message_that_never_ends_is_not_gathered_for_ever() {
        for endless in ["data: x", "data: x\n", "x", ":\r"] {
            let mut decoder = MessageDecoder::default();
            let part = endless.repeat(1_000);
            let refusal = (0..100).find_map(|_| decoder.push(part.as_bytes()).err());
            assert!(matches!(refusal, Some(LogError::TooLong { .. })), "{endless:?}: {refusal:?}");
            assert!(decoder.bytes.len() <= MAX_MESSAGE_BYTES + part.len());
        }
        let refusal = MessageDecoder::default().push(b"data: \xff\n\n");
        assert!(matches!(refusal, Err(LogError::Undecodable(_))), "{refusal:?}");
    }

    proptest! {
        #[test]
        fn it_does_not_matter_where_the_stream_is_cut(cuts in vec(0_usize..80, 0..9), end in 0..3) {
            let end = ["\n", "\r\n", "\r"][end as usize];
            let stream =
                "id: 8\nevent: ticket_event\ndata: é\n\n:\n\ndata: 2\n\n".replace('\n', end);
            let whole = MessageDecoder::default().push(stream.as_bytes()).unwrap();
            prop_assert_eq!(whole.len(), 3);
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| (*cut).min(stream.len())).collect();
            cuts.extend([0, stream.len()]);
            cuts.sort_unstable();
            let mut decoder = MessageDecoder::default();
            let mut events = Vec::new();
            for part in cuts.windows(2) {
                events.extend(decoder.push(&stream.as_bytes()[part[0]..part[1]]).unwrap());
            }
            prop_assert_eq!(events, whole);
        }

        #[test]
        fn no_bytes_break_it(bytes in vec(any::<u8>(), 0..300)) {
            let _ = MessageDecoder::default().push(&bytes);
        }
    }
}
