//! What a drawing consists of, before it becomes SVG.

use crate::labelled_chart::LabelledPoint;

/// One shape, in CSS pixels from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Line {
        from: (i32, i32),
        to: (i32, i32),
        ink: Ink,
    },
    Rectangle {
        corner: (i32, i32),
        size: (i32, i32),
        ink: Ink,
    },
    Text {
        at: (i32, i32),
        side: Side,
        text: String,
        ink: Ink,
    },
    /// A part of the drawing that leads somewhere, with its name.
    Link {
        corner: (i32, i32),
        size: (i32, i32),
        href: String,
        name: String,
    },
}

/// The part of the drawing that leads where its point leads, if that is anywhere.
pub fn link(point: &LabelledPoint, corner: (i32, i32), size: (i32, i32)) -> Option<Shape> {
    let link = point.link.clone()?;
    Some(Shape::Link { corner, size, href: link.href, name: link.name })
}

/// Where a text stands, seen from its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It begins there.
    Start,
    Middle,
    /// It ends there.
    End,
}

/// What a shape is: the style sheet gives it its colour, so that a theme changes no drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Axis,
    Grid,
    Label,
    /// A bar of the series of that number.
    Bar(u8),
    /// The same where the value can still change.
    ProvisionalBar(u8),
    /// A short line across the bars of the series of that number.
    Tick(u8),
}

impl Ink {
    /// The colour that carries it through plotters.
    pub const fn sentinel(self) -> (u8, u8, u8) {
        match self {
            Self::Axis => (1, 0, 0),
            Self::Grid => (1, 1, 0),
            Self::Label => (1, 2, 0),
            Self::Bar(series) => (1, 3, series),
            Self::ProvisionalBar(series) => (1, 4, series),
            Self::Tick(series) => (1, 5, series),
        }
    }

    /// What a colour stands for; one that is none of ours is a label.
    pub const fn from_sentinel(colour: (u8, u8, u8)) -> Self {
        match colour {
            (1, 0, _) => Self::Axis,
            (1, 1, _) => Self::Grid,
            (1, 3, series) => Self::Bar(series),
            (1, 4, series) => Self::ProvisionalBar(series),
            (1, 5, series) => Self::Tick(series),
            _ => Self::Label,
        }
    }

    /// The class that the style sheet knows.
    pub fn class(self) -> String {
        match self {
            Self::Axis => "axis".to_owned(),
            Self::Grid => "grid".to_owned(),
            Self::Label => "label".to_owned(),
            Self::Bar(series) => format!("bar series-{series}"),
            Self::ProvisionalBar(series) => format!("bar provisional series-{series}"),
            Self::Tick(series) => format!("tick series-{series}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_survives_its_way_through_a_colour() {
        let inks = [Ink::Axis, Ink::Grid, Ink::Label, Ink::Bar(2), Ink::Tick(1)];
        for ink in inks.into_iter().chain([Ink::ProvisionalBar(3)]) {
            assert_eq!(Ink::from_sentinel(ink.sentinel()), ink);
        }
    }
}
