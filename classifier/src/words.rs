//! Cuts a text into words and folds their spelling, so that `WON'T`, `won’t` and `wont` are one.

use std::ops::Range;

/// Calls `visit` for each word, in order, with its place in `text` in bytes and its folded
/// spelling: lower case, without accents and apostrophes, each number as one `0`.
pub(crate) fn for_each_word(text: &str, mut visit: impl FnMut(Range<usize>, &[char])) {
    let mut folded = Vec::with_capacity(32);
    let mut place = 0..0;
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let end = start + letter.len_utf8();
        if letter.is_alphanumeric() {
            if folded.is_empty() {
                place.start = start;
            }
            fold(letter, &mut folded);
            place.end = end;
        } else if folded.is_empty() {
            continue;
        } else if is_combining(letter) {
            combine(letter, &mut folded);
            place.end = end;
        } else if !(is_apostrophe(letter) && letters.peek().is_some_and(|it| it.1.is_alphabetic()))
        {
            visit(place.clone(), &folded);
            folded.clear();
        }
    }
    if !folded.is_empty() {
        visit(place, &folded);
    }
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '`' | '´')
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
        for_each_word(text, |place, folded| {
            words.push((text[place].to_owned(), folded.iter().collect()));
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
        assert_eq!(folded("'lift' users' rock'n'roll"), ["lift", "users", "rocknroll"]);
    }

    #[test]
    fn every_number_is_the_same_number() {
        assert_eq!(folded("room 7 B214 ½"), ["room", "0", "b0", "0"]);
    }
}
