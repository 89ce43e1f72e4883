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

/// The phrases that stand in `index.html` too, by the keys that its elements name in `data-words`.
#[cfg_attr(not(test), expect(dead_code, reason = "index.html is compared with them by a test"))]
const PHRASES_OF_INDEX: [(&str, fn(&Words) -> String); 11] = [
    ("picker-title", Words::picker_title),
    ("picker-user", Words::picker_user),
    ("picker-user-hint", Words::picker_user_hint),
    ("picker-helpdesk", Words::picker_helpdesk),
    ("picker-helpdesk-hint", Words::picker_helpdesk_hint),
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
    return WORDS.get_or_init(|| tests::catalogue("en"));
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
    use super::*;

    /// The catalogue of a language, as the build joined it.
    pub fn catalogue(language: &str) -> Words {
        let text = match language {
            "de" => include_str!(concat!(env!("OUT_DIR"), "/catalogue/de.ftl")),
            _ => include_str!(concat!(env!("OUT_DIR"), "/catalogue/en.ftl")),
        };
        Words::new_external(language, text.as_bytes()).unwrap()
    }

    #[test]
    fn every_language_has_every_phrase() {
        for language in CatalogueLanguage::iter() {
            assert_eq!(catalogue(language).language_name(), language.language_name());
        }
    }

    /// The value of an attribute in a tag.
    fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
        let (_, value) = tag.split_once(&format!(" {name}=\""))?;
        value.split('"').next()
    }

    /// The texts in the body of `index.html`, each with the tag before it.
    fn texts_of_index() -> Vec<(&'static str, &'static str)> {
        let (_, body) = include_str!("../index.html").split_once("<body").unwrap();
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
                    attribute(tag, "data-words") == Some(key)
                        && attribute(tag, "lang") == Some(language.as_ref())
                };
                let found: Vec<_> = texts.iter().filter(|(tag, _)| of_key(tag)).collect();
                assert_eq!(found.len(), 1, "{key} in {language}");
                assert_eq!(found[0].1, phrase(&words), "{key} in {language}");
            }
        }
        let languages = CatalogueLanguage::iter().count();
        let others: Vec<_> =
            texts.iter().filter(|(tag, _)| attribute(tag, "data-words").is_none()).collect();
        assert_eq!(others, [&("p class=\"name\"", "Lodge"), &("p class=\"figures\"", "&nbsp;")]);
        assert_eq!(texts.len() - others.len(), PHRASES_OF_INDEX.len() * languages);
    }
}
