//! Cursors: where a page ended, as a text whose form may change, so that clients only send it back.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use shared::ids::TicketId;
use shared::ticket::Sort;

use crate::db::tickets::Place;
use crate::error::{ApiError, ApiResult};
use crate::search::Hit;

/// The version of the form that [`Cursor::encode`] writes.
const FORM: &str = "1";

/// Stands for the time of a ticket that does not wait, at the end of a list by [`Sort::Waiting`].
const NO_VALUE: &str = "none";

/// The last item of a page, in the order it was listed in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cursor {
    /// A list in the order of a [`Sort`].
    Sorted(Sort, Place),
    /// Search results, best first.
    Relevance(Hit),
    /// A thread or a history, oldest first: a message's number or an event's position.
    Number(i64),
}

impl Cursor {
    pub fn encode(self) -> String {
        let text = match self {
            Self::Sorted(sort, Place { value, id }) => {
                format!("{FORM} {} {} {id}", sort.as_ref(), text_of(value))
            }
            Self::Relevance(Hit { ticket, score, value }) => {
                format!("{FORM} relevance {score} {} {ticket}", text_of(value))
            }
            Self::Number(number) => format!("{FORM} number {number} 0"),
        };
        BASE64_URL_SAFE_NO_PAD.encode(text)
    }

    /// # Errors
    /// Bad request for a text that [`Cursor::encode`] did not make.
    pub fn decode(text: &str) -> ApiResult<Self> {
        let cursor = BASE64_URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| parse(&bytes));
        cursor.ok_or_else(Self::refusal)
    }

    /// For a text that is no cursor, or one of another list.
    pub fn refusal() -> ApiError {
        ApiError::BadRequest("`after` is not the `next` of this list; begin without it".into())
    }
}

fn parse(bytes: &[u8]) -> Option<Cursor> {
    let text = str::from_utf8(bytes).ok()?;
    let parts: Vec<&str> = text.split(' ').collect();
    if let [FORM, "relevance", score, text, id] = parts[..] {
        let (score, value) = (score.parse().ok()?, Some(value(text)?));
        return Some(Cursor::Relevance(Hit { ticket: TicketId(id.parse().ok()?), score, value }));
    }
    let [FORM, order, first, second] = parts[..] else { return None };
    let id = TicketId(second.parse().ok()?);
    Some(match order {
        "number" => Cursor::Number(first.parse().ok()?),
        sort => {
            let sort = sort.parse().ok()?;
            let value = match first {
                NO_VALUE if sort == Sort::Waiting => None,
                text => Some(value(text)?),
            };
            Cursor::Sorted(sort, Place { value, id })
        }
    })
}

fn text_of(value: Option<i64>) -> String {
    value.map_or(NO_VALUE.into(), |value| value.to_string())
}

/// No ticket was opened before 1970 or in a year of more than four digits, which the database does not read.
fn value(text: &str) -> Option<i64> {
    const END: i64 = 253_402_300_800_000_000;
    text.parse().ok().filter(|value| (0..END).contains(value))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cursor_survives_the_journey() {
        let value = Some(1_790_000_000_123_456);
        let place = Place { value, id: TicketId(7) };
        let end = Place { value: None, id: TicketId(7) };
        let hit = Hit { ticket: TicketId(i64::MAX), score: 7, value };
        for cursor in [
            Cursor::Sorted(Sort::Waiting, place),
            Cursor::Sorted(Sort::Waiting, end),
            Cursor::Relevance(hit),
            Cursor::Number(-1),
        ] {
            assert_eq!(Cursor::decode(&cursor.encode()).unwrap(), cursor);
        }
    }

    proptest! {
        #[test]
        fn whatever_else_is_sent_is_a_cursor_or_a_bad_request(text in "\\PC{0,40}") {
            let wrapped = BASE64_URL_SAFE_NO_PAD.encode(format!("1 newest {text} 1"));
            for text in [text, wrapped] {
                match Cursor::decode(&text) {
                    Ok(cursor) => prop_assert_eq!(Cursor::decode(&cursor.encode()).unwrap(), cursor),
                    Err(error) => prop_assert!(matches!(error, ApiError::BadRequest(_))),
                }
            }
        }
    }
}
