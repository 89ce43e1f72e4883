//! Free text to category, with the words that explain it. No I/O, no clock, the same result on every
//! machine and in the browser: weights are small integers, and what is left of floating point is
//! add, multiply, divide and square root.

mod explanation;
mod features;
mod model;
mod model_card;
mod softmax;
#[cfg(feature = "train")]
pub mod train;
mod words;

use shared::classification::Classification;
use shared::ticket::Category;

pub use model_card::{ModelCard, model_card};

use model::EMBEDDED;

/// How many categories there are; every tally has one place for each, in the order of
/// [`Category::ALL`].
const CATEGORIES: usize = Category::COUNT;

/// The category of a text, its confidence, and the words that explain it. Any text gets exactly one category, also an empty one; the time
/// taken grows in proportion to the length.
pub fn classify(text: &str) -> Classification {
    let evidence = explanation::weigh(text, &EMBEDDED);
    let shares = EMBEDDED.shares(&evidence.sentences);
    let probabilities = softmax::softmax(EMBEDDED.scores(&evidence.sentences, &shares));
    let best = softmax::position_of_greatest(&probabilities);
    Classification {
        category: Category::ALL[best],
        confidence: probabilities[best],
        highlights: evidence.highlights(text, best, &shares),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_words_gets_a_category_without_highlights() {
        for text in ["", "   ", "\n", "?!", "…", "\0", "🙂🙂", "\u{301}\u{301}"] {
            let classification = classify(text);
            assert!(classification.highlights.is_empty(), "{text:?}");
            assert!(classification.confidence < Classification::MIN_CONFIDENCE, "{text:?}");
        }
    }

    #[test]
    fn highlights_are_spelt_as_they_were_written() {
        let classification = classify("The LIFT in building B is stuck");
        assert_eq!(classification.category, Category::FacilityManagement);
        assert!(classification.highlights.iter().any(|it| it.text == "LIFT"), "{classification:?}");
    }

    #[test]
    fn the_strongest_highlight_comes_first_and_no_word_twice() {
        let classification = classify("wifi Wifi WIFI down, eduroam login fails in the library");
        let weights: Vec<f64> = classification.highlights.iter().map(|it| it.weight).collect();
        assert!(weights.is_sorted_by(|a, b| a >= b), "{weights:?}");
        assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{weights:?}");
        let words = classification.highlights.iter().map(|it| it.text.to_lowercase());
        assert_eq!(words.filter(|it| it.contains("wifi")).count(), 1, "{classification:?}");
    }

    #[test]
    fn words_that_only_carry_a_sentence_are_never_highlighted_in_capitals_either() {
        let classification = classify("LE WIFI EST TRÈS LENT, OÙ EST LE LABO? FÜR MICH AUCH");
        let words: Vec<String> =
            classification.highlights.iter().map(|it| it.text.to_lowercase()).collect();
        for function_word in ["est", "très", "où", "für", "auch", "le"] {
            let is_named = words.iter().any(|it| it.split(' ').any(|it| it == function_word));
            assert!(!is_named, "{words:?}");
        }
    }

    #[test]
    fn highlighted_words_side_by_side_are_one_phrase() {
        let classification = classify("Hello, the mailbox quota is exceeded");
        let words: Vec<&str> =
            classification.highlights.iter().map(|it| it.text.as_str()).collect();
        assert!(words.contains(&"mailbox quota"), "{words:?}");
    }

    #[test]
    fn case_and_apostrophes_do_not_matter() {
        let [loud, plain] = ["THE TAP WON'T CLOSE", "the tap wont close"].map(classify);
        assert_eq!(loud.category, plain.category);
        assert_eq!(loud.confidence, plain.confidence);
    }
}
