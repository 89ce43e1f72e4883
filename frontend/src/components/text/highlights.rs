//! Finds the words that made a category in the text they came from.

use shared::classification::Highlight;

/// Cuts `text` where the highlights stand, each wherever it stands as whole words, and says of each
/// segment whether it is highlighted; joined again the segments are `text`.
pub fn segments<'a>(text: &'a str, highlights: &[Highlight]) -> Vec<(&'a str, bool)> {
    let mut segments = Vec::new();
    let mut plain_from = 0;
    let mut at = 0;
    while at < text.len() {
        let length = highlight_length(text, at, highlights);
        if length == 0 {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        if plain_from < at {
            segments.push((&text[plain_from..at], false));
        }
        segments.push((&text[at..at + length], true));
        at += length;
        plain_from = at;
    }
    if plain_from < text.len() {
        segments.push((&text[plain_from..], false));
    }
    segments
}

/// The length in bytes of the longest highlight that begins here; 0 when none does.
fn highlight_length(text: &str, at: usize, highlights: &[Highlight]) -> usize {
    if text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
        return 0;
    }
    let rest = &text[at..];
    let found = highlights.iter().map(|it| it.text.as_str()).filter(|it| rest.starts_with(*it));
    let whole = |it: &&str| !rest[it.len()..].chars().next().is_some_and(char::is_alphanumeric);
    found.filter(whole).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlighted(text: &str, highlights: &[&str]) -> String {
        let highlight = |it: &&str| Highlight { text: (*it).to_owned(), weight: 0.5 };
        let highlights: Vec<Highlight> = highlights.iter().map(highlight).collect();
        segments(text, &highlights)
            .iter()
            .map(|(it, is)| if *is { format!("[{it}]") } else { (*it).to_owned() })
            .collect()
    }

    #[test]
    fn whole_words_and_phrases_are_highlighted_wherever_they_stand() {
        assert_eq!(highlighted("Lift, lifts, Lift", &["Lift"]), "[Lift], lifts, [Lift]");
        assert_eq!(
            highlighted("no hot water, hot!", &["hot water", "hot"]),
            "no [hot water], [hot]!"
        );
        assert_eq!(highlighted("Tür zu, Natür", &["Tür"]), "[Tür] zu, Natür");
    }

    #[test]
    fn without_highlights_the_text_stays_as_it_is() {
        for text in ["", "the lift", "é 🙂 ü"] {
            assert_eq!(highlighted(text, &[]), text);
            assert_eq!(highlighted(text, &["x"]), text);
        }
    }
}
