//! Cuts a text into words and folds their spelling, so that `WON'T`, `won’t` and `wont` are one.

use std::ops::Range;

/// Of a longer word, a wall of letters, no more is looked at.
const MAX_WORD: usize = 64;
/// What an apostrophe joins to the word before it.
const ENDINGS: [&str; 7] = ["s", "t", "d", "m", "re", "ll", "ve"];

/// A word of a text.
pub(crate) struct Word<'a> {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// Lower case, without accents and apostrophes, each number as one `0`.
    pub folded: &'a [char],
    /// Whether a full stop or the like stands before it, or nothing.
    pub begins_sentence: bool,
}

/// Calls `visit` for each word, in order.
pub(crate) fn for_each_word(text: &str, mut visit: impl FnMut(Word<'_>)) {
    let mut folded = Vec::with_capacity(32);
    let mut place = 0..0;
    let mut begins_sentence = true;
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        if letter.is_alphanumeric() {
            if folded.is_empty() {
                place.start = start;
            }
            fold(letter, &mut folded);
            place.end = end;
        } else if folded.is_empty() {
            begins_sentence |= ends_sentence(letter);
        } else if is_combining(letter) {
            combine(letter, &mut folded);
            place.end = end;
        } else if !(is_apostrophe(letter) && is_ending(&text[end..])) {
            visit(Word { place: place.clone(), folded: &folded, begins_sentence });
            folded.clear();
            begins_sentence = ends_sentence(letter);
        }
    }
    if !folded.is_empty() {
        visit(Word { place, folded: &folded, begins_sentence });
    }
}

fn ends_sentence(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | ';' | '\n')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '`' | '´')
}

/// Whether an apostrophe joins what follows, as in `won't` and `they'll`; elsewhere it parts two
/// words, as in `l'eau`, `l'IT` and `dell'aula`.
fn is_ending(rest: &str) -> bool {
    let length = rest.find(|it: char| !it.is_alphanumeric()).unwrap_or(rest.len());
    ENDINGS.iter().any(|it| it.eq_ignore_ascii_case(&rest[..length]))
}

fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// A combining diaeresis makes the umlaut that a precomposed letter would have been.
fn combine(mark: char, folded: &mut Vec<char>) {
    if mark == '\u{308}' && matches!(folded.last(), Some('a' | 'o' | 'u')) {
        folded.push('e');
    }
}

fn fold(letter: char, folded: &mut Vec<char>) {
    if folded.len() >= MAX_WORD {
        return;
    }
    if letter.is_numeric() {
        if folded.last() != Some(&'0') {
            folded.push('0');
        }
        return;
    }
    if letter.is_ascii() {
        folded.push(letter.to_ascii_lowercase());
        return;
    }
    for lower in letter.to_lowercase() {
        match lower {
            'ä' => folded.extend(['a', 'e']),
            'ö' => folded.extend(['o', 'e']),
            'ü' => folded.extend(['u', 'e']),
            'ß' => folded.extend(['s', 's']),
            'à' | 'á' | 'â' | 'ã' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' => folded.push('o'),
            'ù' | 'ú' | 'û' => folded.push('u'),
            mark if is_combining(mark) => combine(mark, folded),
            other => folded.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(text: &str) -> Vec<(String, String)> {
        let mut words = Vec::new();
        for_each_word(text, |word| {
            words.push((text[word.place].to_owned(), word.folded.iter().collect()));
        });
        words
    }

    fn folded(text: &str) -> Vec<String> {
        words_of(text).into_iter().map(|it| it.1).collect()
    }

    #[test]
    fn a_word_keeps_the_writers_spelling_beside_the_folded_one() {
        let expected = [("Won’t", "wont"), ("OPEN", "open")];
        let expected = expected.map(|(it, folded)| (it.to_owned(), folded.to_owned()));
        assert_eq!(words_of(" Won’t... OPEN!"), expected);
    }

    #[test]
    fn umlauts_are_the_same_composed_decomposed_and_spelt_out() {
        assert_eq!(folded("Tür Tu\u{308}r Tuer"), ["tuer", "tuer", "tuer"]);
    }

    #[test]
    fn a_quotation_mark_at_the_edge_belongs_to_no_word() {
        assert_eq!(folded("'lift' users' THEY'LL"), ["lift", "users", "theyll"]);
    }

    #[test]
    fn an_article_before_an_apostrophe_is_a_word_of_its_own() {
        assert_eq!(folded("l’ascenseur dell'aula"), ["l", "ascenseur", "dell", "aula"]);
        assert_eq!(folded("l'IT, c'è, j'ai"), ["l", "it", "c", "e", "j", "ai"]);
    }

    #[test]
    fn a_sentence_begins_at_the_start_and_behind_a_stop() {
        let mut begin = Vec::new();
        let text = "(no) wifi, since...  Monday! help";
        for_each_word(text, |word| {
            if word.begins_sentence {
                begin.push(&text[word.place]);
            }
        });
        assert_eq!(begin, ["no", "Monday", "help"]);
    }

    #[test]
    fn every_number_is_the_same_number() {
        assert_eq!(folded("room 7 B214 ½"), ["room", "0", "b0", "0"]);
    }
}
