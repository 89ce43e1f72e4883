//! The parts of a combined text.

use super::hunks::{has_word, tokens};

/// A part of a combined text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Neither has changed it, or both in the same way.
    Common(String),
    /// Only mine has it.
    Mine(String),
    /// Only theirs has it.
    Theirs(String),
    /// The same words were replaced, and differently.
    Collision { mine: String, theirs: String },
}

/// Two collisions with at most so many tokens between them, such as a word and its spaces, are one.
const MAX_GAP: usize = 3;

/// The text that the segments spell. Of the collisions those whose numbers are in `theirs` take theirs.
pub fn spelled<'a>(segments: &'a [Segment], theirs: &[usize]) -> String {
    let mut collisions = 0..;
    let part = |segment: &'a Segment| match segment {
        Segment::Common(text) | Segment::Mine(text) | Segment::Theirs(text) => text.as_str(),
        Segment::Collision { mine, theirs: other } => {
            let takes_theirs = collisions.next().is_some_and(|number| theirs.contains(&number));
            if takes_theirs { other.as_str() } else { mine.as_str() }
        }
    };
    segments.iter().map(part).collect()
}

/// Combines segments as they are added.
#[derive(Default)]
pub struct Segments(Vec<Segment>);

impl Segments {
    pub fn finish(self) -> Vec<Segment> {
        self.0
    }

    /// Adds what both have made of the same words, or have inserted at the same place.
    pub fn push_both(&mut self, mine: &[&str], theirs: &[&str], are_insertions: bool) {
        let start = mine.iter().zip(theirs).take_while(|(mine, theirs)| mine == theirs).count();
        let rest = mine[start..].iter().rev().zip(theirs[start..].iter().rev());
        let end = rest.take_while(|(mine, theirs)| mine == theirs).count();
        let (my_middle, their_middle) =
            (&mine[start..mine.len() - end], &theirs[start..theirs.len() - end]);
        let (before, after) = (&mine[..start], &mine[mine.len() - end..]);
        // One has all that the other has, and more.
        let is_more = (my_middle.is_empty() || their_middle.is_empty())
            && (are_insertions || mine == theirs || has_word(before) || has_word(after));
        if are_insertions && !is_more {
            let borders = [mine.last(), theirs.first()].map(|token| token.copied().unwrap_or(" "));
            let space = if borders.iter().all(|token| has_word(&[token])) { " " } else { "" };
            self.push(Segment::Mine(mine.concat() + space));
            self.push(Segment::Theirs(theirs.concat()));
            return;
        }
        let (mine, theirs) = (my_middle.concat(), their_middle.concat());
        self.push(Segment::Common(before.concat()));
        if is_more {
            self.push(Segment::Mine(mine));
            self.push(Segment::Theirs(theirs));
        } else {
            self.push_collision(mine, theirs);
        }
        self.push(Segment::Common(after.concat()));
    }

    fn push_collision(&mut self, mine: String, theirs: String) {
        if let [.., Segment::Collision { mine: former, theirs: other }, Segment::Common(gap)] =
            &mut self.0[..]
            && tokens(gap).len() <= MAX_GAP
        {
            *former += &(gap.clone() + &mine);
            *other += &(gap.clone() + &theirs);
            self.0.pop();
        } else {
            self.0.push(Segment::Collision { mine, theirs });
        }
    }

    /// Adds what is no collision.
    pub fn push(&mut self, segment: Segment) {
        match (self.0.last_mut(), segment) {
            (_, Segment::Common(text) | Segment::Mine(text) | Segment::Theirs(text))
                if text.is_empty() => {}
            (Some(Segment::Common(last)), Segment::Common(text))
            | (Some(Segment::Mine(last)), Segment::Mine(text))
            | (Some(Segment::Theirs(last)), Segment::Theirs(text)) => last.push_str(&text),
            (_, segment) => self.0.push(segment),
        }
    }
}
