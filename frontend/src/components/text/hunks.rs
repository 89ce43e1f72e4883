//! Where two texts differ, word by word.

use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffableStr as _, capture_diff_slices};

/// Beyond this many pairs of words the middle is shown as replaced, so that a long text does not
/// block the screen.
const MAX_COMPARISONS: usize = 4_000_000;

/// Words that an edit replaced: their places in the former text and in the later one. One of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    pub former: Range<usize>,
    pub later: Range<usize>,
}

/// A text as words, spaces, and the punctuation before and after words. Characters of scripts without spaces stand
/// alone too. Inside a word punctuation belongs to it: `10:30` and an address are one word.
pub fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    for run in text.tokenize_words() {
        let inner = run.trim_matches(stands_alone);
        let before = run.len() - run.trim_start_matches(stands_alone).len();
        let (before, rest) = run.split_at(before);
        let (_, after) = rest.split_at(inner.len());
        for (part, is_whole) in [(before, false), (inner, true), (after, false)] {
            match is_whole {
                true if part.is_empty() => (),
                true => tokens.push(part),
                false => tokens.extend(part.split_inclusive(|_| true)),
            }
        }
    }
    tokens
}

/// The places where two texts differ. Between two of them stands at least a word or the end of a sentence.
pub fn hunks(former: &[&str], later: &[&str]) -> Vec<Hunk> {
    let start = former.iter().zip(later).take_while(|(former, later)| former == later).count();
    let rest = former[start..].iter().rev().zip(later[start..].iter().rev());
    let end = rest.take_while(|(former, later)| former == later).count();
    let (old, new) = (&former[start..former.len() - end], &later[start..later.len() - end]);
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut former_end, mut later_end) = (start, start);
    for (old_start, new_start, length) in equal_blocks(old, new) {
        let (former_start, later_start) = (start + old_start, start + new_start);
        let hunk = Hunk { former: former_end..former_start, later: later_end..later_start };
        (former_end, later_end) = (former_start + length, later_start + length);
        // Behind the last block the equal words go on.
        let limit = if former_end == former.len() - end { former.len() } else { former_end };
        if hunk.former.is_empty() && hunk.later.is_empty() {
            continue;
        }
        let hunk = moved_back(hunk, former, later, limit);
        match hunks.last_mut() {
            Some(last) if !divides(&former[last.former.end..hunk.former.start]) => {
                (last.former.end, last.later.end) = (hunk.former.end, hunk.later.end);
            }
            _ => hunks.push(hunk),
        }
    }
    hunks.into_iter().flat_map(|hunk| by_sentence(hunk, former, later)).flatten().collect()
}

/// A hunk before the end of a sentence: what it changes in that sentence, and the sentences that it adds behind it.
fn by_sentence(hunk: Hunk, former: &[&str], later: &[&str]) -> [Option<Hunk>; 2] {
    let place = hunk.former.end;
    let end = former.get(place).filter(|token| ends_sentence(token));
    let ends = |index: &usize| {
        Some(&later[*index]) == end && later[index + 1].starts_with(char::is_whitespace)
    };
    let Some(index) = hunk.later.clone().find(ends) else { return [Some(hunk), None] };
    let behind = Hunk { former: place + 1..place + 1, later: index + 1..hunk.later.end + 1 };
    let before = Hunk { former: hunk.former, later: hunk.later.start..index };
    let is_change = !before.former.is_empty() || !before.later.is_empty();
    [is_change.then_some(before), Some(behind)]
}

/// Where two texts have the same words, and how many: in both, in order. The last block is at their ends.
fn equal_blocks(old: &[&str], new: &[&str]) -> Vec<(usize, usize, usize)> {
    let mut blocks = Vec::new();
    if old.len() * new.len() <= MAX_COMPARISONS {
        for op in capture_diff_slices(Algorithm::Myers, old, new) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                blocks.push((old_index, new_index, len));
            }
        }
    }
    blocks.push((old.len(), new.len(), 0));
    blocks
}

/// Words that were only added, or only removed, can often be told from the words around them in several ways: the last
/// one before `end`, which is the same for every edit.
fn moved_back(mut hunk: Hunk, former: &[&str], later: &[&str], end: usize) -> Hunk {
    let can_move = |hunk: &Hunk| match (hunk.former.is_empty(), hunk.later.is_empty()) {
        (true, false) => later[hunk.later.start] == later[hunk.later.end],
        (false, true) => former[hunk.former.start] == former[hunk.former.end],
        _ => false,
    };
    while hunk.former.end < end && can_move(&hunk) {
        hunk = Hunk {
            former: hunk.former.start + 1..hunk.former.end + 1,
            later: hunk.later.start + 1..hunk.later.end + 1,
        };
    }
    hunk
}

/// Whether the changes before and behind these words are two.
fn divides(tokens: &[&str]) -> bool {
    has_word(tokens) || tokens.iter().any(ends_sentence)
}

fn ends_sentence(token: &&str) -> bool {
    matches!(*token, "." | "!" | "?")
}

/// Whether there is more than spaces and punctuation.
pub fn has_word(tokens: &[&str]) -> bool {
    tokens
        .iter()
        .flat_map(|token| token.chars())
        .any(|it| !it.is_whitespace() && !is_punctuation(it))
}

fn stands_alone(character: char) -> bool {
    is_punctuation(character) || matches!(character, '\u{2E80}'..='\u{9FFF}')
}

/// Marks that end or enclose a part of a sentence. Signs that change the meaning of a word, as in `-5 %`, are none.
fn is_punctuation(character: char) -> bool {
    matches!(
        character,
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '"' | '\'' | '¡' | '¿' | '«' | '»'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{3001}'..='\u{3011}'
            | '\u{60C}' | '\u{61B}' | '\u{61F}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_around_a_word_is_no_part_of_it_and_inside_it_is() {
        let expected = ["(", "Monday", ",", " ", "10:30", ")", ".", ".", "\n\n", "-5", " ", "it's"];
        assert_eq!(tokens("(Monday, 10:30)..\n\n-5 it's"), expected);
        assert_eq!(tokens("图书馆Wi-Fi。"), ["图", "书", "馆", "Wi-Fi", "。"]);
        assert_eq!(tokens("… ?"), ["…", " ", "?"]);
    }
}
