//! Characters: what they are in a word, and how they are written in the index.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{compose, is_combining_mark};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A letter or digit of a script that separates words.
    Letter,
    /// Belongs to the character before it: an accent, a soft hyphen.
    Mark,
    /// Joins two parts of a word.
    Joiner,
    /// Of a script that does not separate words: Han, Kana; and Hangul, whose words have endings.
    Character,
    Separator,
}

pub fn kind(character: char) -> Kind {
    match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Kind::Letter,
        '-' | '_' | '.' | '/' | '·' | '\u{2010}'..='\u{2013}' => Kind::Joiner,
        _ if is_apostrophe(character) => Kind::Joiner,
        _ if character.is_ascii() => Kind::Separator,
        '\u{30A0}' | '\u{30FB}' | '\u{FF65}' => Kind::Separator,
        // A sign for the voice of half-width Kana, which is written on its own.
        '\u{FF9E}' | '\u{FF9F}' => Kind::Mark,
        '\u{1100}'..='\u{11FF}'
        | '\u{2E80}'..='\u{2FDF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{3029}'
        | '\u{3031}'..='\u{3035}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309D}'..='\u{30FF}'
        | '\u{3105}'..='\u{318E}'
        | '\u{31A0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{A960}'..='\u{A97C}'
        | '\u{AC00}'..='\u{D7FB}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FFDC}'
        | '\u{20000}'..='\u{3FFFF}' => Kind::Character,
        // Invisible: soft hyphen, joiners, variation selectors.
        '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' => Kind::Mark,
        _ if is_combining_mark(character) => Kind::Mark,
        _ if character.is_alphanumeric() => Kind::Letter,
        _ => Kind::Separator,
    }
}

pub const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '`' | '´' | '\u{2018}' | '\u{2019}' | '\u{2BC}' | '\u{FF07}')
}

/// A character without spaces as the index writes it.
pub fn full_width(character: char) -> char {
    let mut composed = std::iter::once(character).nfkc();
    match (composed.next(), composed.next()) {
        (Some(one), None) => one,
        _ => character,
    }
}

/// A character of a script without spaces together with the mark that follows it.
pub fn composed(character: char, mark: char) -> char {
    let mark = match mark {
        '\u{FF9E}' => '\u{3099}',
        '\u{FF9F}' => '\u{309A}',
        _ => mark,
    };
    compose(character, mark).unwrap_or(character)
}

/// Adds a word as the index writes it, and once more with `ae`, `oe`, `ue` for `ä`, `ö`, `ü`.
pub fn fold(word: &str, plain: &mut String, with_e: &mut String) {
    if word.is_ascii() {
        // Most words, without the search for characters that belong together.
        for way in [plain, with_e] {
            way.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
        }
        return;
    }
    let mut strips_marks = true;
    for character in word.nfc() {
        if character.is_ascii() {
            plain.push(character.to_ascii_lowercase());
            with_e.push(character.to_ascii_lowercase());
            strips_marks = true;
            continue;
        }
        let (letters, letters_with_e) = match character {
            'ß' | 'ẞ' => ("ss", "ss"),
            'æ' | 'Æ' => ("ae", "ae"),
            'œ' | 'Œ' => ("oe", "oe"),
            'ä' | 'Ä' => ("a", "ae"),
            'ö' | 'Ö' | 'ø' | 'Ø' => ("o", "oe"),
            'ü' | 'Ü' => ("u", "ue"),
            'ł' | 'Ł' => ("l", "l"),
            'đ' | 'Đ' | 'ð' | 'Ð' => ("d", "d"),
            'þ' | 'Þ' => ("th", "th"),
            'ı' => ("i", "i"),
            'ς' => ("σ", "σ"),
            _ => {
                for character in character.nfkd().flat_map(char::to_lowercase) {
                    if is_combining_mark(character) {
                        if strips_marks {
                            continue;
                        }
                    } else if character.is_alphanumeric() {
                        strips_marks = loses_marks(character);
                    } else {
                        continue;
                    }
                    plain.push(character);
                    with_e.push(character);
                }
                continue;
            }
        };
        plain.push_str(letters);
        with_e.push_str(letters_with_e);
        strips_marks = true;
    }
}

/// Whether people leave the marks on a letter out: in Latin, Greek and Cyrillic. Elsewhere a mark may be a vowel.
const fn loses_marks(letter: char) -> bool {
    matches!(letter, '\0'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' | '\u{1D00}'..='\u{1FFF}'
        | '\u{2C60}'..='\u{2C7F}' | '\u{2DE0}'..='\u{2DFF}' | '\u{A640}'..='\u{A69F}' | '\u{A720}'..='\u{A7FF}')
}
