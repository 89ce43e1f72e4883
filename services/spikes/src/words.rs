//! The words of a report that say what it is about, folded so that `Wi-Fi`, `WiFi` and `wifi` are one.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// So many different words of a text are kept; the rest adds pairs and little meaning.
pub const MOST_WORDS: usize = 24;
/// No more of a text is looked at, in characters.
const LONGEST_TEXT: usize = 2_000;
/// Of a longer word, a wall of letters, no more is kept, in characters.
const LONGEST_WORD: usize = 32;

/// A word of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// In lower case, without accents and inner hyphens.
    pub folded: Box<str>,
    /// As its writer spelled it.
    pub written: Box<str>,
}

/// Words that say nothing of what a report is about, in the five languages of the house.
static STOPWORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lists = [
        include_str!("stopwords/en.txt"),
        include_str!("stopwords/de.txt"),
        include_str!("stopwords/fr.txt"),
        include_str!("stopwords/es.txt"),
        include_str!("stopwords/it.txt"),
    ];
    lists.into_iter().flat_map(str::split_whitespace).collect()
});

/// The different words of a text that say what it is about, in its order.
pub fn content_words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut written = String::new();
    let mut letters = text.chars().take(LONGEST_TEXT).peekable();
    while let Some(letter) = letters.next() {
        let is_inside = letter.is_alphanumeric() || is_combining_mark(letter);
        // `Wi-Fi` and `e-mail` are one word, `WLAN-Ausfall` is two.
        let joins = letter == '-'
            && (1..=2).contains(&written.chars().count())
            && letters.peek().is_some_and(|it| it.is_alphanumeric());
        if is_inside || joins {
            written.push(letter);
        } else {
            take(&mut written, &mut words);
        }
    }
    take(&mut written, &mut words);
    words
}

fn take(written: &mut String, words: &mut Vec<Word>) {
    let written = std::mem::take(written);
    if written.is_empty() || words.len() >= MOST_WORDS {
        return;
    }
    let folded = fold(&written);
    if says_something(&folded) && words.iter().all(|it| *it.folded != *folded) {
        let written = written.chars().take(LONGEST_WORD).collect::<String>();
        words.push(Word { folded: folded.into(), written: written.into() });
    }
}

fn fold(written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    let plain = written.nfkd().filter(|it| it.is_alphanumeric() && !is_combining_mark(*it));
    for letter in plain.take(LONGEST_WORD) {
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
fn says_something(folded: &str) -> bool {
    let has_digit = folded.contains(|it: char| it.is_numeric());
    let has_letter = folded.contains(|it: char| it.is_alphabetic());
    let least = if has_digit { 2 } else { 3 };
    has_letter && folded.chars().count() >= least && !STOPWORDS.contains(folded)
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
        assert_eq!(&*content_words("No Wi-Fi here")[0].written, "Wi-Fi");
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
            prop_assert!(words.len() <= MOST_WORDS);
            for (place, word) in words.iter().enumerate() {
                prop_assert!(word.folded.chars().count() <= 4 * LONGEST_WORD);
                prop_assert!(word.written.chars().count() <= LONGEST_WORD);
                prop_assert!(words[..place].iter().all(|it| it.folded != word.folded));
            }
        }
    }
}
