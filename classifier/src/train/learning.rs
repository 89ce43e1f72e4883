//! Multinomial logistic regression by stochastic gradient descent with a step for each weight
//! (`AdaGrad`), a pull towards zero, and words left out at random so that no sentence hangs on one.
//!
//! A text is its sentences: each has scores, and their average counts. How much a sentence counts is
//! learned along with the weights, from its words: thanks, greetings and what is fine come to count
//! little (attention over instances, as in Ilse, Tomczak and Welling, "Attention-based Deep Multiple
//! Instance Learning", 2018, with a linear rule for the attention).

use super::dice::Dice;
use super::example::{BUCKETS, Example, WordFeatures};
use super::prior::prior;
use crate::CATEGORIES;
use crate::exponential::ln;
use crate::softmax::{softmax, softmax_of};

const ROUNDS: usize = 30;
/// The weights are the average of what they are after each of the last rounds.
const AVERAGED: usize = 20;
const STEP: f64 = 0.15;
/// What is left of the step in the last round.
const LAST_STEP: f64 = 0.3;
const PULL: f64 = 2e-5;
/// Of 100 words, so many are not looked at in a round.
const LEFT_OUT: u64 = 25;
/// What the label is worth; the rest is shared by all, so that scores stay moderate.
const CERTAINTY: f64 = 0.97;

pub(super) type Scores = [f64; CATEGORIES];

#[derive(Clone)]
pub(super) struct Weights {
    pub buckets: Vec<Scores>,
    /// By how much a word makes its sentence the one that matters.
    pub saliences: Vec<f64>,
    pub bias: Scores,
}

/// A sentence as it is read once.
struct Sentence {
    /// Features with their strength over the length of all.
    features: Vec<(usize, f64)>,
    /// The buckets of its words, each with its strength over their number's root.
    words: Vec<(usize, f64)>,
}

/// What the weights say of a text.
struct Verdict {
    /// Of each sentence, without the bias.
    scores: Vec<Scores>,
    /// How much each sentence counts.
    shares: Vec<f64>,
    /// Of the whole, with the bias.
    whole: Scores,
}

pub(super) fn learn(examples: &[&Example]) -> Weights {
    let mut dice = Dice::new();
    let prior = prior(examples);
    let mut weights = Weights::filled(0.0, 0.0);
    // The sums of squared gradients, from which `AdaGrad` takes its steps.
    let mut squares = Weights::filled(1e-4, 1.0);
    let mut sum = Weights::filled(0.0, 0.0);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for round in 0..ROUNDS {
        let step = STEP * (1.0 - (1.0 - LAST_STEP) * round as f64 / ROUNDS as f64);
        dice.shuffle(&mut order);
        for &it in &order {
            let example = examples[it];
            let sentences = read(example, || !dice.chance(LEFT_OUT));
            weights.correct(&sentences, example.label, &mut squares, &prior, step);
        }
        if round >= ROUNDS - AVERAGED {
            sum.add(&weights);
        }
    }
    sum.divide(AVERAGED as f64);
    sum
}

/// The sentences of a text, as far as their words are kept.
fn read(example: &Example, mut is_kept: impl FnMut() -> bool) -> Vec<Sentence> {
    let sentences = example.sentences.iter().filter_map(|it| read_sentence(it, &mut is_kept));
    sentences.collect()
}

/// A pair is kept when both of its words are.
fn read_sentence(words: &[WordFeatures], mut is_kept: impl FnMut() -> bool) -> Option<Sentence> {
    let mut strengths: Vec<(usize, i32)> = Vec::new();
    let mut kept_words = Vec::new();
    // Whether the word before was kept, and the one before that.
    let mut earlier = [true; 2];
    for word in words {
        let kept = is_kept();
        if kept {
            kept_words.push(word.word);
            strengths.extend(&word.own);
            let whole = word.pairs.iter().filter(|it| earlier[it.2 as usize - 1]);
            strengths.extend(whole.map(|it| (it.0, it.1)));
        }
        earlier = [kept, earlier[0]];
    }
    if kept_words.is_empty() {
        return None;
    }
    let squares: i32 = strengths.iter().map(|it| it.1 * it.1).sum();
    let length = f64::from(squares).sqrt();
    let word = 1.0 / (kept_words.len() as f64).sqrt();
    Some(Sentence {
        features: strengths.into_iter().map(|it| (it.0, f64::from(it.1) / length)).collect(),
        words: kept_words.into_iter().map(|it| (it, word)).collect(),
    })
}

impl Weights {
    /// The scores of a whole text.
    pub(super) fn scores(&self, example: &Example) -> Scores {
        self.verdict(&read(example, || true)).whole
    }

    fn verdict(&self, sentences: &[Sentence]) -> Verdict {
        let mut verdict = Verdict { scores: Vec::new(), shares: Vec::new(), whole: self.bias };
        for Sentence { features, words } in sentences {
            let mut scores = Scores::default();
            for &(bucket, strength) in features {
                for (score, weight) in scores.iter_mut().zip(self.buckets[bucket]) {
                    *score += weight * strength;
                }
            }
            let salience: f64 = words.iter().map(|it| self.saliences[it.0] * it.1).sum();
            verdict.scores.push(scores);
            verdict.shares.push(salience + ln(words.len() as f64));
        }
        softmax_of(&mut verdict.shares);
        for (scores, share) in verdict.scores.iter().zip(&verdict.shares) {
            for (whole, score) in verdict.whole.iter_mut().zip(scores) {
                *whole += share * score;
            }
        }
        verdict
    }

    fn correct(
        &mut self,
        sentences: &[Sentence],
        label: usize,
        squares: &mut Self,
        prior: &[f64],
        step: f64,
    ) {
        let Verdict { scores, shares, whole } = self.verdict(sentences);
        let chances = softmax(whole);
        let average: Scores = std::array::from_fn(|it| whole[it] - self.bias[it]);
        let errors: Scores = std::array::from_fn(|it| {
            let wanted = if it == label { CERTAINTY } else { (1.0 - CERTAINTY) / 2.0 };
            chances[it] - wanted
        });
        for (it, error) in errors.iter().enumerate() {
            move_on(&mut self.bias[it], &mut squares.bias[it], *error, step);
        }
        for ((sentence, scores), share) in sentences.iter().zip(scores).zip(shares) {
            for &(bucket, strength) in &sentence.features {
                for (it, error) in errors.iter().enumerate() {
                    let weight = &mut self.buckets[bucket][it];
                    let gradient = error * share * strength + PULL * *weight;
                    let squares = &mut squares.buckets[bucket][it];
                    move_on(weight, squares, gradient, step * prior[bucket]);
                }
            }
            if sentences.len() == 1 {
                continue;
            }
            let differs = |it: usize| errors[it] * (scores[it] - average[it]);
            let error = share * (0..CATEGORIES).map(differs).sum::<f64>();
            for &(word, strength) in &sentence.words {
                let salience = &mut self.saliences[word];
                let gradient = error * strength + PULL * *salience;
                move_on(salience, &mut squares.saliences[word], gradient, step * prior[word]);
            }
        }
    }

    fn filled(with: f64, bias: f64) -> Self {
        let buckets = vec![[with; CATEGORIES]; BUCKETS];
        Self { buckets, saliences: vec![with; BUCKETS], bias: [bias; CATEGORIES] }
    }

    fn all(&mut self) -> impl Iterator<Item = &mut f64> {
        self.buckets.iter_mut().flatten().chain(&mut self.saliences).chain(&mut self.bias)
    }

    fn add(&mut self, others: &Self) {
        let others = others.buckets.iter().flatten().chain(&others.saliences).chain(&others.bias);
        self.all().zip(others).for_each(|(mine, other)| *mine += other);
    }

    fn divide(&mut self, by: f64) {
        self.all().for_each(|it| *it /= by);
    }
}

fn move_on(weight: &mut f64, squares: &mut f64, gradient: f64, step: f64) {
    *squares += gradient * gradient;
    *weight -= step * gradient / squares.sqrt();
}
