//! Many numbers in order, at eight bytes each, whose counts and quantiles can be asked for at any time.

/// Numbers in order. Adding costs little in any order; counting takes a few binary searches.
#[derive(Clone, Debug, Default)]
pub struct Ordered {
    /// Ascending.
    merged: Vec<i64>,
    /// Ascending, at most [`MAX_UNMERGED`]: what came out of order since the last merge.
    unmerged: Vec<i64>,
}

/// How many numbers that came out of order are gathered for one merge. An insertion moves at most 8 kB.
const MAX_UNMERGED: usize = 1_024;

impl FromIterator<i64> for Ordered {
    fn from_iter<I: IntoIterator<Item = i64>>(numbers: I) -> Self {
        let mut merged: Vec<i64> = numbers.into_iter().collect();
        merged.sort_unstable();
        Self { merged, unmerged: Vec::new() }
    }
}

impl Ordered {
    pub fn len(&self) -> usize {
        self.merged.len() + self.unmerged.len()
    }

    pub fn is_empty(&self) -> bool {
        self.merged.is_empty() && self.unmerged.is_empty()
    }

    pub fn add(&mut self, number: i64) {
        if self.unmerged.is_empty() && self.merged.last().is_none_or(|&last| last <= number) {
            self.merged.push(number);
            return;
        }
        let place = self.unmerged.partition_point(|&other| other <= number);
        self.unmerged.insert(place, number);
        if self.unmerged.len() >= MAX_UNMERGED {
            // What comes before the least of them stays where it is.
            let least = self.unmerged[0];
            let start = self.merged.partition_point(|&other| other < least);
            self.merged.append(&mut self.unmerged);
            // A stable sort finds the two ascending runs and merges them in linear time.
            self.merged[start..].sort();
        }
    }

    /// How many are less than `bound`.
    pub fn count_below(&self, bound: i64) -> usize {
        let count = |numbers: &[i64]| numbers.partition_point(|&number| number < bound);
        count(&self.merged) + count(&self.unmerged)
    }

    /// How many are `bound` or more.
    pub fn count_from(&self, bound: i64) -> usize {
        self.len() - self.count_below(bound)
    }

    fn least(&self) -> Option<i64> {
        self.merged.first().into_iter().chain(self.unmerged.first()).min().copied()
    }

    fn greatest(&self) -> Option<i64> {
        self.merged.last().into_iter().chain(self.unmerged.last()).max().copied()
    }
}

/// The exact median of several sets taken together: the middle number, or the mean of the two
/// middle ones. None where there is no number.
pub fn median<'a>(sets: impl IntoIterator<Item = &'a Ordered>) -> Option<f64> {
    quantile(sets, 1, 2)
}

/// The exact quantile `part / whole` of several sets taken together, such as 9 / 10: the number at
/// that share of the way from the least to the greatest in ascending order, and between two numbers
/// as far on the way from one to the other (`percentile_cont` of SQL). `part` is at most `whole`.
/// None where there is no number.
pub fn quantile<'a>(
    sets: impl IntoIterator<Item = &'a Ordered>,
    part: usize,
    whole: usize,
) -> Option<f64> {
    let sets: Vec<&Ordered> = sets.into_iter().filter(|numbers| !numbers.is_empty()).collect();
    let count: usize = sets.iter().map(|numbers| numbers.len()).sum();
    let way = count.checked_sub(1)? * part;
    let (index, rest) = (way / whole, way % whole);
    let lower = nth(&sets, index)?;
    if rest == 0 {
        return Some(lower as f64);
    }
    let upper = nth(&sets, index + 1)?;
    let [lower, upper] = [lower, upper].map(i128::from);
    let (part, whole) = (rest as i128, whole as i128);
    Some((lower * (whole - part) + upper * part) as f64 / whole as f64)
}

/// The number with exactly `index` numbers before it in ascending order, found by halving the
/// range of values: no copy is made and nothing is sorted.
fn nth(sets: &[&Ordered], index: usize) -> Option<i64> {
    let mut low = sets.iter().filter_map(|numbers| numbers.least()).min()?;
    let mut high = sets.iter().filter_map(|numbers| numbers.greatest()).max()?;
    while low < high {
        // Rounded up, without overflow.
        let middle = high - (high.wrapping_sub(low) as u64 / 2) as i64;
        let below: usize = sets.iter().map(|numbers| numbers.count_below(middle)).sum();
        if below <= index {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    Some(low)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// Added one by one.
    fn ordered(numbers: &[i64]) -> Ordered {
        let mut ordered = Ordered::default();
        numbers.iter().for_each(|&number| ordered.add(number));
        ordered
    }

    #[test]
    fn nothing_has_no_median_and_an_even_number_has_the_mean_of_its_middle() {
        assert_eq!(median([&ordered(&[])]), None);
        assert_eq!(median([&ordered(&[7]), &ordered(&[])]), Some(7.0));
        assert_eq!(median([&ordered(&[9, 1]), &ordered(&[2, 100])]), Some(5.5));
        assert_eq!(median([&ordered(&[i64::MIN, i64::MAX])]), Some(-0.5));
    }

    #[test]
    fn a_quantile_lies_between_two_numbers_as_far_as_its_share_says() {
        let tens = ordered(&[0, 10, 20, 30, 40]);
        let quantiles =
            [(0, 10), (1, 2), (9, 10), (1, 1)].map(|(part, of)| quantile([&tens], part, of));
        assert_eq!(quantiles, [0.0, 20.0, 36.0, 40.0].map(Some));
        assert_eq!(quantile([&ordered(&[7])], 9, 10), Some(7.0));
        assert_eq!(quantile([&ordered(&[])], 9, 10), None);
    }

    #[test]
    fn numbers_out_of_order_beyond_one_merge_are_counted_like_all_others() {
        let falling: Vec<i64> = (0..5_000).rev().collect();
        let numbers = ordered(&falling);
        assert_eq!(
            (numbers.len(), numbers.count_below(1_234), numbers.count_from(1_234)),
            (5_000, 1_234, 3_766)
        );
        assert_eq!(median([&numbers]), Some(2_499.5));
    }

    proptest! {
        #[test]
        fn counts_and_median_equal_those_of_a_sorted_copy(
            left in vec(-50_i64..50, 0..60), right in vec(any::<i64>(), 0..60), bound in -60_i64..60,
        ) {
            let (left_set, right_set) = (ordered(&left), right.iter().copied().collect());
            prop_assert_eq!(left_set.count_below(bound), left.iter().filter(|&&it| it < bound).count());
            let mut all = [left, right].concat();
            all.sort_unstable();
            let expected = (!all.is_empty()).then(|| {
                let [low, high] = [all[(all.len() - 1) / 2], all[all.len() / 2]];
                (i128::from(low) + i128::from(high)) as f64 / 2.0
            });
            prop_assert_eq!(median([&left_set, &right_set]), expected);
        }
    }
}
