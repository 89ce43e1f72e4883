//! Finds the words that decided a category in the text they came from.

use shared::classification::Reason;

/// A stretch of a text, and whether it decided.
pub type Stretch<'a> = (&'a str, bool);

/// Cuts `text` where the reasons stand, each wherever it stands as whole words; joined again the
/// stretches are `text`.
pub fn stretches<'a>(text: &'a str, reasons: &[Reason]) -> Vec<Stretch<'a>> {
    let mut stretches = Vec::new();
    let mut plain_from = 0;
    let mut at = 0;
    while at < text.len() {
        let length = reason_length(text, at, reasons);
        if length == 0 {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        if plain_from < at {
            stretches.push((&text[plain_from..at], false));
        }
        stretches.push((&text[at..at + length], true));
        at += length;
        plain_from = at;
    }
    if plain_from < text.len() {
        stretches.push((&text[plain_from..], false));
    }
    stretches
}

/// How many bytes of the longest reason begin here; 0 when none does.
fn reason_length(text: &str, at: usize, reasons: &[Reason]) -> usize {
    if text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
        return 0;
    }
    let rest = &text[at..];
    let here = reasons.iter().map(|it| it.word.as_str()).filter(|it| rest.starts_with(*it));
    let whole = |it: &&str| !rest[it.len()..].chars().next().is_some_and(char::is_alphanumeric);
    here.filter(whole).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, reasons: &[&str]) -> String {
        let reason = |it: &&str| Reason { word: (*it).to_owned(), weight: 0.5 };
        let reasons: Vec<Reason> = reasons.iter().map(reason).collect();
        let stretches = stretches(text, &reasons);
        stretches
            .iter()
            .map(|(it, is)| if *is { format!("[{it}]") } else { (*it).to_owned() })
            .collect()
    }

    #[test]
    fn whole_words_and_phrases_are_marked_wherever_they_stand() {
        assert_eq!(marked("Lift, lifts, Lift", &["Lift"]), "[Lift], lifts, [Lift]");
        assert_eq!(marked("no hot water, hot!", &["hot water", "hot"]), "no [hot water], [hot]!");
        assert_eq!(marked("Tür zu, Natür", &["Tür"]), "[Tür] zu, Natür");
    }

    #[test]
    fn nothing_is_marked_or_lost_without_reasons() {
        for text in ["", "the lift", "é 🙂 ü"] {
            assert_eq!(marked(text, &[]), text);
            assert_eq!(marked(text, &["x"]), text);
        }
    }
}
