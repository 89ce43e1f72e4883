//! Takes the endings off words, roughly and for all languages alike: enough that `printer` finds `printers`.

/// Endings of English, German, French, Spanish and Italian words, the longest first.
const ENDINGS: [&str; 24] = [
    "ungen", "ments", "ment", "ing", "ung", "nen", "ern", "ees", "ent", "ed", "es", "en", "er",
    "em", "os", "as", "ez", "ee", "s", "e", "n", "a", "o", "x",
];

/// What is left at least, in letters.
const MIN_LETTERS: usize = 3;

/// The stem is always the beginning of the word.
pub fn stem(word: &str) -> &str {
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word;
    }
    let mut stem = word;
    // `printers` has two endings.
    for _ in 0..2 {
        let ending = ENDINGS.iter().find(|ending| {
            stem.strip_suffix(**ending).is_some_and(|rest| has_letters(rest, MIN_LETTERS))
        });
        let Some(ending) = ending else { break };
        stem = &stem[..stem.len() - ending.len()];
    }
    // `jamm` of `jammed`
    let mut letters = stem.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) if last == before && has_letters(stem, MIN_LETTERS + 1) => {
            &stem[..stem.len() - last.len_utf8()]
        }
        _ => stem,
    }
}

fn has_letters(word: &str, count: usize) -> bool {
    word.chars().nth(count - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            &["print", "prints", "printed", "printer", "printers", "printing"][..],
            &["jam", "jams", "jammed", "jamming"],
            &["lampe", "lampen"],
            &["drucker", "druckern", "druckers", "drucken"],
            &["brule", "brulee", "brulees", "bruler"],
            &["rota", "rotas", "roto", "rotos"],
        ] {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{forms:?}");
        }
    }

    #[test]
    fn short_words_and_numbers_stay_as_they_are() {
        for word in ["bus", "wifi", "1906es", "鍵", ""] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (one, other) in [("lift", "light"), ("door", "floor"), ("water", "waste")] {
            assert_ne!(stem(one), stem(other));
        }
    }
}
