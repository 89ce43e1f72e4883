//! The changes that two people made to one text, in one text.

use std::ops::Range;

use super::combined_segments::{Segment, Segments};
use super::hunks::{Hunk, hunks, tokens};

/// All changes from `base` to `mine` and to `theirs`. What both insert at one place stands one after the other.
pub fn combine(base: &str, mine: &str, theirs: &str) -> Vec<Segment> {
    let base = tokens(base);
    let (mut mine, mut theirs) = (Side::new(&base, mine), Side::new(&base, theirs));
    let mut segments = Segments::default();
    let mut end = 0;
    while let Some(place) = first_place(&mine, &theirs) {
        let (place, mine, theirs) = take_changes(place, &mut mine, &mut theirs);
        segments.push(Segment::Common(base[end..place.start].concat()));
        end = place.end;
        match (mine, theirs) {
            (Some(mine), Some(theirs)) => segments.push_both(mine, theirs, place.is_empty()),
            (Some(mine), None) => segments.push(Segment::Mine(mine.concat())),
            (None, theirs) => segments.push(Segment::Theirs(theirs.unwrap_or_default().concat())),
        }
    }
    segments.push(Segment::Common(base[end..].concat()));
    segments.finish()
}

/// One of the two texts, and what it changes that is not combined yet.
struct Side<'a> {
    tokens: Vec<&'a str>,
    hunks: Vec<Hunk>,
    next: usize,
}

impl<'a> Side<'a> {
    fn new(base: &[&str], text: &'a str) -> Self {
        let tokens = tokens(text);
        Self { hunks: hunks(base, &tokens), tokens, next: 0 }
    }

    /// The words that the next change replaces.
    fn place(&self) -> Option<Range<usize>> {
        self.hunks.get(self.next).map(|hunk| hunk.former.clone())
    }

    /// What this text has at a place of the base, if it changes it: with all changes since the one at `first`.
    fn words(&self, first: usize, place: &Range<usize>) -> Option<&[&'a str]> {
        let changes = &self.hunks[first..self.next];
        let (first, last) = changes.first().zip(changes.last())?;
        let start = first.later.start - (first.former.start - place.start);
        let end = last.later.end + (place.end - last.former.end);
        Some(&self.tokens[start..end])
    }
}

/// Where the next change is. At the same place an insertion comes first.
fn first_place(mine: &Side, theirs: &Side) -> Option<Range<usize>> {
    let places = mine.place().into_iter().chain(theirs.place());
    places.min_by_key(|place| (place.start, place.end))
}

/// Takes the changes at a place from both sides. Changes that overlap belong together.
fn take_changes<'a, 'b>(
    mut place: Range<usize>,
    mine: &'a mut Side<'b>,
    theirs: &'a mut Side<'b>,
) -> (Range<usize>, Option<&'a [&'b str]>, Option<&'a [&'b str]>) {
    let (first_mine, first_theirs) = (mine.next, theirs.next);
    loop {
        let is_part =
            |it: &Range<usize>| *it == place || it.start < place.end && place.start < it.end;
        let (side, found) = match (mine.place().filter(is_part), theirs.place().filter(is_part)) {
            (Some(found), _) => (&mut *mine, found),
            (None, Some(found)) => (&mut *theirs, found),
            (None, None) => break,
        };
        side.next += 1;
        place = place.start.min(found.start)..place.end.max(found.end);
    }
    let (in_mine, in_theirs) = (mine.words(first_mine, &place), theirs.words(first_theirs, &place));
    (place, in_mine, in_theirs)
}

#[cfg(test)]
mod tests {
    use super::super::combined_segments::spelled;
    use super::*;

    /// The segments as one line: `+mine+`, `*theirs*`, `[mine|theirs]`.
    fn shown(base: &str, mine: &str, theirs: &str) -> String {
        let segment = |segment: &Segment| match segment {
            Segment::Common(text) => text.clone(),
            Segment::Mine(text) => format!("+{text}+"),
            Segment::Theirs(text) => format!("*{text}*"),
            Segment::Collision { mine, theirs } => format!("[{mine}|{theirs}]"),
        };
        combine(base, mine, theirs).iter().map(segment).collect()
    }

    fn chosen(base: &str, mine: &str, theirs: &str, takes_theirs: bool) -> String {
        let choices: Vec<usize> = if takes_theirs { (0..99).collect() } else { Vec::new() };
        spelled(&combine(base, mine, theirs), &choices)
    }

    #[test]
    fn changes_at_different_places_are_all_kept() {
        let base = "The lift in building C stops between floors.";
        let mine = "The lift in building C stops between floors. There is a puddle.";
        let theirs = "The lift in building C and D stops between two floors.";
        let expected =
            "The lift in building C *and D *stops between *two *floors.+ There is a puddle.+";
        assert_eq!(shown(base, mine, theirs), expected);
        assert_eq!(
            shown("a big red lift", "a small red lift", "a big green lift"),
            "a +small+ *green* lift"
        );
    }

    #[test]
    fn words_that_both_replaced_differently_are_a_choice_in_their_sentence() {
        let base = "It stops at floor 7. Please come.";
        let [mine, theirs] =
            ["It stops at floor 8. Please come.", "It stops at floor 9. Please come."];
        assert_eq!(shown(base, mine, theirs), "It stops at floor [8|9]. Please come.");
        assert_eq!(chosen(base, mine, theirs, false), mine);
        assert_eq!(chosen(base, mine, theirs, true), theirs);
    }

    #[test]
    fn near_collisions_are_one_choice() {
        let [base, mine, theirs] =
            ["floors 7 and 8, mostly", "floors 2 and 3, mostly", "floors 4 and 5, mostly"];
        assert_eq!(shown(base, mine, theirs), "floors [2 and 3|4 and 5], mostly");
    }

    #[test]
    fn sentences_that_are_added_behind_a_collision_are_no_part_of_it() {
        let base = "It stops between floors 1 and 2.";
        let mine = "It stops between floors 2 and 3, in the morning. There is a puddle.";
        let theirs = "It stops between floors 7 and 8. The call works. Come!";
        let expected = "It stops between floors [2 and 3, in the morning|7 and 8].\
            + There is a puddle.+* The call works. Come!*";
        assert_eq!(shown(base, mine, theirs), expected);
    }

    #[test]
    fn a_number_or_a_time_is_one_word() {
        assert_eq!(shown("at 10:30", "at 11:30", "at 10:45"), "at [11:30|10:45]");
    }

    #[test]
    fn punctuation_does_not_make_words_collide() {
        let [base, mine, theirs] = ["on Monday at nine", "on Monday, at nine", "on Monday at ten"];
        assert_eq!(shown(base, mine, theirs), "on Monday+,+ at *ten*");
        assert_eq!(shown("on Monday", "on Monday, early", "on Tuesday"), "on *Tuesday*+, early+");
    }

    #[test]
    fn what_both_insert_at_one_place_stands_one_after_the_other() {
        let [base, mine, theirs] = ["Stuck.", "Stuck. A puddle.", "Stuck. The call works."];
        assert_eq!(shown(base, mine, theirs), "Stuck.+ A puddle.+* The call works.*");
        assert_eq!(shown("lift", "Big lift", "Old lift"), "+Big +*Old *lift");
        assert_eq!(shown("- ", "- b", "- c"), "- +b +*c*");
        assert_eq!(shown("a\n", "a\n- b\n", "a\n- c\n"), "a\n+- b\n+*- c\n*");
    }

    #[test]
    fn an_insertion_at_the_end_of_a_sentence_stands_before_the_next_one() {
        let [base, mine, theirs] = ["A b.", "X b. D.", "A b c."];
        assert_eq!(shown(base, mine, theirs), "+X+ b* c*.+ D.+");
    }

    #[test]
    fn equal_changes_are_taken_once_also_where_one_goes_on() {
        assert_eq!(shown("floor 7", "floor 8", "floor 8"), "floor 8");
        assert_eq!(shown("Stuck.", "Stuck. Help! Soon.", "Stuck. Help!"), "Stuck. Help!+ Soon.+");
        assert_eq!(shown("floor 7", "floor 8", "floor 8 or 9"), "floor 8* or 9*");
    }

    #[test]
    fn what_one_deletes_and_the_other_leaves_is_gone_and_what_the_other_changes_is_a_choice() {
        assert_eq!(shown("a lift in B and D", "a lift in B", "a lift in B and D"), "a lift in B");
        assert_eq!(
            shown("in B and D stops", "in B stops", "in B and E stops"),
            "in B [|and E ]stops"
        );
        assert_eq!(shown("one two", "", "one two"), "");
    }

    #[test]
    fn lines_and_spaces_stay_as_they_are() {
        let [base, mine, theirs] = ["a  b\n\n\tc\n", "a  x\n\n\tc\n", "a  b\n\n\tc y\n"];
        assert_eq!(chosen(base, mine, theirs, false), "a  x\n\n\tc y\n");
        assert_eq!(shown("one\ntwo", "one\n\ntwo", "one\ntwo!"), "one+\n\n+two*!*");
    }

    #[test]
    fn a_text_that_was_written_anew_by_both_is_one_choice() {
        let [base, mine, theirs] = ["Lift broken", "The projector flickers", "No Wi-Fi"];
        assert_eq!(shown(base, mine, theirs), format!("[{mine}|{theirs}]"));
    }

    /// All texts of at most three of these tokens.
    fn all_texts() -> Vec<String> {
        const TOKENS: [&str; 5] = ["", "a", "b", " ", ","];
        let of =
            |number: usize| [number / 25, number / 5 % 5, number % 5].map(|it| TOKENS[it]).concat();
        let mut texts: Vec<String> = (0..125).map(of).collect();
        texts.sort_unstable();
        texts.dedup();
        texts
    }

    #[test]
    fn a_change_of_one_side_is_the_whole_change() {
        let texts = all_texts();
        for base in &texts {
            for text in &texts {
                for takes_theirs in [false, true] {
                    assert_eq!(chosen(base, text, base, takes_theirs), *text, "{base:?}");
                    assert_eq!(chosen(base, base, text, takes_theirs), *text, "{base:?}");
                    assert_eq!(chosen(base, text, text, takes_theirs), *text, "{base:?}");
                }
            }
        }
    }

    /// Whether all that a text adds to the base can be read in the combined text, in its order.
    fn has_all(combined: &str, base: &str, text: &str) -> bool {
        let (base, text) = (tokens(base), tokens(text));
        let added = hunks(&base, &text).into_iter().flat_map(|hunk| &text[hunk.later]);
        let mut rest = combined.chars();
        let mut visible = added.flat_map(|token| token.chars()).filter(|it| !it.is_whitespace());
        visible.all(|character| rest.any(|other| other == character))
    }

    #[test]
    fn nothing_that_one_of_the_two_has_written_is_lost() {
        let texts = all_texts();
        let short: Vec<_> = texts.iter().filter(|text| text.len() < 3).collect();
        for base in &texts {
            for &mine in &short {
                for &theirs in &short {
                    let segments = combine(base, mine, theirs);
                    for (text, choices) in [(mine, &[][..]), (theirs, &[0, 1, 2])] {
                        let combined = spelled(&segments, choices);
                        let is_kept = has_all(&combined, base, text);
                        assert!(
                            is_kept,
                            "{text:?} of {base:?}, {mine:?}, {theirs:?} in {segments:?}"
                        );
                    }
                }
            }
        }
    }
}
