//! The line of a ticket that matches a search, with the matching words marked.

use std::ops::Range;

use shared::ticket::ExcerptSegment;

use super::query::Query;
use super::words::words;

/// About how many characters an excerpt has.
const MAX_CHARS: usize = 160;

/// How many of them stand before the first word that matches.
const CHARS_BEFORE: usize = 60;

/// The first line of a text that has a matching word, cut around it; nothing if there is none.
pub fn excerpt(query: &Query, text: &str) -> Vec<ExcerptSegment> {
    let words = words(text);
    let mut marks: Vec<Range<usize>> =
        query.matching(&words).into_iter().map(|word| word.source.clone()).collect();
    marks.sort_unstable_by_key(|mark| (mark.start, mark.end));
    let Some(first) = marks.first() else { return Vec::new() };
    let place = cut(text, first.start);
    let mut segments = Vec::new();
    let mut end = place.start;
    let mut add = |range: Range<usize>, is_match| {
        if !range.is_empty() {
            segments.push(ExcerptSegment { text: text[range].to_owned(), is_match });
        }
    };
    for mark in marks.into_iter().filter(|mark| mark.start < place.end) {
        if mark.start > end {
            add(end..mark.start, false);
        }
        add(mark.start.max(end)..mark.end.min(place.end).max(end), true);
        end = end.max(mark.end.min(place.end));
    }
    add(end..place.end, false);
    joined(segments)
}

/// The part of the line around a place, from the beginning of a word on where that is near.
fn cut(text: &str, place: usize) -> Range<usize> {
    let line_start = text[..place].rfind('\n').map_or(0, |index| index + 1);
    let before = text[line_start..place].char_indices().rev();
    let mut start = before.take(CHARS_BEFORE).last().map_or(place, |(index, _)| line_start + index);
    if start > line_start
        && let Some((_, rest)) = text[start..place].split_once(char::is_whitespace)
    {
        start = place - rest.len();
    }
    let line = text[start..].lines().next().unwrap_or_default();
    let length = line.char_indices().nth(MAX_CHARS).map_or(line.len(), |(index, _)| index);
    start..start + length
}

/// Neighbours that are both marked as one.
fn joined(segments: Vec<ExcerptSegment>) -> Vec<ExcerptSegment> {
    segments.into_iter().fold(Vec::new(), |mut joined: Vec<ExcerptSegment>, segment| {
        match joined.last_mut() {
            Some(last) if last.is_match == segment.is_match => last.text.push_str(&segment.text),
            _ => joined.push(segment),
        }
        joined
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With the matches in brackets.
    fn of(query: &str, text: &str) -> String {
        let segments = excerpt(&Query::parse(query), text);
        let segment =
            |it: ExcerptSegment| if it.is_match { format!("[{}]", it.text) } else { it.text };
        segments.into_iter().map(segment).collect()
    }

    #[test]
    fn what_matches_is_marked_in_its_own_spelling() {
        assert_eq!(
            of("gemuesetheke laut", "Die Gemüsetheke ist laut"),
            "Die [Gemüsetheke] ist [laut]"
        );
        assert_eq!(of("wifi", "The Wi-Fi is down"), "The [Wi-Fi] is down");
        assert_eq!(of("fi", "The Wi-Fi is down"), "The Wi-[Fi] is down");
        assert_eq!(of("\"the lift\"", "The stairs and the lift"), "The stairs and [the] [lift]");
        assert_eq!(of("开き 電梯", "三号楼的電梯停了"), "三号楼的[電梯]停了");
        assert_eq!(of("elevetors", "An elevator stopped"), "An [elevator] stopped");
    }

    #[test]
    fn the_line_of_the_match_is_cut_around_it() {
        let text = format!(
            "First line\n{} printer {}\nLast line",
            "before ".repeat(40),
            "after ".repeat(40)
        );
        let found = of("printer", &text);
        assert!(found.starts_with("before ") && found.contains("[printer] after"), "{found}");
        assert!(!found.contains("line"), "{found}");
        assert!(found.chars().count() <= MAX_CHARS + 2, "{found}");
    }
}
