//! Keeps spreadsheet programs from running what somebody wrote into a cell.
//!
//! A cell that begins like a formula is written with an apostrophe before it, which an import removes. So
//! is a cell that begins with apostrophes and then like a formula: otherwise an import could not tell
//! whose apostrophe it is.

use std::borrow::Cow;

/// How a formula begins, also in full width and after white space that a program may skip.
const FORMULA_BEGINNINGS: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The text as it may stand in a cell.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if looks_like_formula(text) { format!("'{text}").into() } else { text.into() }
}

/// The text that [`guarded`] made the cell of.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if looks_like_formula(text) => text,
        _ => cell,
    }
}

fn looks_like_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_BEGINNINGS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cell_never_begins_like_a_formula() {
        for text in ["=1+1", "+49 30 1", "-5 °C in my room", "@all", "\tx", "\rx", "＝1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        assert_eq!(guarded("'=1"), "''=1");
        assert_eq!(guarded("'quoted'"), "'quoted'");
        assert_eq!(guarded("2 = 1 + 1"), "2 = 1 + 1");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@-]{0,4}.{0,8}") {
            let cell = guarded(&text);
            prop_assert!(!cell.starts_with(FORMULA_BEGINNINGS));
            prop_assert_eq!(unguarded(&cell), &text);
        }
    }
}
