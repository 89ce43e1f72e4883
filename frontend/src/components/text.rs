//! What people wrote, as it is: with links, highlighted words, the words that an edit changed, or two edits in one.

mod combine;
mod combined_segments;
mod first_line;
mod highlights;
mod hunks;
mod links;
mod plain_text;
mod sentence;
mod word_diff;

pub use combine::combine;
pub use combined_segments::{Segment, spelled};
pub use first_line::{first_line, shortened};
pub use plain_text::{PlainText, highlighted_text};
pub use sentence::sentence_with;
pub use word_diff::{Change, DiffText, word_diff};
