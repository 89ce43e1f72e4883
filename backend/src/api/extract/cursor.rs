//! Cursors: where a page ended, as a text whose form may change, so that clients only send it back.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use shared::ids::TicketId;
use shared::ticket::Sort;

use crate::db::tickets::Place;
use crate::error::{ApiError, ApiResult};
use crate::search::Hit;

/// The version of the form that [`Cursor::encode`] writes.
const FORM: &str = "1";

/// Stands for the time of a ticket that does not wait, at the end of a list by [`Sort::Waiting`].
const NO_TIME: &str = "none";

/// The last item of a page, in the order it was listed in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cursor {
    /// A list in the order of a time.
    Time(Sort, Place),
    /// Search results, best first.
    Relevance(Hit),
    /// A thread or a history, oldest first: a message's number or an event's position.
    Number(i64),
}

impl Cursor {
    pub fn encode(self) -> String {
        let text = match self {
            Self::Time(sort, Place { time, id }) => {
                format!("{FORM} {} {} {id}", sort.as_ref(), micros(time))
            }
            Self::Relevance(Hit { ticket, score, time }) => {
                format!("{FORM} relevance {score} {} {ticket}", micros(time))
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
    if let [FORM, "relevance", score, micros, id] = parts[..] {
        let (score, time) = (score.parse().ok()?, Some(time(micros)?));
        return Some(Cursor::Relevance(Hit { ticket: TicketId(id.parse().ok()?), score, time }));
    }
    let [FORM, order, first, second] = parts[..] else { return None };
    let id = TicketId(second.parse().ok()?);
    Some(match order {
        "number" => Cursor::Number(first.parse().ok()?),
        sort => {
            let sort = sort.parse().ok()?;
            let time = match first {
                NO_TIME if sort == Sort::Waiting => None,
                micros => Some(time(micros)?),
            };
            Cursor::Time(sort, Place { time, id })
        }
    })
}

fn micros(time: Option<DateTime<Utc>>) -> String {
    time.map_or(NO_TIME.into(), |time| time.timestamp_micros().to_string())
}

fn time(micros: &str) -> Option<DateTime<Utc>> {
    let time = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
    // No ticket is older; PostgreSQL cannot compare with some times of long ago.
    (time >= DateTime::UNIX_EPOCH).then_some(time)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cursor_survives_the_journey() {
        let time = DateTime::from_timestamp_micros(1_790_000_000_123_456).unwrap();
        let place = Place { time: Some(time), id: TicketId(7) };
        let end = Place { time: None, id: TicketId(7) };
        let hit = Hit { ticket: TicketId(i64::MAX), score: 7, time: Some(time) };
        for cursor in [
            Cursor::Time(Sort::Waiting, place),
            Cursor::Time(Sort::Waiting, end),
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
