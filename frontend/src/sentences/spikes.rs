//! A spike in one sentence.

use shared::spikes::Spike;

use super::names;
use crate::format;

/// `since` is the campus' time of day when the first report was opened.
pub fn sentence(spike: &Spike, since: &str) -> String {
    let topic = match (spike.words.as_slice(), spike.category) {
        ([first, second], _) => format!("about “{first}” and “{second}”"),
        (_, Some(category)) => format!("in {}", names::category(category)),
        _ => "of one kind".to_owned(),
    };
    let reports = format::number(f64::from(spike.reports));
    format!("{reports} reports {topic} since {since}, far more than usual.")
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use shared::ticket::Category;

    use super::*;

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
    }
}
