//! Light or dark: as the system has it, until the reader chooses. `boot.js` applies the choice
//! before the application has loaded.

use leptos::prelude::*;

use crate::browser::storage::Memory;

const NAME: &str = "lodge-theme";

/// What the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    pub fn remembered() -> Self {
        match Memory::Device.recall(NAME).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// The choice after this one.
    pub const fn following(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::System => "Theme: like the system",
            Self::Light => "Theme: light",
            Self::Dark => "Theme: dark",
        }
    }

    /// Shows the page in this theme, now and later.
    pub fn choose(self) {
        let name = match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        };
        let root = document().document_element();
        match (name, root) {
            (Some(name), Some(root)) => {
                Memory::Device.remember(NAME, name);
                // An attribute of that name can always be set.
                let _ = root.set_attribute("data-theme", name);
            }
            (None, Some(root)) => {
                Memory::Device.forget(NAME);
                // As above.
                let _ = root.remove_attribute("data-theme");
            }
            (_, None) => (),
        }
    }
}
