//! The trained weights, as they lie in `model.bin`: a head of 64 bytes, then two signed bytes for
//! each bucket, what it says for the first category and for the second (what it says for the third
//! is what is missing to zero), then another signed byte for each bucket: by how much a word makes
//! its sentence the one that matters.

use crate::CATEGORIES;
use crate::features::Feature;
use crate::softmax::softmax_of;
use libm::log;

/// The model that was trained from the corpus beside it. A file that is no model does not compile;
/// only the trainer, which is there to replace it, accepts it and then knows nothing.
pub(crate) const EMBEDDED: Model<'static> = match Model::parse(include_bytes!("../model.bin")) {
    Ok(model) => model,
    Err(_) if cfg!(feature = "train") => UNTRAINED,
    Err(_) => panic!("classifier/model.bin is malformed: run `cargo xtask train`"),
};

const UNTRAINED: Model<'static> = Model {
    scale: 0.0,
    salience_scale: 0.0,
    bias: [0.0; CATEGORIES],
    buckets: 1,
    weights: &[0; ROW],
    saliences: &[0],
};

/// The name and the version of the format.
const MAGIC: &[u8; 16] = b"lodge-classify-3";
const HEAD: usize = 64;
/// Weights of each bucket.
const ROW: usize = CATEGORIES - 1;

/// What was found in a sentence, in the units of the weights, and how much was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    pub sums: [i64; CATEGORIES],
    /// The sum of the squared strengths of all features.
    pub squares: i64,
    pub salience: i64,
    pub words: u32,
}

impl Tally {
    /// By what the sums are divided, so that a long sentence does not say more than a short one.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 for any real text")]
    pub(crate) fn length(&self) -> f64 {
        (self.squares.max(1) as f64).sqrt()
    }
}

/// Integer weights and what makes scores of their sums.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Model<'a> {
    /// What one unit of weight is worth, calibration included.
    pub scale: f64,
    /// What one unit of salience is worth.
    pub salience_scale: f64,
    /// The scores of a text without words.
    pub bias: [f64; CATEGORIES],
    /// A power of two.
    buckets: usize,
    /// [`ROW`] signed bytes for each bucket.
    weights: &'a [u8],
    /// A signed byte for each bucket.
    saliences: &'a [u8],
}

/// Why bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    Head,
    Numbers,
    Length,
}

impl<'a> Model<'a> {
    /// Reads a model: name, bucket bits, two scales, biases, weights, saliences, little-endian.
    pub(crate) const fn parse(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let Some((head, weights)) = bytes.split_at_checked(HEAD) else {
            return Err(Malformed::Head);
        };
        let mut at = 0;
        while at < MAGIC.len() {
            if head[at] != MAGIC[at] {
                return Err(Malformed::Head);
            }
            at += 1;
        }
        let bits = number(head, 16);
        let scale = number(head, 24);
        let salience_scale = number(head, 32);
        let bias = [number(head, 40), number(head, 48), number(head, 56)];
        // Far more than any trained number, far less than what could overflow.
        let sane = scale >= 0.0
            && scale <= 1e6
            && salience_scale >= 0.0
            && salience_scale <= 1e6
            && bias[0].abs() <= 1e6
            && bias[1].abs() <= 1e6
            && bias[2].abs() <= 1e6;
        if !(sane && bits >= 0.0 && bits <= 24.0) {
            return Err(Malformed::Numbers);
        }
        let buckets = 1_usize << (bits as u32);
        if weights.len() != buckets * (ROW + 1) {
            return Err(Malformed::Length);
        }
        let (weights, saliences) = weights.split_at(buckets * ROW);
        Ok(Self { scale, salience_scale, bias, buckets, weights, saliences })
    }

    /// Adds what a feature says for each category, and returns it.
    pub(crate) fn add(&self, feature: Feature, tally: &mut Tally) -> [i64; CATEGORIES] {
        let strength = i64::from(feature.strength);
        let row = (feature.hash as usize & (self.buckets - 1)) * ROW;
        let [first, second] =
            [0, 1].map(|it| i64::from(i8::from_le_bytes([self.weights[row + it]])) * strength);
        let said = [first, second, -first - second];
        for (sum, it) in tally.sums.iter_mut().zip(said) {
            *sum += it;
        }
        tally.squares += strength * strength;
        said
    }

    /// Adds by how much a word makes its sentence the one that matters.
    pub(crate) fn add_salience(&self, word: u32, tally: &mut Tally) {
        let salience = self.saliences[word as usize & (self.buckets - 1)];
        tally.salience += i64::from(i8::from_le_bytes([salience]));
        tally.words += 1;
    }

    /// How much each sentence counts; the shares add up to 1.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 for any real text")]
    pub(crate) fn shares(&self, sentences: &[Tally]) -> Vec<f64> {
        let share = |it: &Tally| {
            let words = f64::from(it.words.max(1));
            it.salience as f64 * self.salience_scale / words.sqrt() + log(words)
        };
        let mut shares: Vec<f64> = sentences.iter().map(share).collect();
        softmax_of(&mut shares);
        shares
    }

    /// Scores whose softmax is the probability of each category.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 for any real text")]
    pub(crate) fn scores(&self, sentences: &[Tally], shares: &[f64]) -> [f64; CATEGORIES] {
        let mut scores = self.bias;
        for (sentence, share) in sentences.iter().zip(shares) {
            let unit = share * self.scale / sentence.length();
            for (score, sum) in scores.iter_mut().zip(sentence.sums) {
                *score += sum as f64 * unit;
            }
        }
        scores
    }

    /// The bytes that [`Model::parse`] reads. `scales` are those of the weights and of the saliences;
    /// there are [`ROW`] weights and one salience for each bucket.
    #[cfg(feature = "train")]
    pub(crate) fn to_bytes(
        scales: [f64; 2],
        bias: [f64; CATEGORIES],
        weights: &[[i8; ROW]],
        saliences: &[i8],
    ) -> Vec<u8> {
        let bits = weights.len().trailing_zeros();
        let mut bytes = MAGIC.to_vec();
        for it in [f64::from(bits)].into_iter().chain(scales).chain(bias) {
            bytes.extend(it.to_le_bytes());
        }
        bytes.extend(weights.iter().flatten().chain(saliences).map(|it| it.to_le_bytes()[0]));
        bytes
    }
}

const fn number(bytes: &[u8], at: usize) -> f64 {
    let mut eight = [0; 8];
    let mut it = 0;
    while it < 8 {
        eight[it] = bytes[at + it];
        it += 1;
    }
    f64::from_le_bytes(eight)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMITTED: &[u8] = include_bytes!("../model.bin");

    #[test]
    fn the_committed_model_is_a_model() {
        assert_eq!(Model::parse(COMMITTED), Ok(EMBEDDED));
    }

    #[test]
    fn a_model_cut_anywhere_is_refused() {
        for length in [0, 15, HEAD - 1, HEAD, HEAD + 1, COMMITTED.len() - 1] {
            assert!(Model::parse(&COMMITTED[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn a_model_with_another_name_or_wild_numbers_is_refused() {
        let spoilt = |at: usize, with: &[u8]| {
            let mut bytes = COMMITTED.to_vec();
            bytes[at..at + with.len()].copy_from_slice(with);
            Model::parse(&bytes).err()
        };
        assert_eq!(spoilt(0, b"L"), Some(Malformed::Head));
        for at in [16, 24, 32, 40, 48, 56] {
            for wild in [f64::NAN, f64::INFINITY, 1e300] {
                assert_eq!(spoilt(at, &wild.to_le_bytes()), Some(Malformed::Numbers));
            }
        }
        assert_eq!(spoilt(16, &3.0_f64.to_le_bytes()), Some(Malformed::Length));
    }
}
