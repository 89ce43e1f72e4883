//! Takes a stream of server-sent events apart, as the HTML standard describes them.

use std::{mem, str};

/// The longest message that is gathered; an event of the log takes about 200 bytes.
const MAX_BYTES: usize = 64 << 10;

/// What a stream said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Nothing but that it is alive: a comment, or a hint about coming back.
    Beat,
    Message(Message),
}

/// A message of a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Its kind; empty where the stream gave none.
    pub event: String,
    pub id: String,
    pub data: String,
}

/// Why a stream cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Garbled {
    #[error("a message of the stream is longer than {MAX_BYTES} bytes")]
    TooLong,
    #[error("the stream is no text")]
    NoText,
}

/// Gathers bytes until they are lines, and lines until they are messages.
#[derive(Debug, Default)]
pub struct Parser {
    line: Vec<u8>,
    /// The line before ended in CR: an LF after it belongs to that end.
    after_cr: bool,
    message: Message,
    has_data: bool,
}

impl Parser {
    /// What is complete with these bytes, in order.
    ///
    /// # Errors
    /// For what no stream of events holds; the rest of it is worth nothing then.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<Heard>, Garbled> {
        let mut heard = Vec::new();
        for &byte in bytes {
            let ends_crlf = mem::replace(&mut self.after_cr, byte == b'\r') && byte == b'\n';
            match byte {
                b'\n' if ends_crlf => {}
                b'\n' | b'\r' => {
                    let line = mem::take(&mut self.line);
                    let line = str::from_utf8(&line).map_err(|_| Garbled::NoText)?;
                    heard.extend(self.take_line(line.trim_start_matches('\u{feff}')));
                }
                _ => self.line.push(byte),
            }
            if self.line.len() + self.message.data.len() > MAX_BYTES {
                return Err(Garbled::TooLong);
            }
        }
        Ok(heard)
    }

    fn take_line(&mut self, line: &str) -> Option<Heard> {
        if line.is_empty() {
            let message = mem::take(&mut self.message);
            let is_message = mem::take(&mut self.has_data);
            return Some(if is_message { Heard::Message(message) } else { Heard::Beat });
        }
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => value.clone_into(&mut self.message.event),
            "id" => value.clone_into(&mut self.message.id),
            "data" => {
                if mem::replace(&mut self.has_data, true) {
                    self.message.data.push('\n');
                }
                self.message.data.push_str(value);
            }
            // A comment, a hint, or something the standard has yet to know.
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn message(event: &str, id: &str, data: &str) -> Heard {
        let [event, id, data] = [event, id, data].map(String::from);
        Heard::Message(Message { event, id, data })
    }

    #[test]
    fn messages_comments_and_hints_are_told_apart() {
        let stream = "retry: 1500\nid: 7\nevent: hello\ndata: {}\n\n:\n\nid: 8\nevent: change\n\
            data: a\ndata:b\n\nretry: 300\n\n";
        let heard = Parser::default().push(stream.as_bytes()).unwrap();
        let change = message("change", "8", "a\nb");
        assert_eq!(heard, [message("hello", "7", "{}"), Heard::Beat, change, Heard::Beat]);
    }

    #[test]
    fn an_unfinished_message_is_none() {
        let mut parser = Parser::default();
        assert_eq!(parser.push(b"id: 8\nevent: change\ndata: {}\n").unwrap(), []);
        assert_eq!(parser.push(b"\n").unwrap(), [message("change", "8", "{}")]);
    }

    #[test]
    fn what_never_ends_is_not_gathered_for_ever() {
        for endless in [&b"data: x"[..], b"data: x\n", b"x", b":\r"] {
            let mut parser = Parser::default();
            let refused = (0..1_000_000).find_map(|_| parser.push(endless).err());
            let is_comment = endless == b":\r";
            assert_eq!(refused, (!is_comment).then_some(Garbled::TooLong));
        }
        assert_eq!(Parser::default().push(b"data: \xff\n\n"), Err(Garbled::NoText));
    }

    proptest! {
        #[test]
        fn it_does_not_matter_where_the_stream_is_cut(cuts in vec(0_usize..70, 0..9), end in 0..3) {
            let end = ["\n", "\r\n", "\r"][end as usize];
            let stream = "id: 8\nevent: change\ndata: é\n\n:\n\ndata: 2\n\n".replace('\n', end);
            let whole = Parser::default().push(stream.as_bytes()).unwrap();
            prop_assert_eq!(whole.len(), 3);
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| (*cut).min(stream.len())).collect();
            cuts.extend([0, stream.len()]);
            cuts.sort_unstable();
            let mut parser = Parser::default();
            let mut heard = Vec::new();
            for part in cuts.windows(2) {
                heard.extend(parser.push(&stream.as_bytes()[part[0]..part[1]]).unwrap());
            }
            prop_assert_eq!(heard, whole);
        }

        #[test]
        fn no_bytes_break_it(bytes in vec(any::<u8>(), 0..300)) {
            let _ = Parser::default().push(&bytes);
        }
    }
}
