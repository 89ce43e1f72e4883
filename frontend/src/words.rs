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
}
