//! Weights as small integers.

use super::learning::{Scores, Weights};
use crate::CATEGORIES;
use crate::model::Model;

/// The greatest integer. Few steps cost little accuracy, and pack well.
const GREATEST: f64 = 5.0;
/// Of a thousand weights that are not zero, so many are above the greatest and become it.
const CLIPPED: usize = 3;

/// A trained model and what became known on the way.
pub struct Trained {
    /// What is written to `model.bin`.
    pub bytes: Vec<u8>,
    /// By how much the scores were multiplied to make honest probabilities.
    pub score_scale: f64,
}

impl Trained {
    /// The model that the bytes are.
    pub(crate) fn model(&self) -> Model<'_> {
        Model::parse(&self.bytes).expect("the trainer writes well-formed models")
    }
}

/// Weights in whole numbers of a unit.
struct Rounded {
    unit: f64,
    rows: Vec<[i8; CATEGORIES - 1]>,
    salience_unit: f64,
    saliences: Vec<i8>,
}

/// Makes the model of weights whose scores are to be multiplied by `score_scale`.
pub(super) fn quantise(weights: &Weights, score_scale: f64) -> Trained {
    let Rounded { unit, rows, salience_unit, saliences } = round(weights);
    let bias = weights.bias.map(|it| it * score_scale);
    let bytes = Model::to_bytes([unit * score_scale, salience_unit], bias, &rows, &saliences);
    Trained { bytes, score_scale }
}

/// The weights as they will be after [`quantise`], for measuring.
pub(super) fn rounded(weights: &Weights) -> Weights {
    let Rounded { unit, rows, salience_unit, saliences } = round(weights);
    let value = |[first, second]: &[i8; CATEGORIES - 1]| {
        let [first, second] = [first, second].map(|it| f64::from(*it) * unit);
        [first, second, -first - second]
    };
    Weights {
        buckets: rows.iter().map(value).collect(),
        saliences: saliences.iter().map(|it| f64::from(*it) * salience_unit).collect(),
        bias: weights.bias,
    }
}

/// What all categories share decides nothing and is taken away first, so that the third weight of
/// a bucket follows from the other two.
fn round(weights: &Weights) -> Rounded {
    let centred: Vec<Scores> = weights.buckets.iter().map(centre).collect();
    let unit = unit(centred.iter().flatten());
    let salience_unit = self::unit(weights.saliences.iter());
    Rounded {
        unit,
        rows: centred.iter().map(|it| [steps(it[0], unit), steps(it[1], unit)]).collect(),
        salience_unit,
        saliences: weights.saliences.iter().map(|it| steps(*it, salience_unit)).collect(),
    }
}

/// What one step is worth.
fn unit<'a>(weights: impl Iterator<Item = &'a f64>) -> f64 {
    let mut sizes: Vec<f64> = weights.map(|it| it.abs()).filter(|it| *it > 0.0).collect();
    sizes.sort_unstable_by(f64::total_cmp);
    let clipped = sizes.len() * CLIPPED / 1_000;
    sizes.iter().rev().nth(clipped).copied().unwrap_or(1.0) / GREATEST
}

#[expect(clippy::cast_possible_truncation, reason = "rounded, and no greater than GREATEST")]
fn steps(weight: f64, unit: f64) -> i8 {
    (weight / unit).round().clamp(-GREATEST, GREATEST) as i8
}

fn centre(row: &Scores) -> Scores {
    let mean = (row[0] + row[1] + row[2]) / 3.0;
    row.map(|it| it - mean)
}
