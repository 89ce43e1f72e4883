//! Weights as small integers.

use super::learning::Weights;
use crate::CATEGORIES;
use crate::model::Model;

/// A trained model and what became known on the way.
pub struct Trained {
    /// What is written to `model.bin`.
    pub bytes: Vec<u8>,
    /// By how much the scores were multiplied to make honest probabilities.
    pub sharpness: f64,
}

/// The greatest weight becomes 127. What all categories share decides nothing and is taken away
/// first, so that the little there is goes to what does.
pub(super) fn quantise(weights: &Weights, sharpness: f64) -> Trained {
    let centred: Vec<f64> = weights.buckets.iter().flat_map(centre).collect();
    let greatest = centred.iter().fold(f64::MIN_POSITIVE, |greatest, it| greatest.max(it.abs()));
    let unit = greatest / 127.0;
    #[expect(clippy::cast_possible_truncation, reason = "rounded, and between -127 and 127")]
    let bytes: Vec<i8> = centred.iter().map(|it| (it / unit).round() as i8).collect();
    let bias = weights.bias.map(|it| it * sharpness);
    Trained { bytes: Model::to_bytes(unit * sharpness, bias, &bytes), sharpness }
}

fn centre(row: &[f64; CATEGORIES]) -> [f64; CATEGORIES] {
    let mean = (row[0] + row[1] + row[2]) / 3.0;
    row.map(|it| it - mean)
}
