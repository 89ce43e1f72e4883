//! Shares as people read them.

/// A share, 0 to 1, in whole percent. None and all are said of nothing less.
///
/// Through an integer: printing a fraction would make the program six kilobytes larger.
pub fn percent(share: f64) -> String {
    let whole = (share * 100.0).round() as i64;
    let is_part = share > 0.0 && share < 1.0;
    format!("{} %", if is_part { whole.clamp(1, 99) } else { whole })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_whole_percent() {
        assert_eq!([0.0, 0.005, 0.964, 1.0].map(percent), ["0 %", "1 %", "96 %", "100 %"]);
    }

    #[test]
    fn all_but_one_are_not_all_and_one_is_not_none() {
        assert_eq!([299.0 / 300.0, 1.0 / 300.0].map(percent), ["99 %", "1 %"]);
    }
}
