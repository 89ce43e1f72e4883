//! The backend that plotters draws through: it collects shapes, and measures text without the document.

use std::convert::Infallible;

use plotters::style::RGBColor;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use crate::drawing::{Ink, Shape, Side};

/// The usual width of a character, in pixels, at the size that the style sheet gives labels.
const CHARACTER: u32 = 7;
const LINE: u32 = 12;

/// The height of labels in pixels.
pub const LABEL_SIZE: u32 = 12;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

pub struct SvgBackend<'a> {
    size: (u32, u32),
    shapes: &'a mut Vec<Shape>,
}

impl<'a> SvgBackend<'a> {
    pub const fn new(size: (u32, u32), shapes: &'a mut Vec<Shape>) -> Self {
        Self { size, shapes }
    }

    fn add(&mut self, colour: BackendColor, shape: impl FnOnce(Ink) -> Shape) -> Drawn {
        if colour.alpha > 0.0 {
            self.shapes.push(shape(Ink::from_sentinel(colour.rgb)));
        }
        Ok(())
    }
}

/// The colour that stands for `ink` while plotters has it.
pub const fn colour(ink: Ink) -> RGBColor {
    let (red, green, blue) = ink.sentinel();
    RGBColor(red, green, blue)
}

/// How wide a label will be, in pixels.
pub fn text_width(text: &str) -> u32 {
    text.chars().count() as u32 * CHARACTER
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.add(style.color(), |ink| Shape::Line { from, to, ink })
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        points.windows(2).try_for_each(|ends| self.draw_line(ends[0], ends[1], style))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        corner: BackendCoord,
        opposite: BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        let size = (opposite.0 - corner.0, opposite.1 - corner.1);
        self.add(style.color(), |ink| Shape::Rectangle { corner, size, ink })
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let side = match style.anchor().h_pos {
            HPos::Left => Side::Start,
            HPos::Center => Side::Middle,
            HPos::Right => Side::End,
        };
        self.add(style.color(), |ink| Shape::Text { at, side, text: text.to_owned(), ink })
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((text_width(text), LINE))
    }
}
