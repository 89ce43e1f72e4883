//! Calibrates the probabilities: one number by which all scores are multiplied, fitted on texts
//! that were held out of the training.

use super::corpus::Line;
use super::example::{Example, examples};
use super::learning::{Scores, learn};
use super::quantisation::rounded;
use crate::CATEGORIES;
use crate::softmax::{position_of_greatest, softmax};

/// So many times a part of the lines is held out.
const FOLDS: usize = 5;

/// What is held out together.
#[derive(Clone, Copy)]
pub enum HoldOut {
    /// Every fifth line: the model knows the topic, but not the text. Reports are mostly about
    /// things that were reported before, so the probabilities are fitted on this.
    Lines,
    /// Every fifth topic: how the model does on what nobody thought of.
    Topics,
}

/// The share of right answers, 0 to 1, on training lines that were held out.
pub fn held_out_accuracy(lines: &[Line], apart: HoldOut) -> f64 {
    let scored = held_out_scores(lines, &examples(lines), apart);
    let right = scored.iter().filter(|(scores, label)| position_of_greatest(scores) == *label);
    right.count() as f64 / scored.len().max(1) as f64
}

/// Scores of every line by a model that has not seen it, with the position of the right label.
pub(super) fn held_out_scores(
    lines: &[Line],
    examples: &[Example],
    apart: HoldOut,
) -> Vec<(Scores, usize)> {
    let folds = match apart {
        HoldOut::Lines => (0..lines.len()).map(|it| it % FOLDS).collect(),
        HoldOut::Topics => folds_of_topics(lines),
    };
    let score = |held_out: usize| {
        let (unseen, training): (Vec<_>, Vec<_>) =
            examples.iter().zip(&folds).partition(|it| *it.1 == held_out);
        let weights = rounded(&learn(&training.into_iter().map(|it| it.0).collect::<Vec<_>>()));
        unseen.into_iter().map(|(it, _)| (weights.scores(it), it.label)).collect::<Vec<_>>()
    };
    // Two at a time; what comes out does not depend on which is ready first.
    std::thread::scope(|scope| {
        let halves = [0..FOLDS / 2, FOLDS / 2..FOLDS];
        let threads = halves.map(|half| scope.spawn(|| half.flat_map(score).collect::<Vec<_>>()));
        threads.map(|it| it.join().expect("a thread that scores does not panic")).concat()
    })
}

/// Topics are dealt out in turn.
fn folds_of_topics(lines: &[Line]) -> Vec<usize> {
    let mut topics: Vec<&str> = Vec::new();
    let mut folds = Vec::with_capacity(lines.len());
    for line in lines {
        let position = topics.iter().position(|it| *it == line.topic);
        folds.push(position.unwrap_or(topics.len()) % FOLDS);
        if position.is_none() {
            topics.push(&line.topic);
        }
    }
    folds
}

/// The factor under which the labels are likeliest. The likelihood has one summit; its slope is
/// halved in on.
pub(super) fn score_scale(scored: &[(Scores, usize)]) -> f64 {
    let (mut low, mut high) = (0.05, 20.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if slope(scored, middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

fn slope(scored: &[(Scores, usize)], score_scale: f64) -> f64 {
    let one = |(scores, label): &(Scores, usize)| {
        let probabilities = softmax(scores.map(|it| it * score_scale));
        let expected: f64 = (0..CATEGORIES).map(|it| probabilities[it] * scores[it]).sum();
        scores[*label] - expected
    };
    scored.iter().map(one).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overconfident_scores_are_scaled_down_and_underconfident_ones_up() {
        let right = |scores, times| vec![(scores, 0); times];
        let wrong = |scores, times| vec![(scores, 1); times];
        // Of three texts that score the same, two are what the scores say.
        let overconfident = [right([9.0, 0.0, 0.0], 20), wrong([9.0, 0.0, 0.0], 10)].concat();
        let underconfident = [right([0.1, 0.0, 0.0], 20), wrong([0.1, 0.0, 0.0], 10)].concat();
        assert!(score_scale(&overconfident) < 1.0);
        assert!(score_scale(&underconfident) > 1.0);
    }

    #[test]
    fn a_topic_is_never_divided() {
        let line = |topic: &str, text: &str| Line {
            label: shared::ticket::Category::TechnicalIt,
            language: "en".to_owned(),
            text: text.to_owned(),
            topic: topic.to_owned(),
        };
        let lines = [line("a", "1"), line("b", "2"), line("a", "3"), line("c", "4")];
        assert_eq!(folds_of_topics(&lines), [0, 1, 0, 2]);
    }
}
