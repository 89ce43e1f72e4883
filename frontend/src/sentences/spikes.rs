//! A spike in one sentence.

use shared::spikes::Spike;

use super::names;
use crate::format;
use crate::words::words;

/// `since` is the campus' time of day when the first report was opened.
pub fn sentence(spike: &Spike, since: &str) -> String {
    let (count, number) = (spike.reports, format::integer(spike.reports.into()));
    match (spike.words.as_slice(), spike.category.map(names::category)) {
        ([first, second], _) => words().spike_words(count, number, first, second, since),
        (_, Some(category)) => words().spike_category(count, number, category, since),
        _ => words().spike_any(count, number, since),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use shared::ticket::Category;

    use super::*;
    use crate::words::tests::in_german;

    #[test]
    fn a_spike_is_named_by_its_words_or_else_by_its_category() {
        let named = |words: &[&str]| {
            let words = words.iter().map(|word| (*word).to_owned()).collect();
            let (category, since) = (Some(Category::TechnicalIt), DateTime::UNIX_EPOCH);
            sentence(&Spike { words, category, reports: 9, since, tickets: Vec::new() }, "10:00")
        };
        let expected = "9 reports about “Wi-Fi” and “library” since 10:00, far more than usual.";
        assert_eq!(named(&["Wi-Fi", "library"]), expected);
        assert_eq!(named(&[]), "9 reports in Technical IT since 10:00, far more than usual.");
        let expected = "9 Meldungen zu „WLAN“ und „Bibliothek“ seit 10:00, weit mehr als üblich.";
        assert_eq!(in_german(|| named(&["WLAN", "Bibliothek"])), expected);
        let expected = "9 Meldungen zu IT-Technik seit 10:00, weit mehr als üblich.";
        assert_eq!(in_german(|| named(&[])), expected);
    }
}
