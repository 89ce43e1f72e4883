//! What stands below the labels of upright bars, where there is room for all of it.

use crate::drawing_backend::text_width;
use crate::labelled_chart::{LabelledChart, LabelledPoint};

/// The height of a line in pixels.
pub const NOTE_LINE: u32 = 14;
/// A note of more lines than this is left to the table.
const MAX_LINES: usize = 3;
/// What the axis and the margins take of the width.
const BESIDE: u32 = 60;

/// The notes of all labels, in lines.
pub struct Notes(Vec<Vec<String>>);

impl Notes {
    /// The notes of the first series that has some; none at all if one of them finds no room.
    pub fn of(chart: &LabelledChart, width: u32) -> Self {
        let drawn = chart.drawn();
        let has_notes = |points: &[LabelledPoint]| points.iter().any(|it| it.detail.is_some());
        let Some(series) = drawn.iter().find(|series| has_notes(&series.points)) else {
            return Self(Vec::new());
        };
        let room = width.saturating_sub(BESIDE) / series.points.len().max(1) as u32;
        let lines = |point: &LabelledPoint| in_lines(point.detail.as_deref().unwrap_or(""), room);
        let all: Option<Vec<_>> = series.points.iter().map(lines).collect();
        Self(all.unwrap_or_default())
    }

    /// How high all of them are, in pixels.
    pub fn height(&self) -> u32 {
        let most = self.0.iter().map(Vec::len).max().unwrap_or_default() as u32;
        most * NOTE_LINE
    }

    /// The lines below the label of the point at that index.
    pub fn below(&self, index: usize) -> &[String] {
        self.0.get(index).map_or(&[], Vec::as_slice)
    }
}

/// As few lines as the words need; None if there is no room for them.
fn in_lines(note: &str, room: u32) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in note.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width(line) + text_width(word) + text_width(" ") < room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let fits = lines.len() <= MAX_LINES && lines.iter().all(|it| text_width(it) < room);
    fits.then_some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_takes_as_few_lines_as_there_is_room_for() {
        let lines = |room| in_lines("31 of 40 closed", room).map(|it| it.join("|"));
        assert_eq!(lines(200).as_deref(), Some("31 of 40 closed"));
        assert_eq!(lines(70).as_deref(), Some("31 of 40|closed"));
        assert_eq!(lines(45).as_deref(), Some("31 of|40|closed"));
        assert_eq!(lines(40), None);
        assert_eq!(in_lines("", 0), Some(Vec::new()));
    }
}
