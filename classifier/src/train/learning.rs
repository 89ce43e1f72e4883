//! Multinomial logistic regression by stochastic gradient descent with a step for each weight
//! (`AdaGrad`), a pull towards zero, and words left out at random so that no sentence hangs on one.

use super::dice::Dice;
use super::example::{BUCKETS, Example, WordFeatures};
use crate::CATEGORIES;
use crate::softmax::softmax;

const ROUNDS: usize = 30;
const STEP: f64 = 0.15;
const PULL: f64 = 2e-5;
/// Of 100 words, so many are not looked at in a round.
const LEFT_OUT: u64 = 25;
/// What the label is worth; the rest is shared by all, so that scores stay moderate.
const CERTAINTY: f64 = 0.97;

pub(super) type Scores = [f64; CATEGORIES];

pub(super) struct Weights {
    pub buckets: Vec<Scores>,
    pub bias: Scores,
}

/// The sums of squared gradients, from which `AdaGrad` takes its steps.
struct Steps {
    buckets: Vec<Scores>,
    bias: Scores,
}

/// Features of one reading, each with its strength over the length of all.
type Reading = Vec<(usize, f64)>;

pub(super) fn learn(examples: &[&Example]) -> Weights {
    let mut dice = Dice::new();
    let mut weights =
        Weights { buckets: vec![[0.0; CATEGORIES]; BUCKETS], bias: [0.0; CATEGORIES] };
    let mut steps = Steps { buckets: vec![[1e-4; CATEGORIES]; BUCKETS], bias: [1.0; CATEGORIES] };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for _ in 0..ROUNDS {
        dice.shuffle(&mut order);
        for &it in &order {
            let example = examples[it];
            let words = example.words.iter();
            let reading = reading(words.map(|it| (it, !dice.chance(LEFT_OUT))));
            weights.correct(&reading, example.label, &mut steps);
        }
    }
    weights
}

/// The features of the words that are kept; a pair is kept when both of its words are.
fn reading<'a>(words: impl Iterator<Item = (&'a WordFeatures, bool)>) -> Reading {
    let mut strengths: Vec<(usize, i32)> = Vec::new();
    let mut before_kept = true;
    for (word, kept) in words {
        if kept {
            strengths.extend(&word.own);
        }
        if kept && before_kept {
            strengths.extend(word.pair);
        }
        before_kept = kept;
    }
    let squares: i32 = strengths.iter().map(|it| it.1 * it.1).sum();
    let length = f64::from(squares.max(1)).sqrt();
    strengths.into_iter().map(|(bucket, it)| (bucket, f64::from(it) / length)).collect()
}

impl Weights {
    /// The scores of a whole text.
    pub(super) fn scores(&self, example: &Example) -> Scores {
        self.scores_of(&reading(example.words.iter().map(|it| (it, true))))
    }

    fn scores_of(&self, reading: &Reading) -> Scores {
        let mut scores = self.bias;
        for &(bucket, strength) in reading {
            for (score, weight) in scores.iter_mut().zip(self.buckets[bucket]) {
                *score += weight * strength;
            }
        }
        scores
    }

    fn correct(&mut self, reading: &Reading, label: usize, steps: &mut Steps) {
        let chances = softmax(self.scores_of(reading));
        let errors: Scores = std::array::from_fn(|it| {
            let wanted = if it == label { CERTAINTY } else { (1.0 - CERTAINTY) / 2.0 };
            chances[it] - wanted
        });
        move_on(&mut self.bias, &mut steps.bias, errors, 1.0, 0.0);
        for &(bucket, strength) in reading {
            move_on(&mut self.buckets[bucket], &mut steps.buckets[bucket], errors, strength, PULL);
        }
    }
}

fn move_on(weights: &mut Scores, squares: &mut Scores, errors: Scores, strength: f64, pull: f64) {
    for it in 0..CATEGORIES {
        let gradient = errors[it] * strength + pull * weights[it];
        squares[it] += gradient * gradient;
        weights[it] -= STEP * gradient / squares[it].sqrt();
    }
}
