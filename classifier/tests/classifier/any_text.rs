//! Whatever is typed: one category, finite numbers, reasons from the text.

use classifier::classify;
use proptest::prelude::*;

use crate::worst_strings::worst_strings;

fn assert_sound(text: &str) {
    let found = classify(text);
    assert!((1.0 / 3.0 - 1e-9..=1.0).contains(&found.confidence), "{}", found.confidence);
    assert!(found.highlights.len() <= 5);
    for highlight in &found.highlights {
        assert!(text.contains(&highlight.text), "{:?} is not in the text", highlight.text);
        assert!(highlight.weight > 0.0 && highlight.weight.is_finite(), "{highlight:?}");
    }
    let shares: f64 = found.highlights.iter().map(|it| it.weight).sum();
    assert!(found.highlights.is_empty() || (shares - 1.0).abs() < 1e-9, "{shares}");
    assert!(found.highlights.is_sorted_by(|a, b| a.weight >= b.weight), "{:?}", found.highlights);
}

#[test]
fn the_worst_strings_are_answered_soundly() {
    for (_, text) in worst_strings(64 * 1024) {
        assert_sound(&text);
    }
}

proptest! {
    #[test]
    fn any_string_gets_one_category_and_highlights_from_itself(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn so_does_any_sentence(text in "([a-zA-ZäöüÄÖÜß'’]{1,12}[ ,.!?\n]{1,2}){0,60}") {
        assert_sound(&text);
    }

    #[test]
    fn the_same_text_gets_the_same_answer(text in ".{0,200}") {
        prop_assert_eq!(classify(&text), classify(&text));
    }
}
