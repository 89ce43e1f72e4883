//! Multinomial logistic regression by stochastic gradient descent with a step for each weight
//! (`AdaGrad`), an L2 penalty, and dropout of words so that no sentence depends on a single one.
//!
//! A text is its sentences: each has scores, and their average counts. How much a sentence counts is
//! learned along with the weights, from its words: thanks, greetings and what is fine come to count
//! little (attention over instances, as in Ilse, Tomczak and Welling, "Attention-based Deep Multiple
//! Instance Learning", 2018, with a linear rule for the attention).

use libm::log;

use super::example::{BUCKETS, Example, WordFeatures};
use super::prior::prior;
use super::rng::Rng;
use crate::CATEGORIES;
use crate::softmax::{softmax, softmax_of};

const EPOCHS: usize = 30;
/// The weights are averaged over this many last epochs.
const AVERAGED_EPOCHS: usize = 20;
const LEARNING_RATE: f64 = 0.15;
/// The share of the learning rate that is left in the last epoch.
const LAST_LEARNING_RATE: f64 = 0.3;
/// The L2 penalty of a weight.
const L2_PENALTY: f64 = 2e-5;
/// The probability, in percent, that a word is left out in an epoch.
const DROPOUT_PERCENT: u64 = 25;
/// The target probability of the label; the other categories share the rest (label smoothing).
const LABEL_PROBABILITY: f64 = 0.97;

pub(super) type Scores = [f64; CATEGORIES];

#[derive(Clone)]
pub(super) struct Weights {
    pub buckets: Vec<Scores>,
    /// How much a word adds to the share of its sentence.
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

/// The scores of a text.
struct TextScores {
    /// Of each sentence, without the bias.
    scores: Vec<Scores>,
    /// How much each sentence counts.
    shares: Vec<f64>,
    /// Of the whole, with the bias.
    whole: Scores,
}

pub(super) fn learn(examples: &[&Example]) -> Weights {
    let mut rng = Rng::new();
    let prior = prior(examples);
    let mut weights = Weights::filled(0.0, 0.0);
    // The sums of squared gradients, from which `AdaGrad` takes its steps.
    let mut squares = Weights::filled(1e-4, 1.0);
    let mut sum = Weights::filled(0.0, 0.0);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..EPOCHS {
        let step =
            LEARNING_RATE * (1.0 - (1.0 - LAST_LEARNING_RATE) * epoch as f64 / EPOCHS as f64);
        rng.shuffle(&mut order);
        for &it in &order {
            let example = examples[it];
            let sentences = read(example, || !rng.percent(DROPOUT_PERCENT));
            weights.correct(&sentences, example.label, &mut squares, &prior, step);
        }
        if epoch >= EPOCHS - AVERAGED_EPOCHS {
            sum.add(&weights);
        }
    }
    sum.divide(AVERAGED_EPOCHS as f64);
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
        let is_kept = is_kept();
        if is_kept {
            kept_words.push(word.word);
            strengths.extend(&word.own);
            let whole = word.pairs.iter().filter(|it| earlier[it.2 as usize - 1]);
            strengths.extend(whole.map(|it| (it.0, it.1)));
        }
        earlier = [is_kept, earlier[0]];
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
        self.scored(&read(example, || true)).whole
    }

    fn scored(&self, sentences: &[Sentence]) -> TextScores {
        let mut scored = TextScores { scores: Vec::new(), shares: Vec::new(), whole: self.bias };
        for Sentence { features, words } in sentences {
            let mut scores = Scores::default();
            for &(bucket, strength) in features {
                for (score, weight) in scores.iter_mut().zip(self.buckets[bucket]) {
                    *score += weight * strength;
                }
            }
            let salience: f64 = words.iter().map(|it| self.saliences[it.0] * it.1).sum();
            scored.scores.push(scores);
            scored.shares.push(salience + log(words.len() as f64));
        }
        softmax_of(&mut scored.shares);
        for (scores, share) in scored.scores.iter().zip(&scored.shares) {
            for (whole, score) in scored.whole.iter_mut().zip(scores) {
                *whole += share * score;
            }
        }
        scored
    }

    fn correct(
        &mut self,
        sentences: &[Sentence],
        label: usize,
        squares: &mut Self,
        prior: &[f64],
        step: f64,
    ) {
        let TextScores { scores, shares, whole } = self.scored(sentences);
        let probabilities = softmax(whole);
        let average: Scores = std::array::from_fn(|it| whole[it] - self.bias[it]);
        let errors: Scores = std::array::from_fn(|it| {
            let target =
                if it == label { LABEL_PROBABILITY } else { (1.0 - LABEL_PROBABILITY) / 2.0 };
            probabilities[it] - target
        });
        for (it, error) in errors.iter().enumerate() {
            adagrad_step(&mut self.bias[it], &mut squares.bias[it], *error, step);
        }
        for ((sentence, scores), share) in sentences.iter().zip(scores).zip(shares) {
            for &(bucket, strength) in &sentence.features {
                for (it, error) in errors.iter().enumerate() {
                    let weight = &mut self.buckets[bucket][it];
                    let gradient = error * share * strength + L2_PENALTY * *weight;
                    let squares = &mut squares.buckets[bucket][it];
                    adagrad_step(weight, squares, gradient, step * prior[bucket]);
                }
            }
            if sentences.len() == 1 {
                continue;
            }
            let differs = |it: usize| errors[it] * (scores[it] - average[it]);
            let error = share * (0..CATEGORIES).map(differs).sum::<f64>();
            for &(word, strength) in &sentence.words {
                let salience = &mut self.saliences[word];
                let gradient = error * strength + L2_PENALTY * *salience;
                adagrad_step(salience, &mut squares.saliences[word], gradient, step * prior[word]);
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

fn adagrad_step(weight: &mut f64, squares: &mut f64, gradient: f64, step: f64) {
    *squares += gradient * gradient;
    *weight -= step * gradient / squares.sqrt();
}
