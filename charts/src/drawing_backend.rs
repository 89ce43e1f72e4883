//! The backend that plotters draws through: it writes SVG elements with classes, which a style sheet colours.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Arguments;

use plotters::drawing::DrawingAreaErrorKind;
use plotters::style::{FontDesc, FontFamily, FontStyle, TextStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use crate::escape::Escaped;
use crate::labelled_chart::{LabelledPoint, LabelledSeries, Link};

/// The usual width of a character, in pixels, at the size that the style sheet gives labels.
const CHARACTER: u32 = 7;

/// The height of labels in pixels.
pub const LABEL_SIZE: u32 = 12;

/// The style of a label that is anchored there.
pub fn label_style(horizontal: HPos) -> TextStyle<'static> {
    let font = FontDesc::new(FontFamily::SansSerif, f64::from(LABEL_SIZE), FontStyle::Normal);
    TextStyle::from(font).pos(Pos::new(horizontal, VPos::Center))
}

/// The result of drawing through a backend that refuses nothing.
pub type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;
type Written = Result<(), DrawingErrorKind<Infallible>>;

/// How wide a label will be, in pixels.
pub fn text_width(text: &str) -> u32 {
    text.chars().count() as u32 * CHARACTER
}

/// A drawing. Colours of plotters are ignored, except that transparent shapes are left out.
pub struct SvgBackend {
    size: (u32, u32),
    /// The fill of hatched shapes.
    hatch: String,
    /// The attributes of the lines and rectangles that are drawn next.
    attributes: RefCell<String>,
    shapes: RefCell<String>,
    links: RefCell<String>,
}

impl SvgBackend {
    /// An empty drawing in which `id` is the name of the hatching pattern.
    pub fn new(size: (u32, u32), id: &str) -> Self {
        let hatch = format!("url(#{id})");
        Self {
            size,
            hatch,
            attributes: RefCell::default(),
            shapes: RefCell::default(),
            links: RefCell::default(),
        }
    }

    /// Gives the lines and rectangles that are drawn from now on a class. The class of texts is always `label`.
    pub fn set_class(&self, class: &str) {
        *self.attributes.borrow_mut() = format!(r#"class="{}""#, Escaped(class));
    }

    /// The same for the bar of a point. It is hatched while it can change; else the style sheet fills it.
    pub fn set_bar_class(&self, series: &LabelledSeries, point: &LabelledPoint) {
        self.set_class(&series.bar_class(point.provisional));
        if point.provisional {
            *self.attributes.borrow_mut() += &format!(r#" fill="{}""#, Escaped(&self.hatch));
        }
    }

    /// Makes an area of the drawing a link.
    pub fn add_link(&self, link: &Link, corner: BackendCoord, opposite: BackendCoord) {
        let (href, name) = (Escaped(&link.href), Escaped(&link.name));
        let area = rectangle(corner, opposite);
        // A pointer is shown the title.
        *self.links.borrow_mut() += &format!(
            r#"<a class="spot" href="{href}" aria-label="{name}"><title>{name}</title><rect class="area" {area}/></a>"#
        );
    }

    pub const fn size(&self) -> (u32, u32) {
        self.size
    }

    /// All shapes, and all links, as SVG.
    pub fn into_parts(self) -> (String, String) {
        (self.shapes.into_inner(), self.links.into_inner())
    }

    fn add(&self, colour: BackendColor, element: Arguments) -> Written {
        if colour.alpha > 0.0 {
            *self.shapes.borrow_mut() += &element.to_string();
        }
        Ok(())
    }
}

fn rectangle(corner: BackendCoord, opposite: BackendCoord) -> String {
    let (width, height) = (opposite.0 - corner.0, opposite.1 - corner.1);
    format!(r#"x="{}" y="{}" width="{width}" height="{height}""#, corner.0, corner.1)
}

impl DrawingBackend for &SvgBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Written {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        (x1, y1): BackendCoord,
        (x2, y2): BackendCoord,
        style: &S,
    ) -> Written {
        let attributes = self.attributes.borrow();
        self.add(
            style.color(),
            format_args!(r#"<line {attributes} x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#),
        )
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        points.windows(2).try_for_each(|ends| self.draw_line(ends[0], ends[1], style))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        corner: BackendCoord,
        opposite: BackendCoord,
        style: &S,
        _: bool,
    ) -> Written {
        let (attributes, place) = (self.attributes.borrow(), rectangle(corner, opposite));
        self.add(style.color(), format_args!("<rect {attributes} {place}/>"))
    }

    /// A centred text stays inside the drawing, where it finds room there.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Written {
        let half = text_width(text).div_ceil(2) as i32;
        let (x, anchor) = match style.anchor().h_pos {
            HPos::Left => (x, "start"),
            HPos::Center => (x.min(self.size.0 as i32 - half).max(half), "middle"),
            HPos::Right => (x, "end"),
        };
        let y = match style.anchor().v_pos {
            VPos::Top => y + LABEL_SIZE as i32 / 2,
            VPos::Center => y,
            VPos::Bottom => y - LABEL_SIZE as i32 / 2,
        };
        let text = Escaped(text);
        self.add(
            style.color(),
            format_args!(
                r#"<text class="label" x="{x}" y="{y}" text-anchor="{anchor}" dominant-baseline="central">{text}</text>"#
            ),
        )
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((text_width(text), LABEL_SIZE))
    }
}

#[cfg(test)]
mod tests {
    use plotters::coord::Shift;
    use plotters::prelude::*;
    use shared::chart::Mark;

    use super::*;
    use crate::labelled_chart::tests::{point, series};

    fn drawn(draw: impl FnOnce(&SvgBackend, DrawingArea<&SvgBackend, Shift>)) -> String {
        let backend = SvgBackend::new((100, 100), "hatch-\"x\"");
        draw(&backend, backend.into_drawing_area());
        backend.into_parts().0
    }

    #[test]
    fn a_line_goes_from_one_point_to_the_other() {
        let line = drawn(|backend, area| {
            backend.set_class("tick series-1");
            area.draw(&PathElement::new(vec![(1, 2), (30, 4)], BLACK)).unwrap();
            area.draw(&PathElement::new(vec![(1, 2), (30, 4)], TRANSPARENT)).unwrap();
        });
        assert_eq!(line, r#"<line class="tick series-1" x1="1" y1="2" x2="30" y2="4"/>"#);
    }

    #[test]
    fn only_a_bar_that_can_still_change_has_a_fill() {
        let series = series(Mark::Bar, Vec::new());
        let bars = drawn(|backend, area| {
            let bar = Rectangle::new([(4, 6), (1, 2)], BLACK.filled());
            for provisional in [true, false] {
                let point = LabelledPoint { provisional, ..point("x", None) };
                backend.set_bar_class(&series, &point);
                area.draw(&bar).unwrap();
            }
        });
        let place = r#"x="1" y="2" width="3" height="4""#;
        let fill = r#"fill="url(#hatch-&quot;x&quot;)""#;
        let hatched = format!(r#"<rect class="bar provisional series-0" {fill} {place}/>"#);
        assert_eq!(bars, format!(r#"{hatched}<rect class="bar series-0" {place}/>"#));
    }

    #[test]
    fn a_text_stands_where_it_is_anchored_and_inside_the_drawing() {
        let positions = [
            (HPos::Left, 5, r#"x="5" y="6" text-anchor="start""#),
            (HPos::Right, 5, r#"x="5" y="6" text-anchor="end""#),
            (HPos::Center, 50, r#"x="50" y="6" text-anchor="middle""#),
            (HPos::Center, 5, r#"x="11" y="6" text-anchor="middle""#),
            (HPos::Center, 99, r#"x="89" y="6" text-anchor="middle""#),
        ];
        for (side, x, place) in positions {
            let text = drawn(|_, area| {
                area.draw(&Text::new("Q&A", (x, 6), label_style(side))).unwrap();
            });
            let end = r#"dominant-baseline="central">Q&amp;A</text>"#;
            assert_eq!(text, format!(r#"<text class="label" {place} {end}"#));
        }
    }
}
