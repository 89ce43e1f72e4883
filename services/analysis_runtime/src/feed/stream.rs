//! The stream of the log: what happens, as it happens.

use std::collections::VecDeque;
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::{Response, StatusCode};
use shared::page::StreamHello;
use shared::role::Role;

use super::page::Line;
use super::sse::{Heard, Message, Parser};
use super::{Client, FeedError};

/// The API ends a stream after a quarter of an hour; whatever lives longer is not the API's.
const LONGEST_LIFE: Duration = Duration::from_secs(30 * 60);

const EVENT_STREAM: &str = "text/event-stream";

/// A stream that is being listened to.
#[derive(Debug)]
pub struct Stream {
    answer: Response,
    parser: Parser,
    /// Complete, and not yet given out.
    heard: VecDeque<Heard>,
}

/// What a stream said, understood.
#[derive(Debug)]
pub enum News {
    /// It is alive, no more.
    Beat,
    /// Its first words: which log it is, and what the database's clock shows.
    Hello(StreamHello),
    Change(Line),
}

impl Client {
    /// Listens to what the log gets after a position.
    ///
    /// # Errors
    /// When there is no answer, or one that is not a stream of events.
    pub async fn stream_after(&self, position: i64) -> Result<Stream, FeedError> {
        let request = self.http.get(self.stream.clone()).timeout(LONGEST_LIFE);
        let request = request.header(Role::HEADER, self.role.as_ref());
        let request = request.header(ACCEPT, EVENT_STREAM).query(&[("after", position)]);
        let answer = request.send().await?;
        if answer.status() != StatusCode::OK {
            return Err(FeedError::Status(answer.status()));
        }
        let kind = answer.headers().get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
        if !kind.is_some_and(|it| it.starts_with(EVENT_STREAM)) {
            return Err(FeedError::NoStream);
        }
        Ok(Stream { answer, parser: Parser::default(), heard: VecDeque::new() })
    }
}

impl Stream {
    /// The next thing it says. Giving up waiting loses nothing.
    ///
    /// # Errors
    /// When it ends, breaks off, or says what no stream of the log says.
    pub async fn next(&mut self) -> Result<News, FeedError> {
        loop {
            match self.heard.pop_front() {
                Some(Heard::Beat) => return Ok(News::Beat),
                Some(Heard::Message(message)) => return news(&message),
                None => {
                    let bytes = self.answer.chunk().await?.ok_or(FeedError::Ended)?;
                    self.heard.extend(self.parser.push(&bytes)?);
                }
            }
        }
    }
}

fn news(message: &Message) -> Result<News, FeedError> {
    match message.event.as_str() {
        "hello" => Ok(News::Hello(serde_json::from_str(&message.data)?)),
        "change" => {
            let line: Line = serde_json::from_str(&message.data)?;
            if message.id == line.position().to_string() {
                Ok(News::Change(line))
            } else {
                Err(FeedError::Mislabelled)
            }
        }
        // A kind from the future says nothing about the log as we know it.
        _ => Ok(News::Beat),
    }
}
