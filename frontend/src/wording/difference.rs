//! Which words changed between two texts.

/// A stretch of one text or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub change: Change,
    pub text: String,
}

/// Where a [`Piece`] stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both texts.
    Same,
    /// Only in the former one.
    Removed,
    /// Only in the later one.
    Added,
}

/// Beyond this many comparisons the middle is told as replaced, so that no text blocks the screen.
const MOST_COMPARISONS: usize = 4_000_000;

/// The shortest way from `former` to `later`, word by word. Its same and removed pieces spell
/// `former`, its same and added pieces spell `later`.
pub fn difference(former: &str, later: &str) -> Vec<Piece> {
    let (old, new) = (words(former), words(later));
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = rest.take_while(|(a, b)| a == b).count();
    let (old_middle, new_middle) = (&old[start..old.len() - end], &new[start..new.len() - end]);

    let mut pieces = Pieces(Vec::new());
    pieces.push(Change::Same, &old[..start]);
    compare(old_middle, new_middle, &mut pieces);
    pieces.push(Change::Same, &old[old.len() - end..]);
    pieces.0
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

/// Words and the white space between them, so that joining them gives the text again.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut former: Option<bool> = None;
    for (at, letter) in text.char_indices() {
        let is_space = letter.is_whitespace();
        if former.is_some_and(|it| it != is_space) {
            words.push(&text[start..at]);
            start = at;
        }
        former = Some(is_space);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// The longest common subsequence, by the usual table.
fn compare(old: &[&str], new: &[&str], pieces: &mut Pieces) {
    if old.len() * new.len() > MOST_COMPARISONS {
        pieces.push(Change::Removed, old);
        pieces.push(Change::Added, new);
        return;
    }
    let width = new.len() + 1;
    let mut common = vec![0_u16; (old.len() + 1) * width];
    for (row, old_word) in old.iter().enumerate().rev() {
        for (column, new_word) in new.iter().enumerate().rev() {
            let (right, below) = (row * width + column + 1, (row + 1) * width + column);
            common[row * width + column] = if old_word == new_word {
                common[below + 1] + 1
            } else {
                common[right].max(common[below])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < old.len() && column < new.len() {
        if old[row] == new[column] {
            pieces.push(Change::Same, &old[row..=row]);
            (row, column) = (row + 1, column + 1);
        } else if common[(row + 1) * width + column] >= common[row * width + column + 1] {
            pieces.push(Change::Removed, &old[row..=row]);
            row += 1;
        } else {
            pieces.push(Change::Added, &new[column..=column]);
            column += 1;
        }
    }
    pieces.push(Change::Removed, &old[row..]);
    pieces.push(Change::Added, &new[column..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(pieces: &[Piece], without: Change) -> String {
        pieces.iter().filter(|it| it.change != without).map(|it| it.text.as_str()).collect()
    }

    fn changes(former: &str, later: &str) -> Vec<(Change, String)> {
        difference(former, later).into_iter().map(|it| (it.change, it.text)).collect()
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
            let pieces = difference(former, later);
            assert_eq!(spell(&pieces, Change::Added), former);
            assert_eq!(spell(&pieces, Change::Removed), later);
        }
    }

    #[test]
    fn very_long_texts_are_told_as_replaced_in_the_middle() {
        let former = "a ".repeat(3_000);
        let later = "b ".repeat(3_000);
        let pieces = difference(&former, &later);
        assert_eq!(spell(&pieces, Change::Added), former);
        assert_eq!(spell(&pieces, Change::Removed), later);
        assert!(pieces.len() <= 3);
    }
}
