//! Texts in one line, as far as there is room.

pub use shared::first_line::first_line;
use unicode_segmentation::UnicodeSegmentation as _;

/// At most `max` characters of the first line, as a reader counts them, cut with an ellipsis.
pub fn shortened(text: &str, max: usize) -> String {
    let line = first_line(text);
    match line.grapheme_indices(true).nth(max) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortened_line_is_cut_between_characters() {
        assert_eq!(shortened("Tür klemmt", 3), "Tür…");
        assert_eq!(shortened("Tür", 3), "Tür");
        let family = "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}";
        assert_eq!(shortened(&format!("{family}{family}"), 1), format!("{family}…"));
    }
}
