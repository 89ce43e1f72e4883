//! The words of a report that say what it is about, folded so that `Wi-Fi`, `WiFi` and `wifi` are one.

use shared::stopwords::is_stopword;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// How many different words of a text count; more would add pairs and little meaning.
pub const MAX_WORDS: usize = 24;
/// How much of a text is read, in characters.
const MAX_TEXT_CHARS: usize = 2_000;
/// How much of a word counts, in characters.
const MAX_WORD_CHARS: usize = 32;

/// A word of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// In lower case, without accents and inner hyphens.
    pub folded: Box<str>,
    /// As its writer spelled it.
    pub spelled: Box<str>,
}

/// The different words of a text that say what it is about, in its order.
pub fn content_words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut word = String::new();
    let mut letters = text.chars().take(MAX_TEXT_CHARS).peekable();
    while let Some(letter) = letters.next() {
        let is_inside = letter.is_alphanumeric() || is_combining_mark(letter);
        // `Wi-Fi` and `e-mail` are one word, `WLAN-Ausfall` is two.
        let joins = letter == '-'
            && (1..=2).contains(&word.chars().count())
            && letters.peek().is_some_and(|it| it.is_alphanumeric());
        if is_inside || joins {
            word.push(letter);
        } else {
            add(&mut word, &mut words);
        }
    }
    add(&mut word, &mut words);
    words
}

fn add(word: &mut String, words: &mut Vec<Word>) {
    let spelled = std::mem::take(word);
    if spelled.is_empty() || words.len() >= MAX_WORDS {
        return;
    }
    let folded = fold(&spelled);
    if is_content(&folded) && words.iter().all(|it| *it.folded != *folded) {
        let spelled = spelled.chars().take(MAX_WORD_CHARS).collect::<String>();
        words.push(Word { folded: folded.into(), spelled: spelled.into() });
    }
}

fn fold(spelled: &str) -> String {
    let mut folded = String::with_capacity(spelled.len());
    let plain = spelled.nfkd().filter(|it| it.is_alphanumeric() && !is_combining_mark(*it));
    for letter in plain.take(MAX_WORD_CHARS) {
        match letter {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ø' | 'Ø' => folded.push('o'),
            _ => folded.extend(letter.to_lowercase()),
        }
    }
    folded
}

/// Three letters, or a mark of a place such as `b2`; and nothing that everybody writes.
fn is_content(folded: &str) -> bool {
    let has_digit = folded.contains(|it: char| it.is_numeric());
    let has_letter = folded.contains(|it: char| it.is_alphabetic());
    let least = if has_digit { 2 } else { 3 };
    has_letter && folded.chars().count() >= least && !is_stopword(folded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> Vec<String> {
        content_words(text).into_iter().map(|it| it.folded.into()).collect()
    }

    #[test]
    fn spellings_of_one_word_are_one() {
        for text in ["Wi-Fi", "WiFi", "wifi", "WIFI"] {
            assert_eq!(folded(text), ["wifi"]);
        }
        assert_eq!(folded("Die Tür klemmt, die TU\u{308}R!"), ["tur", "klemmt"]);
        assert_eq!(folded("Straße STRASSE"), ["strasse"]);
        assert_eq!(&*content_words("No Wi-Fi here")[0].spelled, "Wi-Fi");
    }

    #[test]
    fn words_that_everybody_writes_say_nothing_in_five_languages() {
        assert_eq!(
            folded("The Wi-Fi is down in the library since this morning"),
            ["wifi", "library"]
        );
        assert_eq!(
            folded("Das WLAN geht in der Bibliothek seit heute nicht"),
            ["wlan", "bibliothek"]
        );
        assert_eq!(folded("L'ascenseur ne marche plus depuis hier"), ["ascenseur"]);
        assert_eq!(folded("No funciona la calefacción, gracias"), ["calefaccion"]);
        assert_eq!(folded("La stampante dell'aula non funziona più"), ["stampante"]);
    }

    #[test]
    fn marks_of_places_are_words_and_numbers_are_none() {
        assert_eq!(folded("Room B2-114, 3rd floor, 12:30, a 7"), ["b2114", "3rd"]);
    }

    proptest! {
        #[test]
        fn any_text_gives_few_short_and_different_words(text in any::<String>()) {
            let words = content_words(&text);
            prop_assert!(words.len() <= MAX_WORDS);
            for (place, word) in words.iter().enumerate() {
                prop_assert!(word.folded.chars().count() <= 4 * MAX_WORD_CHARS);
                prop_assert!(word.spelled.chars().count() <= MAX_WORD_CHARS);
                prop_assert!(words[..place].iter().all(|it| it.folded != word.folded));
            }
        }
    }
}
