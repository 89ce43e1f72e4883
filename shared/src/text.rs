//! What people write, made fit to keep: cleaned first, then checked, then stored exactly so.
//!
//! The server stores by this rule and the browser counts by it, so that they never disagree.

use serde::{Deserialize, Serialize};

/// The longest description or message, in characters after cleaning.
pub const MAX_CHARS: usize = 10_000;

/// Enough bytes for the JSON of the longest text, however it is escaped: an escaped pair of surrogates
/// takes 12 bytes. The rest is for the other fields.
pub const MAX_JSON_BYTES: usize = MAX_CHARS * 12 + 4 * 1024;

/// Why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum TextError {
    #[error("the text has no visible character")]
    Blank,
    #[error("{chars} characters are too many; at most {most} are allowed")]
    TooLong { chars: usize, most: usize },
}

/// Cleans a text and checks that 1 to [`MAX_CHARS`] characters are left.
///
/// # Errors
/// When a reader would see nothing of it, or it is too long.
pub fn cleaned(text: &str) -> Result<String, TextError> {
    let text = normalised(text);
    if !text.chars().any(is_visible) {
        return Err(TextError::Blank);
    }
    match text.chars().count() {
        0..=MAX_CHARS => Ok(text),
        chars => Err(TextError::TooLong { chars, most: MAX_CHARS }),
    }
}

/// NFC, without control and bidi-override characters, with plain line ends, without blank lines at the beginning and
/// without space at the end. The first of several lines keeps its indentation.
pub fn normalised(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(LINE_BREAKS, "\n");
    let text: String = text.chars().filter(is_kept).collect();
    let text = nfc(&text);
    let text = text.trim_end();
    if !text.trim_start().contains('\n') {
        return text.trim_start().to_owned();
    }
    let indentation = text.len() - text.trim_start().len();
    let first_line = text[..indentation].rfind('\n').map_or(0, |index| index + 1);
    text[first_line..].to_owned()
}

/// What other programs end a line or a page with.
const LINE_BREAKS: [char; 6] = ['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];

#[cfg(not(target_arch = "wasm32"))]
fn nfc(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfc(text).collect()
}

/// The browser has the tables of Unicode already; ours would weigh 54 kB.
#[cfg(target_arch = "wasm32")]
fn nfc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

fn is_kept(character: &char) -> bool {
    let overrides_direction =
        matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    matches!(character, '\n' | '\t') || !character.is_control() && !overrides_direction
}

/// Whether a reader sees anything of it: not a space, a joiner or a mark of direction.
fn is_visible(character: char) -> bool {
    let is_mark = matches!(character, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}'
        | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}');
    !character.is_whitespace() && !is_mark
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn control_and_override_characters_go_and_the_rest_stays() {
        let text = "a\u{0}b\u{202E}c\u{1b}[31m\r\nd\te\u{301} \u{1F469}\u{200D}\u{1F52C} ";
        assert_eq!(cleaned(text).unwrap(), "abc[31m\nd\t\u{e9} \u{1F469}\u{200D}\u{1F52C}");
    }

    #[test]
    fn whatever_breaks_a_line_elsewhere_breaks_it_here() {
        for (text, right) in [
            ("Hall 9\u{b}B2 socket hums", "Hall 9\nB2 socket hums"),
            ("Door 4\u{85}AC off", "Door 4\nAC off"),
            ("Page one\u{c}Q7 sign torn", "Page one\nQ7 sign torn"),
            ("tap\u{2028}QX leaks", "tap\nQX leaks"),
            ("one\u{2029}two\rthree\r\nfour", "one\ntwo\nthree\nfour"),
        ] {
            assert_eq!(normalised(text), right);
        }
    }

    #[test]
    fn the_first_line_keeps_its_indentation_and_blank_lines_around_the_text_go() {
        assert_eq!(normalised("    step one\n  step two"), "    step one\n  step two");
        assert_eq!(normalised(" \n\n\tcell\tcell\n\tcell\n \n"), "\tcell\tcell\n\tcell");
        assert_eq!(normalised(" \n  one line "), "one line");
        assert_eq!(normalised(" \n \t"), "");
    }

    #[test]
    fn what_nobody_can_see_is_no_text() {
        for text in ["", "  \n", "\u{200B}\u{FEFF}", "\u{0}\u{202E}", "\u{E0041}"] {
            assert_eq!(cleaned(text), Err(TextError::Blank), "{text:?}");
        }
    }

    #[test]
    fn the_longest_text_fits_and_one_more_character_does_not() {
        for letter in ["a", "\u{1F6A8}", "\u{e9}"] {
            assert!(cleaned(&letter.repeat(MAX_CHARS)).is_ok());
            let refusal = cleaned(&letter.repeat(MAX_CHARS + 1));
            let error = TextError::TooLong { chars: MAX_CHARS + 1, most: MAX_CHARS };
            assert_eq!(refusal, Err(error));
        }
        assert!(cleaned(&"e\u{301}".repeat(MAX_CHARS)).is_ok());
        assert!(cleaned(&format!("{} ", "a".repeat(MAX_CHARS))).is_ok(), "space at the end is cut");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
            let once = normalised(&text);
            prop_assert_eq!(normalised(&once), once);
        }
    }
}
