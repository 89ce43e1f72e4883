//! The classifier as everybody uses it: its committed model, on any text.

mod accuracy;
mod any_text;
mod contrast_pairs;
#[cfg(feature = "train")]
mod training;
mod worst_strings;
