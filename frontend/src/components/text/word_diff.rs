//! Which words changed between two texts.

use leptos::prelude::*;

use super::hunks::{hunks, tokens};

/// A part of one text or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub change: Change,
    pub text: String,
}

/// Which texts have a [`Piece`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Both texts.
    Same,
    /// Only the former one.
    Removed,
    /// Only the later one.
    Added,
}

/// The changes from `former` to `later`, word by word. Its same and removed pieces spell `former`,
/// its same and added pieces spell `later`.
pub fn word_diff(former: &str, later: &str) -> Vec<Piece> {
    let (former, later) = (tokens(former), tokens(later));
    let mut pieces = Pieces(Vec::new());
    let mut end = 0;
    for hunk in hunks(&former, &later) {
        pieces.push(Change::Same, &former[end..hunk.former.start]);
        end = hunk.former.end;
        pieces.push(Change::Removed, &former[hunk.former]);
        pieces.push(Change::Added, &later[hunk.later]);
    }
    pieces.push(Change::Same, &former[end..]);
    pieces.0
}

/// A text with the changed words marked. Pieces of the kind `without` are left out.
#[component]
pub fn DiffText(pieces: Vec<Piece>, #[prop(optional)] without: Option<Change>) -> impl IntoView {
    let shown = pieces.into_iter().filter(move |piece| Some(piece.change) != without);
    let draw = |piece: Piece| match piece.change {
        Change::Same => piece.text.into_any(),
        Change::Removed => view! { <del>{piece.text}</del> }.into_any(),
        Change::Added => view! { <ins>{piece.text}</ins> }.into_any(),
    };
    view! { <div class="plain-text diff-text" dir="auto">{shown.map(draw).collect_view()}</div> }
}

struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, change: Change, words: &[&str]) {
        if words.is_empty() {
            return;
        }
        let text = words.concat();
        match self.0.last_mut() {
            Some(last) if last.change == change => last.text.push_str(&text),
            _ => self.0.push(Piece { change, text }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(pieces: &[Piece], without: Change) -> String {
        pieces.iter().filter(|it| it.change != without).map(|it| it.text.as_str()).collect()
    }

    fn changes(former: &str, later: &str) -> Vec<(Change, String)> {
        word_diff(former, later).into_iter().map(|it| (it.change, it.text)).collect()
    }

    #[test]
    fn only_the_changed_word_is_marked() {
        let expected = [
            (Change::Same, "The lift in building "),
            (Change::Removed, "B"),
            (Change::Added, "C"),
            (Change::Same, " is stuck"),
        ];
        assert_eq!(
            changes("The lift in building B is stuck", "The lift in building C is stuck"),
            expected.map(|(change, text)| (change, text.to_owned()))
        );
    }

    #[test]
    fn a_comma_does_not_change_the_word_before_it() {
        let expected = [(Change::Same, "Monday"), (Change::Added, ","), (Change::Same, " at nine")];
        let expected = expected.map(|(change, text)| (change, text.to_owned()));
        assert_eq!(changes("Monday at nine", "Monday, at nine"), expected);
    }

    #[test]
    fn words_that_only_a_space_divides_are_replaced_together() {
        let expected = [(Change::Removed, "A red door"), (Change::Added, "One lift")];
        let expected = expected.map(|(change, text)| (change, text.to_owned()));
        assert_eq!(changes("A red door", "One lift"), expected);
    }

    #[test]
    fn equal_texts_are_one_piece_and_empty_texts_none() {
        assert_eq!(changes("Wi-Fi down", "Wi-Fi down"), [(Change::Same, "Wi-Fi down".to_owned())]);
        assert_eq!(changes("", ""), []);
    }

    #[test]
    fn both_texts_can_be_spelt_from_the_pieces() {
        let pairs = [
            ("", "new text"),
            ("old text", ""),
            ("a b c d e", "a x c y e z"),
            ("  two  spaces\n", "two spaces\n\nmore"),
            ("zwölf Stühle fehlen", "zwölf Tische und Stühle fehlen"),
        ];
        for (former, later) in pairs {
            let pieces = word_diff(former, later);
            assert_eq!(spell(&pieces, Change::Added), former);
            assert_eq!(spell(&pieces, Change::Removed), later);
        }
    }

    #[test]
    fn very_long_texts_are_shown_as_replaced_in_the_middle() {
        let former = "a ".repeat(3_000);
        let later = "b ".repeat(3_000);
        let pieces = word_diff(&former, &later);
        assert_eq!(spell(&pieces, Change::Added), former);
        assert_eq!(spell(&pieces, Change::Removed), later);
        assert!(pieces.len() <= 3);
    }

    #[test]
    fn the_changed_word_of_a_very_long_text_is_still_the_only_one_marked() {
        let words = "the lift is stuck ".repeat(500);
        let pieces =
            word_diff(&format!("{words}since nine {words}"), &format!("{words}since ten {words}"));
        let changed: Vec<_> = pieces.iter().filter(|it| it.change != Change::Same).collect();
        assert_eq!(changed.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["nine", "ten"]);
    }
}
