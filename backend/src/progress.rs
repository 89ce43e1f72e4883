//! Shows how far a tool has come: one line that counts up on a terminal, nothing elsewhere.

use indicatif::{ProgressBar, ProgressStyle};

/// A counter on standard error; `unit` follows the number, as in "2000 tickets written".
///
/// Print other messages within [`ProgressBar::suspend`], and end it with
/// [`ProgressBar::finish_and_clear`].
pub fn counter(unit: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{pos} {msg}").expect("the template is valid");
    ProgressBar::no_length().with_style(style).with_message(unit)
}
