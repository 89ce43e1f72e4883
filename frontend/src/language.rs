//! The language of the page.
//!
//! `boot.js` decides before the first paint, in the attribute `lang` of the page: the language that the reader
//! chose on this device, else the first of the browser's languages that Lodge has, else English.

use leptos::prelude::{document, window};

use crate::words::CatalogueLanguage;

const NAME: &str = "lodge-language";

/// The languages of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    German,
    French,
    Spanish,
    Italian,
}

impl Language {
    pub const ALL: [Self; 5] =
        [Self::English, Self::German, Self::French, Self::Spanish, Self::Italian];

    /// The language that this page is shown in.
    pub fn chosen() -> Self {
        let lang = document().document_element().and_then(|root| root.get_attribute("lang"));
        lang.and_then(|lang| Self::from_code(&lang)).unwrap_or(Self::English)
    }

    /// The language of this device from the next load of a page on.
    pub fn remember(self) {
        if let Ok(Some(storage)) = window().local_storage() {
            // Where the browser stores nothing, the page comes back in its own language.
            let _ = storage.set_item(NAME, self.code());
        }
    }

    /// The name in the catalogue and in `lang`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Italian => "it",
        }
    }

    /// The name that its speakers give it.
    pub fn name(self) -> &'static str {
        let language = CatalogueLanguage::iter().find(|it| it.as_ref() == self.code());
        language.map_or(self.code(), CatalogueLanguage::language_name)
    }

    /// The language with the region whose habits dates and numbers follow.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::German => "de-DE",
            Self::French => "fr-FR",
            Self::Spanish => "es-ES",
            Self::Italian => "it-IT",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_catalogue_and_is_known_to_the_first_script() {
        let script = include_str!("../page/boot.js");
        for language in Language::ALL {
            assert_ne!(language.name(), language.code(), "{language:?}");
            assert_eq!(Language::from_code(language.code()), Some(language));
            assert!(script.contains(&format!("\"{}\"", language.code())), "{language:?}");
        }
        assert_eq!(CatalogueLanguage::iter().count(), Language::ALL.len());
        assert_eq!(Language::from_code("nl"), None);
        assert!(script.contains(NAME));
    }
}
