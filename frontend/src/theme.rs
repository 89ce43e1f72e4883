//! Light or dark: as the system has it, until the reader chooses. `boot.js` applies the choice before the first
//! paint.

use leptos::prelude::document;

use crate::browser::storage::Store;
use crate::words::words;

const NAME: &str = "lodge-theme";

/// What the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    pub fn stored() -> Self {
        match Store::Device.get(NAME).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// The choice after this one.
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    pub fn title(self) -> String {
        match self {
            Self::System => words().frame_theme_system(),
            Self::Light => words().frame_theme_light(),
            Self::Dark => words().frame_theme_dark(),
        }
    }

    /// Shows the page in this theme, now and later.
    pub fn choose(self) {
        let Some(root) = document().document_element() else { return };
        let name = match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        };
        // An attribute of that name can always be set and removed.
        let _ = match name {
            Some(name) => {
                Store::Device.set(NAME, name);
                root.set_attribute("data-theme", name)
            }
            None => {
                Store::Device.remove(NAME);
                root.remove_attribute("data-theme")
            }
        };
    }
}
