//! What all feeds have in common: ids, addresses, and texts that any XML may hold.

use actix_web::http::header::HOST;
use actix_web::{HttpRequest, HttpResponse};
use anyhow::Context as _;
use atom_syndication::{Category as AtomCategory, Content, Entry, Feed, Link, Person, Text};
use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};
use shared::first_line::first_line;
use shared::role::Role;
use shared::ticket::Category;
use uuid::{Builder, Uuid};

use crate::api::answer::respond_with_shared_document;
use crate::error::ApiResult;
use crate::state::AppState;

const MEDIA_TYPE: &str = "application/atom+xml; charset=utf-8";

/// The longest title of an entry, in characters.
const MAX_TITLE_CHARS: usize = 120;

/// The names that things have in the feeds of one request.
pub struct Names {
    origin: String,
    epoch: Uuid,
}

/// Something that a person wrote.
pub struct Post<'a> {
    pub id: String,
    /// The path of the page that shows it.
    pub page: String,
    pub text: &'a str,
    pub by: Role,
    pub category: Option<Category>,
    pub published: DateTime<Utc>,
    pub updated: DateTime<Utc>,
}

/// Answers with a feed, which is made once for all who ask at the same address.
pub async fn respond(
    state: &AppState,
    request: &HttpRequest,
    feed: impl AsyncFnOnce(String) -> ApiResult<Feed>,
) -> ApiResult<HttpResponse> {
    let origin = origin(request);
    // The query means nothing to a feed.
    let key = format!("{origin}{}", request.path());
    let document = async || {
        let feed = feed(origin).await?;
        Ok(feed.write_to(Vec::new()).context("a feed cannot be written")?)
    };
    respond_with_shared_document(state, Role::User, request, key, MEDIA_TYPE, document).await
}

/// How the reader of the feed addresses this server. `startup::origin` has checked the name of the host.
fn origin(request: &HttpRequest) -> String {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let is_encrypted = request.connection_info().scheme() == "https";
    format!("{}://{host}", if is_encrypted { "https" } else { "http" })
}

impl Names {
    pub const fn new(origin: String, epoch: Uuid) -> Self {
        Self { origin, epoch }
    }

    /// The same under every name of the server. In another log it is another one: there the same number may be that
    /// of something else.
    pub fn id(&self, path: &str) -> String {
        let digest = Sha256::digest(format!("{}{path}", self.epoch));
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        Builder::from_custom_bytes(bytes).into_uuid().urn().to_string()
    }

    /// A feed at the path `own`, of the page at the path `page`.
    pub fn feed(&self, own: &str, page: &str, title: &str, entries: Vec<Entry>) -> Feed {
        Feed {
            id: self.id(own),
            title: Text::plain(without_forbidden(title)),
            links: vec![
                Link { mime_type: Some(MEDIA_TYPE.to_owned()), ..self.link("self", own) },
                self.link("alternate", page),
            ],
            updated: entries.iter().map(|entry| entry.updated).max().unwrap_or_default(),
            entries,
            ..Feed::default()
        }
    }

    pub fn entry(&self, post: Post<'_>) -> Entry {
        let text = without_forbidden(post.text);
        let term = |category: Category| AtomCategory {
            term: <&str>::from(category).to_owned(),
            ..AtomCategory::default()
        };
        Entry {
            id: post.id,
            title: Text::plain(title(&text)),
            links: vec![self.link("alternate", &post.page)],
            authors: vec![Person { name: post.by.as_ref().to_owned(), ..Person::default() }],
            categories: post.category.map(term).into_iter().collect(),
            published: Some(post.published.into()),
            updated: post.updated.into(),
            content: Some(Content {
                content_type: Some("text".to_owned()),
                value: Some(text),
                ..Content::default()
            }),
            ..Entry::default()
        }
    }

    fn link(&self, rel: &str, path: &str) -> Link {
        Link { rel: rel.to_owned(), href: format!("{}{path}", self.origin), ..Link::default() }
    }
}

/// The first line of a text, as far as a list of titles has room.
pub fn title(text: &str) -> String {
    let line = first_line(text);
    match line.char_indices().nth(MAX_TITLE_CHARS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

/// A text without the characters that no XML may hold, escaped or not, or that readers dislike: a sign stands for each.
fn without_forbidden(text: &str) -> String {
    let is_forbidden = |character: char| {
        character.is_control() && !matches!(character, '\t' | '\n')
            || matches!(character, '\u{fffe}' | '\u{ffff}')
    };
    text.replace(is_forbidden, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stays_the_same_and_names_one_thing_of_one_log() {
        let names = |epoch| Names::new("http://localhost".to_owned(), Uuid::from_u128(epoch));
        let id = names(1).id("/t/1");
        assert!(id.starts_with("urn:uuid:"), "{id}");
        let elsewhere = Names::new("https://lodge.example".to_owned(), Uuid::from_u128(1));
        assert_eq!(id, elsewhere.id("/t/1"));
        assert_ne!(id, names(1).id("/t/2"));
        assert_ne!(id, names(2).id("/t/1"));
    }

    #[test]
    fn whatever_was_written_comes_back_from_the_document() {
        let names = Names::new("http://localhost".to_owned(), Uuid::from_u128(1));
        let hostile =
            "</title><script>alert(1)</script> ]]> &amp; <![CDATA[ \"'\n\0\u{1b}\u{ffff}é🛗";
        let post = Post {
            id: names.id("/t/1"),
            page: "/t/1\"><".to_owned(),
            text: hostile,
            by: Role::User,
            category: Some(Category::TechnicalIt),
            published: DateTime::UNIX_EPOCH,
            updated: DateTime::UNIX_EPOCH,
        };
        let feed = names.feed("/feeds/tickets/1", "/t/1", hostile, vec![names.entry(post)]);

        let document = feed.write_to(Vec::new()).unwrap();

        let text = String::from_utf8(document.clone()).unwrap();
        assert!(!text.contains("<script") && !text.contains("]]>"), "{text}");
        let read = Feed::read_from(&document[..]).unwrap();
        let expected = hostile.replace(['\0', '\u{1b}', '\u{ffff}'], "\u{fffd}");
        assert_eq!(read.entries[0].content.as_ref().unwrap().value.as_ref(), Some(&expected));
        assert_eq!(read.entries[0].title.value, expected.lines().next().unwrap());
        assert_eq!(read.entries[0].links[0].href, "http://localhost/t/1\"><");
    }

    #[test]
    fn a_title_is_the_first_line_that_says_something() {
        assert_eq!(title("\n \nThe lift is stuck\nsince noon"), "The lift is stuck");
        assert_eq!(title(&"é".repeat(500)), format!("{}…", "é".repeat(120)));
    }
}
