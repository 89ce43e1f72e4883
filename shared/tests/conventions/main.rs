//! Conventions of the repository, checked on its sources: layers, names, lengths of files, words of the screens.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod dependencies;
mod documents;
mod file_length;
mod imports;
mod layers;
mod phrases;
mod retired_names;
mod sources;
mod style_sheets;
