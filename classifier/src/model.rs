//! The trained weights, as they lie in `model.bin`: a head of 56 bytes, then one signed byte for
//! each bucket and category.

use crate::CATEGORIES;
use crate::features::Feature;

/// The model that was trained from the corpus beside it. A file that is no model does not compile;
/// only the trainer, which is there to replace it, accepts it and then knows nothing.
pub(crate) const EMBEDDED: Model<'static> = match Model::parse(include_bytes!("../model.bin")) {
    Ok(model) => model,
    Err(_) if cfg!(feature = "train") => UNTRAINED,
    Err(_) => panic!("classifier/model.bin is malformed: run `cargo xtask train`"),
};

const UNTRAINED: Model<'static> =
    Model { scale: 0.0, bias: [0.0; CATEGORIES], buckets: 1, weights: &[0; CATEGORIES] };

/// The name and the version of the format.
const MAGIC: &[u8; 16] = b"lodge-classify-1";
const HEAD: usize = 56;

/// What was found for each category, in the units of the weights, and how much was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    pub sums: [i64; CATEGORIES],
    /// The sum of the squared strengths of all features.
    pub squares: i64,
}

/// Integer weights and what makes scores of their sums.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Model<'a> {
    /// What one unit of weight is worth, calibration included.
    pub scale: f64,
    /// The scores of a text without words.
    pub bias: [f64; CATEGORIES],
    /// A power of two.
    buckets: usize,
    /// [`CATEGORIES`] signed bytes for each bucket.
    weights: &'a [u8],
}

/// Why bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    Head,
    Numbers,
    Length,
}

impl<'a> Model<'a> {
    /// Reads a model: name, bucket bits, scale, biases, weights, little-endian.
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
        let bias = [number(head, 32), number(head, 40), number(head, 48)];
        // Far more than any trained number, far less than what could overflow.
        let sane = scale >= 0.0
            && scale <= 1e6
            && bias[0].abs() <= 1e6
            && bias[1].abs() <= 1e6
            && bias[2].abs() <= 1e6;
        if !(sane && bits >= 0.0 && bits <= 24.0) {
            return Err(Malformed::Numbers);
        }
        let buckets = 1_usize << (bits as u32);
        if weights.len() != buckets * CATEGORIES {
            return Err(Malformed::Length);
        }
        Ok(Self { scale, bias, buckets, weights })
    }

    /// Adds what a feature says for each category, and returns it.
    pub(crate) fn add(&self, feature: Feature, tally: &mut Tally) -> [i64; CATEGORIES] {
        let strength = i64::from(feature.strength);
        let row = (feature.hash as usize & (self.buckets - 1)) * CATEGORIES;
        let said = std::array::from_fn(|it| {
            let weight = i8::from_le_bytes([self.weights[row + it]]);
            i64::from(weight) * strength
        });
        for (sum, it) in tally.sums.iter_mut().zip(said) {
            *sum += it;
        }
        tally.squares += strength * strength;
        said
    }

    /// Scores whose softmax is the probability of each category.
    #[expect(clippy::cast_precision_loss, reason = "sums stay far below 2^52 for any real text")]
    pub(crate) fn scores(&self, tally: &Tally) -> [f64; CATEGORIES] {
        let length = (tally.squares.max(1) as f64).sqrt();
        std::array::from_fn(|it| self.bias[it] + tally.sums[it] as f64 * self.scale / length)
    }

    /// The bytes that [`Model::parse`] reads. `weights` has [`CATEGORIES`] for each bucket.
    #[cfg(feature = "train")]
    pub(crate) fn to_bytes(scale: f64, bias: [f64; CATEGORIES], weights: &[i8]) -> Vec<u8> {
        let bits = (weights.len() / CATEGORIES).trailing_zeros();
        let mut bytes = MAGIC.to_vec();
        for it in [f64::from(bits), scale].into_iter().chain(bias) {
            bytes.extend(it.to_le_bytes());
        }
        bytes.extend(weights.iter().map(|it| it.to_le_bytes()[0]));
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
        for at in [16, 24, 32, 40, 48] {
            for wild in [f64::NAN, f64::INFINITY, 1e300] {
                assert_eq!(spoilt(at, &wild.to_le_bytes()), Some(Malformed::Numbers));
            }
        }
        assert_eq!(spoilt(16, &3.0_f64.to_le_bytes()), Some(Malformed::Length));
    }
}
