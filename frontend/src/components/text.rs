//! What people wrote, as it is: with links, highlighted words, or the words that an edit changed.

mod first_line;
mod highlights;
mod links;
mod plain_text;
mod sentence;
mod word_diff;

pub use first_line::{first_line, shortened};
pub use plain_text::{PlainText, highlighted_text};
pub use sentence::sentence_with;
pub use word_diff::{Change, DiffText, word_diff};
