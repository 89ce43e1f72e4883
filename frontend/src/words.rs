//! The words of the screens: a catalogue for each language (`frontend/locales`), a function for each phrase.
//!
//! The page loads the catalogue of its language before it mounts the application. Another language means
//! loading the page again, so nothing on a screen has to react to a change of language.

use std::sync::OnceLock;

use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

#[allow(
    clippy::all,
    clippy::allow_attributes_without_reason,
    clippy::doc_markdown,
    clippy::unwrap_used,
    missing_docs,
    unused_imports,
    reason = "this module is generated from the catalogue"
)]
mod catalogue {
    include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
}

pub use catalogue::{L10n as CatalogueLanguage, L10nLanguage as Words};

/// A phrase without arguments.
type Phrase = fn(&Words) -> String;

/// The phrases that stand in `index.html` too, by the keys that its elements name in `data-words`.
#[cfg_attr(not(test), expect(dead_code, reason = "index.html is compared with them by a test"))]
const PHRASES_OF_INDEX: [(&str, Phrase); 11] = [
    ("picker-title", Words::picker_title),
    ("picker-user", Words::picker_user),
    ("picker-user-summary", Words::picker_user_summary),
    ("picker-helpdesk", Words::picker_helpdesk),
    ("picker-helpdesk-summary", Words::picker_helpdesk_summary),
    ("picker-privacy", Words::picker_privacy),
    ("loading", Words::loading),
    ("boot-no-script", Words::boot_no_script),
    ("boot-failed", Words::boot_failed),
    ("crash-notice", Words::crash_notice),
    ("crash-reload", Words::crash_reload),
];

static WORDS: OnceLock<Words> = OnceLock::new();

/// The phrases of the page's language.
pub fn words() -> &'static Words {
    #[cfg(test)]
    return tests::words_of_test();
    #[cfg(not(test))]
    WORDS.get().expect("the catalogue is loaded before the application is mounted")
}

/// Waits for the catalogue that `boot.js` has asked for.
///
/// # Errors
/// When it cannot be fetched, or belongs to another version of the application.
pub async fn load(language: &str) -> Result<(), JsValue> {
    let text = js_sys::Reflect::get(&window(), &JsValue::from_str("lodgeWords"))?;
    let text = JsFuture::from(text.dyn_into::<js_sys::Promise>()?).await?;
    let text = text.as_string().unwrap_or_default();
    let words = Words::new_external(language, text.as_bytes())
        .map_err(|error| JsValue::from_str(&error.to_string()))?;
    WORDS.get_or_init(|| words);
    Ok(())
}

#[cfg(test)]
pub mod tests {
    use std::cell::Cell;
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast::{Entry, Message, Resource};
    use fluent_syntax::parser;
    use fluent_syntax::serializer::serialize;

    use super::*;

    /// Keys whose words are the English ones: ticket, status, median, helpdesk, Lodge, and signs.
    const SAME_AS_IN_ENGLISH: [(&str, &[&str]); 4] = [
        (
            "de",
            &[
                "chart-point-with",
                "chart-unit",
                "duration-of-two",
                "feed",
                "filter-status",
                "finding-of-figure",
                "frame-tickets",
                "page-title",
                "period-short-hours",
                "product",
                "role-helpdesk",
                "series-median-seconds",
                "ticket-heading",
                "ticket-page-title",
                "tickets-selected",
                "tickets-title",
                "unit-short-hours",
                "unit-short-minutes",
            ],
        ),
        (
            "es",
            &[
                "chart-point-with",
                "finding-of-figure",
                "frame-tickets",
                "page-title",
                "period-short-days",
                "period-short-hours",
                "product",
                "role-helpdesk",
                "ticket-heading",
                "ticket-page-title",
                "tickets-count",
                "tickets-selected",
                "tickets-title",
                "unit-short-hours",
                "unit-short-minutes",
            ],
        ),
        (
            "fr",
            &[
                "analyses-title",
                "chart-point-with",
                "chart-unit-minutes",
                "frame-analyses",
                "frame-tickets",
                "page-title",
                "photos-chosen",
                "photos-title",
                "product",
                "role-helpdesk",
                "row-danger",
                "row-messages",
                "row-photos",
                "ticket-heading",
                "ticket-page-title",
                "tickets-count",
                "tickets-selected",
                "tickets-title",
                "unit-minutes",
            ],
        ),
        (
            "it",
            &[
                "chart-point-with",
                "chart-unit",
                "feed",
                "finding-of-figure",
                "page-title",
                "period-short-hours",
                "product",
                "role-helpdesk",
                "ticket-heading",
                "ticket-page-title",
                "tickets-selected",
                "unit-short-hours",
                "unit-short-minutes",
            ],
        ),
    ];

    thread_local! {
        static IS_GERMAN: Cell<bool> = const { Cell::new(false) };
    }

    /// The catalogue that `words` stands for in unit tests: English, and German within [`in_german`].
    pub fn words_of_test() -> &'static Words {
        static ENGLISH: OnceLock<Words> = OnceLock::new();
        static GERMAN: OnceLock<Words> = OnceLock::new();
        match IS_GERMAN.get() {
            false => ENGLISH.get_or_init(|| catalogue("en")),
            true => GERMAN.get_or_init(|| catalogue("de")),
        }
    }

    /// What `sentence` returns on a German page. Numbers are written as in English there.
    pub fn in_german<T>(sentence: impl FnOnce() -> T) -> T {
        IS_GERMAN.set(true);
        let text = sentence();
        IS_GERMAN.set(false);
        text
    }

    fn text_of(language: &str) -> &'static str {
        match language {
            "de" => include_str!(concat!(env!("OUT_DIR"), "/catalogue/de.ftl")),
            "es" => include_str!(concat!(env!("OUT_DIR"), "/catalogue/es.ftl")),
            "fr" => include_str!(concat!(env!("OUT_DIR"), "/catalogue/fr.ftl")),
            "it" => include_str!(concat!(env!("OUT_DIR"), "/catalogue/it.ftl")),
            _ => include_str!(concat!(env!("OUT_DIR"), "/catalogue/en.ftl")),
        }
    }

    /// The catalogue of a language, as the build joined it.
    pub fn catalogue(language: &str) -> Words {
        Words::new_external(language, text_of(language).as_bytes()).unwrap()
    }

    /// The pattern of each key, as Fluent writes it.
    fn patterns(language: &str) -> BTreeMap<&'static str, String> {
        let resource = parser::parse(text_of(language)).expect("every key can be parsed");
        let messages = resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            _ => None,
        });
        let pattern = |message: Message<&'static str>| {
            let key = message.id.name;
            let bare = Message { comment: None, ..message };
            let text = serialize(&Resource { body: vec![Entry::Message(bare)] });
            let (_, pattern) = text.split_once('=').expect("a key and its words");
            (key, pattern.trim().to_owned())
        };
        messages.map(pattern).collect()
    }

    /// The names of the arguments in a pattern.
    fn placeholders(pattern: &str) -> BTreeSet<&str> {
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
        let names = pattern.split('$').skip(1);
        names.map(|rest| rest.split(|it| !is_name(it)).next().unwrap_or_default()).collect()
    }

    #[test]
    fn all_languages_have_the_same_keys_with_the_same_placeholders() {
        let english = patterns("en");
        for language in CatalogueLanguage::iter() {
            let patterns = patterns(language.as_ref());
            assert!(patterns.keys().eq(english.keys()), "{language}");
            for (key, pattern) in &patterns {
                let of_english = placeholders(&english[key]);
                assert_eq!(placeholders(pattern), of_english, "{key} in {language}");
            }
        }
    }

    #[test]
    fn every_phrase_is_translated() {
        let english = patterns("en");
        for (language, expected) in SAME_AS_IN_ENGLISH {
            let others = patterns(language);
            let same = others.iter().filter(|(key, pattern)| english.get(*key) == Some(*pattern));
            let same: Vec<_> = same.map(|(key, _)| *key).collect();
            assert_eq!(same, expected, "{language}");
        }
        assert_eq!(SAME_AS_IN_ENGLISH.len() + 1, CatalogueLanguage::iter().count());
    }

    #[test]
    fn every_language_has_every_phrase() {
        for language in CatalogueLanguage::iter() {
            assert_eq!(catalogue(language).language_name(), language.language_name());
        }
    }

    /// The value of an attribute in a tag.
    fn value_of<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
        let (_, value) = tag.split_once(&format!(" {name}=\""))?;
        value.split('"').next()
    }

    /// The texts in the body of `index.html`, each with the tag before it.
    fn texts_of_index() -> Vec<(&'static str, &'static str)> {
        let (_, body) = include_str!("../page/index.html").split_once("<body").unwrap();
        let tags = body.split('<').filter(|it| !it.starts_with("!--"));
        let texts = tags.filter_map(|it| it.split_once('>'));
        texts.map(|(tag, text)| (tag, text.trim())).filter(|(_, text)| !text.is_empty()).collect()
    }

    #[test]
    fn index_html_has_the_sentences_of_the_catalogue_in_every_language() {
        let texts = texts_of_index();
        for language in CatalogueLanguage::iter() {
            let words = catalogue(language.as_ref());
            for (key, phrase) in PHRASES_OF_INDEX {
                let of_key = |tag: &str| {
                    value_of(tag, "data-words") == Some(key)
                        && value_of(tag, "lang") == Some(language.as_ref())
                };
                let found: Vec<_> = texts.iter().filter(|(tag, _)| of_key(tag)).collect();
                assert_eq!(found.len(), 1, "{key} in {language}");
                assert_eq!(found[0].1, phrase(&words), "{key} in {language}");
            }
        }
        let languages = CatalogueLanguage::iter().count();
        let others: Vec<_> =
            texts.iter().filter(|(tag, _)| value_of(tag, "data-words").is_none()).collect();
        assert_eq!(others, [&("p class=\"name\"", "Lodge"), &("p class=\"figures\"", "&nbsp;")]);
        assert_eq!(texts.len() - others.len(), PHRASES_OF_INDEX.len() * languages);
    }
}
