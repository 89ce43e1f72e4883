//! What people write, made fit to keep: normalised first, then checked, then stored exactly so.

use shared::problem::FieldError;
use shared::ticket::MAX_TEXT_CHARS;
use unicode_normalization::UnicodeNormalization as _;

/// Cleans a text and checks that 1 to 10,000 characters are left. `pointer` names the field.
pub fn cleaned(pointer: &str, text: &str) -> Result<String, FieldError> {
    let text = normalised(text);
    let refused = |detail: String| FieldError { pointer: pointer.to_owned(), detail };
    if !text.chars().any(is_visible) {
        return Err(refused("write at least one character".to_owned()));
    }
    match text.chars().count() {
        0..=MAX_TEXT_CHARS => Ok(text),
        n => Err(refused(format!("{n} characters are too many; {MAX_TEXT_CHARS} fit"))),
    }
}

/// NFC, without control and bidi-override characters, with plain line ends, trimmed.
pub fn normalised(text: &str) -> String {
    let text: String =
        text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(keep).nfc().collect();
    text.trim().to_owned()
}

fn keep(it: &char) -> bool {
    let overrides_direction = matches!(it, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    matches!(it, '\n' | '\t') || !it.is_control() && !overrides_direction
}

/// Whether a reader sees anything of it: not a space, a joiner or a mark of direction.
fn is_visible(it: char) -> bool {
    let is_mark = matches!(it, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}'
        | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}');
    !it.is_whitespace() && !is_mark
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn control_and_override_characters_go_and_the_rest_stays() {
        let text = " a\u{0}b\u{202E}c\u{1b}[31m\r\nd\te\u{301} \u{1F469}\u{200D}\u{1F52C} ";
        assert_eq!(cleaned("/t", text).unwrap(), "abc[31m\nd\t\u{e9} \u{1F469}\u{200D}\u{1F52C}");
    }

    #[test]
    fn what_nobody_can_see_is_no_text() {
        for text in ["", "  \n", "\u{200B}\u{FEFF}", "\u{0}\u{202E}", "\u{E0041}"] {
            assert_eq!(cleaned("/body", text).unwrap_err().pointer, "/body", "{text:?}");
        }
    }

    #[test]
    fn ten_thousand_characters_fit_and_one_more_does_not() {
        for letter in ["a", "\u{1F6A8}", "\u{e9}"] {
            assert!(cleaned("/t", &letter.repeat(MAX_TEXT_CHARS)).is_ok());
            assert!(cleaned("/t", &letter.repeat(MAX_TEXT_CHARS + 1)).is_err());
        }
        assert!(cleaned("/t", &"e\u{301}".repeat(MAX_TEXT_CHARS)).is_ok());
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
            let once = normalised(&text);
            prop_assert_eq!(normalised(&once), once);
        }
    }
}
