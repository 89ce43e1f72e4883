//! Many numbers kept in order, at eight bytes each, to be counted and halved at any time.

/// A bag of numbers. Adding costs little in any order; counting takes a few binary searches.
#[derive(Clone, Debug, Default)]
pub struct Ordered {
    /// Ascending.
    settled: Vec<i64>,
    /// Ascending, at most [`RECENT`]: what came out of order since the last merge.
    recent: Vec<i64>,
}

/// So many late-comers are gathered before one merge. An insertion moves at most 8 kB.
const RECENT: usize = 1_024;

impl Ordered {
    pub fn len(&self) -> usize {
        self.settled.len() + self.recent.len()
    }

    pub fn is_empty(&self) -> bool {
        self.settled.is_empty() && self.recent.is_empty()
    }

    pub fn add(&mut self, number: i64) {
        if self.recent.is_empty() && self.settled.last().is_none_or(|&last| last <= number) {
            self.settled.push(number);
            return;
        }
        let place = self.recent.partition_point(|&other| other <= number);
        self.recent.insert(place, number);
        if self.recent.len() >= RECENT {
            self.settled.append(&mut self.recent);
            // A stable sort finds the two ascending runs and merges them in linear time.
            self.settled.sort();
        }
    }

    /// How many are less than `bound`.
    pub fn below(&self, bound: i64) -> usize {
        let count = |numbers: &[i64]| numbers.partition_point(|&number| number < bound);
        count(&self.settled) + count(&self.recent)
    }

    /// How many are `bound` or more.
    pub fn from(&self, bound: i64) -> usize {
        self.len() - self.below(bound)
    }

    fn least(&self) -> Option<i64> {
        self.settled.first().into_iter().chain(self.recent.first()).min().copied()
    }

    fn greatest(&self) -> Option<i64> {
        self.settled.last().into_iter().chain(self.recent.last()).max().copied()
    }
}

/// The exact median of several bags taken together: the middle number, or the mean of the two
/// middle ones. None where there is no number.
pub fn median<'a>(bags: impl IntoIterator<Item = &'a Ordered>) -> Option<f64> {
    quantile(bags, 1, 2)
}

/// The exact quantile `part / whole` of several bags taken together, such as 9 / 10: the number at
/// that share of the way from the least to the greatest in ascending order, and between two numbers
/// as far on the way from one to the other (`percentile_cont` of SQL). `part` is at most `whole`.
/// None where there is no number.
pub fn quantile<'a>(
    bags: impl IntoIterator<Item = &'a Ordered>,
    part: usize,
    whole: usize,
) -> Option<f64> {
    let bags: Vec<&Ordered> = bags.into_iter().filter(|bag| !bag.is_empty()).collect();
    let count: usize = bags.iter().map(|bag| bag.len()).sum();
    let way = count.checked_sub(1)? * part;
    let (index, rest) = (way / whole, way % whole);
    let lower = nth(&bags, index)?;
    if rest == 0 {
        return Some(lower as f64);
    }
    let upper = nth(&bags, index + 1)?;
    let [lower, upper] = [lower, upper].map(i128::from);
    let (part, whole) = (rest as i128, whole as i128);
    Some((lower * (whole - part) + upper * part) as f64 / whole as f64)
}

/// The number with exactly `index` numbers before it in ascending order, found by halving the
/// range of values: no copy is made and nothing is sorted.
fn nth(bags: &[&Ordered], index: usize) -> Option<i64> {
    let mut low = bags.iter().filter_map(|bag| bag.least()).min()?;
    let mut high = bags.iter().filter_map(|bag| bag.greatest()).max()?;
    while low < high {
        // Rounded up, without overflow.
        let middle = high - (high.wrapping_sub(low) as u64 / 2) as i64;
        let below: usize = bags.iter().map(|bag| bag.below(middle)).sum();
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

    fn bag(numbers: &[i64]) -> Ordered {
        let mut bag = Ordered::default();
        numbers.iter().for_each(|&number| bag.add(number));
        bag
    }

    #[test]
    fn nothing_has_no_median_and_an_even_number_has_the_mean_of_its_middle() {
        assert_eq!(median([&bag(&[])]), None);
        assert_eq!(median([&bag(&[7]), &bag(&[])]), Some(7.0));
        assert_eq!(median([&bag(&[9, 1]), &bag(&[2, 100])]), Some(5.5));
        assert_eq!(median([&bag(&[i64::MIN, i64::MAX])]), Some(-0.5));
    }

    #[test]
    fn a_quantile_lies_between_two_numbers_as_far_as_its_share_says() {
        let tens = bag(&[0, 10, 20, 30, 40]);
        let told = [(0, 10), (1, 2), (9, 10), (1, 1)].map(|(part, of)| quantile([&tens], part, of));
        assert_eq!(told, [0.0, 20.0, 36.0, 40.0].map(Some));
        assert_eq!(quantile([&bag(&[7])], 9, 10), Some(7.0));
        assert_eq!(quantile([&bag(&[])], 9, 10), None);
    }

    #[test]
    fn late_comers_beyond_one_merge_are_counted_like_all_others() {
        let falling: Vec<i64> = (0..5_000).rev().collect();
        let bag = bag(&falling);
        assert_eq!((bag.len(), bag.below(1_234), bag.from(1_234)), (5_000, 1_234, 3_766));
        assert_eq!(median([&bag]), Some(2_499.5));
    }

    proptest! {
        #[test]
        fn counts_and_median_equal_those_of_a_sorted_copy(
            left in vec(-50_i64..50, 0..60), right in vec(any::<i64>(), 0..60), bound in -60_i64..60,
        ) {
            let (left_bag, right_bag) = (bag(&left), bag(&right));
            prop_assert_eq!(left_bag.below(bound), left.iter().filter(|&&it| it < bound).count());
            let mut all = [left, right].concat();
            all.sort_unstable();
            let expected = (!all.is_empty()).then(|| {
                let [low, high] = [all[(all.len() - 1) / 2], all[all.len() / 2]];
                (i128::from(low) + i128::from(high)) as f64 / 2.0
            });
            prop_assert_eq!(median([&left_bag, &right_bag]), expected);
        }
    }
}
