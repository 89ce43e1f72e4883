//! Trains the model from the corpus. Everything here is deterministic: no clock, no hash map, one
//! fixed seed, one order of every sum, so that the same corpus gives the same bytes everywhere.

mod calibration;
mod corpus;
mod evaluation;
mod example;
mod learning;
mod near_duplicates;
mod prior;
mod quantisation;
mod rng;

pub use calibration::{HoldOut, held_out_accuracy};
pub use corpus::{Corpus, Line, MalformedLine, corrections};
pub use evaluation::{Evaluation, model_card, report};
pub use near_duplicates::NearDuplicate;
pub use quantisation::Trained;

/// The model of these lines, its probabilities calibrated on lines held out of the training.
pub fn train(lines: &[Line]) -> Trained {
    let examples = example::examples(lines);
    let scored = calibration::held_out_scores(lines, &examples, HoldOut::Lines);
    let weights = learning::learn(&examples.iter().collect::<Vec<_>>());
    quantisation::quantise(&weights, calibration::score_scale(&scored))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corpus_of_hardly_any_lines_gives_a_model_that_knows_nothing() {
        let mut corpus = Corpus::default();
        for file in ["", "technical_it\ten\tno wifi\n"] {
            corpus.add("en", file).unwrap();
            assert!(!report(&train(&corpus.training), &corpus).contains("NaN"), "{file:?}");
        }
    }
}
