//! Shares as people read them.

/// A share, 0 to 1, in whole percent.
///
/// Through an integer: printing a fraction would make the program six kilobytes larger.
pub fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_whole_percent() {
        assert_eq!([0.0, 0.005, 0.964, 1.0].map(percent), ["0 %", "1 %", "96 %", "100 %"]);
    }
}
