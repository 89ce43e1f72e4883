//! How good a model is on texts it has not seen.

use std::fmt::Write;

use shared::classification::TestResult;
use shared::ticket::Category;

use super::calibration::{HoldOut, held_out_accuracy};
use super::corpus::{Corpus, Line};
use super::quantisation::Trained;
use crate::CATEGORIES;
use crate::explanation::weigh;
use crate::model::Model;
use crate::model_card::ModelCard;
use crate::softmax::{position_of_greatest, softmax};

/// Confidences are compared with what came true in so many equal ranges.
const RANGES: usize = 10;

/// How the answers of a model compare with the labels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluation {
    /// `confusion[label][answer]`, in the order of [`Category::ALL`].
    pub confusion: [[usize; CATEGORIES]; CATEGORIES],
    /// For each range of confidence: how many, the sum of their confidences, how many right.
    ranges: [(usize, f64, usize); RANGES],
}

impl Evaluation {
    fn of<'a>(model: &Model<'_>, lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut score = Self::default();
        for line in lines {
            let sentences = weigh(&line.text, model).sentences;
            let probabilities = softmax(model.scores(&sentences, &model.shares(&sentences)));
            score.note(line.label, &probabilities);
        }
        score
    }

    fn note(&mut self, label: Category, probabilities: &[f64; CATEGORIES]) {
        let answer = position_of_greatest(probabilities);
        let label = position_of(label);
        self.confusion[label][answer] += 1;
        let above =
            (1..RANGES).filter(|it| probabilities[answer] * RANGES as f64 >= *it as f64).count();
        let range = &mut self.ranges[above];
        *range =
            (range.0 + 1, range.1 + probabilities[answer], range.2 + usize::from(answer == label));
    }

    pub fn lines(&self) -> usize {
        self.confusion.iter().flatten().sum()
    }

    pub fn right(&self) -> usize {
        (0..CATEGORIES).map(|it| self.confusion[it][it]).sum()
    }

    /// The share of right answers, 0 to 1.
    pub fn accuracy(&self) -> f64 {
        self.right() as f64 / self.lines().max(1) as f64
    }

    /// The expected calibration error: by how much the confidence differs from the share of right
    /// answers, over ten ranges of confidence, weighted by their sizes. 0 is honest.
    pub fn calibration_error(&self) -> f64 {
        let off = self.ranges.iter().map(|(_, sum, right)| (sum - *right as f64).abs());
        off.sum::<f64>() / self.lines().max(1) as f64
    }
}

/// What `cargo xtask train` prints, as text.
pub fn report(trained: &Trained, corpus: &Corpus) -> String {
    let mut text = String::new();
    write_report(&mut text, trained, corpus).expect("writing to a string cannot fail");
    text
}

/// The model card: its version, and how it does on the test part.
pub fn model_card(trained: &Trained, corpus: &Corpus) -> ModelCard {
    let model = trained.model();
    let test = sorted(corpus.test.iter().map(|it| it.language.as_str())).into_iter();
    let result = |language: &str| {
        let score = Evaluation::of(&model, corpus.test.iter().filter(|it| it.language == language));
        let [texts, right] = [score.lines(), score.right()].map(|it| {
            u32::try_from(it).expect("a corpus has less than four thousand million lines")
        });
        TestResult { language: language.to_owned(), texts, right }
    };
    ModelCard {
        version: format!("{:016x}", fingerprint(&trained.bytes)),
        corpus: u32::try_from(corpus.training.len()).unwrap_or(u32::MAX),
        test: test.map(result).collect(),
    }
}

/// FNV-1a: names a model, protects nothing.
fn fingerprint(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

fn write_report(to: &mut String, trained: &Trained, corpus: &Corpus) -> std::fmt::Result {
    let model = trained.model();
    let (training, test) = (&corpus.training, &corpus.test);
    writeln!(to, "{} lines for training, {} for the test", training.len(), test.len())?;
    writeln!(to, "scores multiplied by {:.3} for calibrated probabilities\n", trained.score_scale)?;

    let all = Evaluation::of(&model, test.iter());
    write_confusion(to, &all)?;
    write_calibration(to, &all)?;
    for language in sorted(test.iter().map(|it| it.language.as_str())) {
        let score = Evaluation::of(&model, test.iter().filter(|it| it.language == language));
        write_accuracy(to, &format!("language {language}"), &score)?;
    }
    for kind in sorted(test.iter().map(Line::kind)) {
        let score = Evaluation::of(&model, test.iter().filter(|it| it.kind() == kind));
        write_accuracy(to, &format!("kind {kind}"), &score)?;
    }
    for topic in sorted(test.iter().map(|it| it.topic.as_str())) {
        let score = Evaluation::of(&model, test.iter().filter(|it| it.topic == topic));
        write_accuracy(to, topic, &score)?;
    }
    writeln!(to, "\ntraining lines, when they are held out of the training")?;
    for (name, apart) in [("line by line", HoldOut::Lines), ("a topic at a time", HoldOut::Topics)]
    {
        let accuracy = held_out_accuracy(training, apart) * 100.0;
        writeln!(to, "{name:<40}{accuracy:>6.1}% of {}", training.len())?;
    }
    Ok(())
}

/// Whether the confidence is what comes true, for all answers and for those that are not sure.
fn write_calibration(to: &mut String, score: &Evaluation) -> std::fmt::Result {
    writeln!(to, "expected calibration error {:.3}", score.calibration_error())?;
    writeln!(to, "{:<12}{:>8}{:>12}{:>8}", "confidence", "texts", "expected", "right")?;
    for (range, (texts, sum, right)) in score.ranges.iter().enumerate().filter(|it| it.1.0 > 0) {
        let (from, expected) = (range as f64 / RANGES as f64, sum / *texts as f64 * 100.0);
        let right = *right as f64 / *texts as f64 * 100.0;
        writeln!(to, "from {from:<7.1}{texts:>8}{expected:>11.1}%{right:>7.1}%")?;
    }
    writeln!(to)
}

fn write_confusion(to: &mut String, score: &Evaluation) -> std::fmt::Result {
    writeln!(
        to,
        "{:<24}{:>10}{:>10}{:>12}{:>8}",
        "label \\ answer", "facility", "it", "services", "right"
    )?;
    for (row, label) in score.confusion.iter().zip(Category::ALL) {
        let right = row[position_of(label)] as f64 / row.iter().sum::<usize>().max(1) as f64;
        let [facility, it, services] = row;
        writeln!(to, "{label:<24}{facility:>10}{it:>10}{services:>12}{:>7.1}%", right * 100.0)?;
    }
    write_accuracy(to, "all", score)
}

fn write_accuracy(to: &mut String, name: &str, score: &Evaluation) -> std::fmt::Result {
    let (accuracy, lines) = (score.accuracy() * 100.0, score.lines());
    writeln!(to, "{name:<40}{accuracy:>6.1}% of {lines}")
}

fn position_of(label: Category) -> usize {
    Category::ALL.iter().position(|it| *it == label).unwrap_or_default()
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}
