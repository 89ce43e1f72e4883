//! Compares two pictures by the means of their blocks.

use image::{Rgb, RgbImage};

/// The edge of a block, in pixels of the stored pictures.
pub const BLOCK: u32 = 4;
/// From which difference on a block is another one, in one of its colours: from 0 to 255.
const THRESHOLD: u8 = 24;
/// One in so many blocks may differ.
const TOLERATED: usize = 10_000;
/// The distance of two values of a colour in a stored picture.
const COLOUR_STEP: u8 = 17;

/// How two pictures differ.
#[derive(Debug, PartialEq, Eq)]
pub enum Difference {
    /// In their sizes, first that of the reference.
    Size([(u32, u32); 2]),
    /// In these blocks, by column and row.
    Blocks(Vec<(u32, u32)>),
}

/// How a picture differs from its reference, unless it is only by what another machine would smooth differently.
pub fn compare(reference: &RgbImage, picture: &RgbImage) -> Option<Difference> {
    if reference.dimensions() != picture.dimensions() {
        return Some(Difference::Size([reference.dimensions(), picture.dimensions()]));
    }
    let [before, after] = [reference, picture].map(|it| reduced(it, BLOCK));
    let pairs = before.enumerate_pixels().zip(after.pixels());
    let different: Vec<_> = pairs
        .filter(|((_, _, before), after)| is_different(before, after))
        .map(|((x, y, _), _)| (x, y))
        .collect();
    let tolerated = before.pixels().len() / TOLERATED;
    (different.len() > tolerated).then_some(Difference::Blocks(different))
}

fn is_different(before: &Rgb<u8>, after: &Rgb<u8>) -> bool {
    before.0.iter().zip(after.0).any(|(before, after)| before.abs_diff(after) > THRESHOLD)
}

/// The picture with the mean of each block of `edge` by `edge` pixels as one pixel. At the right and at the bottom the
/// blocks may be smaller.
pub fn reduced(picture: &RgbImage, edge: u32) -> RgbImage {
    let (width, height) = picture.dimensions();
    RgbImage::from_fn(width.div_ceil(edge), height.div_ceil(edge), |column, row| {
        let (left, top) = (column * edge, row * edge);
        let (mut sums, mut count) = ([0_u32; 3], 0_u32);
        for y in top..(top + edge).min(height) {
            for x in left..(left + edge).min(width) {
                let colours = picture.get_pixel(x, y).0;
                sums.iter_mut().zip(colours).for_each(|(sum, colour)| *sum += u32::from(colour));
                count += 1;
            }
        }
        // A mean of bytes is a byte.
        Rgb(sums.map(|sum| u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX)))
    })
}

/// The same picture with sixteen values for each colour, which makes its file small.
pub fn with_few_colours(picture: &RgbImage) -> RgbImage {
    let mut few = picture.clone();
    for colour in few.iter_mut() {
        *colour = colour.saturating_add(COLOUR_STEP / 2) / COLOUR_STEP * COLOUR_STEP;
    }
    few
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIGHT: Rgb<u8> = Rgb([250, 250, 245]);
    const DARK: Rgb<u8> = Rgb([20, 24, 30]);

    /// Lines of letters, and a button at that column.
    fn page(button: u32) -> RgbImage {
        RgbImage::from_fn(180, 400, |x, y| {
            let is_letter = y % 12 < 6 && x % 4 < 2 && x < 120;
            let is_button = (button..button + 30).contains(&x) && (100..114).contains(&y);
            if is_button || is_letter { DARK } else { LIGHT }
        })
    }

    fn mixed(one: Rgb<u8>, other: Rgb<u8>, share: f32) -> Rgb<u8> {
        let mix = |index: usize| {
            f32::from(one.0[index]) * (1.0 - share) + f32::from(other.0[index]) * share
        };
        Rgb([0, 1, 2].map(|index| mix(index) as u8))
    }

    #[test]
    fn a_picture_is_equal_to_itself_also_with_few_colours() {
        let page = page(130);
        assert_eq!(compare(&page, &page), None);
        assert_eq!(compare(&with_few_colours(&page), &page), None);
    }

    #[test]
    fn letters_that_are_smoothed_differently_are_equal() {
        let page = page(130);
        // Each pixel gets a quarter of its neighbour, as if letters were a quarter of a pixel further right.
        let smoothed = RgbImage::from_fn(page.width(), page.height(), |x, y| {
            mixed(*page.get_pixel(x, y), *page.get_pixel(x.saturating_sub(1), y), 0.25)
        });
        assert_ne!(page, smoothed);
        assert_eq!(compare(&page, &smoothed), None);
    }

    #[test]
    fn a_button_that_has_moved_is_found_where_it_was_and_where_it_is() {
        let Some(Difference::Blocks(blocks)) = compare(&page(130), &page(138)) else {
            panic!("nothing was found");
        };
        let columns: Vec<u32> = blocks.iter().map(|(column, _)| *column).collect();
        assert!(columns.contains(&(130 / BLOCK + 1)) && columns.contains(&(164 / BLOCK)));
        assert!(blocks.iter().all(|(_, row)| (25..=28).contains(row)), "{blocks:?}");
    }

    #[test]
    fn another_colour_of_a_button_is_found() {
        let mut page = page(130);
        let before = page.clone();
        page.pixels_mut().filter(|pixel| **pixel == DARK).for_each(|pixel| *pixel = LIGHT);
        assert!(matches!(compare(&before, &page), Some(Difference::Blocks(_))));
    }

    #[test]
    fn pictures_of_other_heights_are_different() {
        let higher = RgbImage::from_pixel(180, 401, LIGHT);
        let expected = Difference::Size([(180, 400), (180, 401)]);
        assert_eq!(compare(&page(130), &higher), Some(expected));
    }

    #[test]
    fn a_reduced_picture_has_the_means_also_at_its_edges() {
        let picture = RgbImage::from_fn(3, 2, |x, _| Rgb([if x == 0 { 10 } else { 20 }; 3]));
        let reduced = reduced(&picture, 2);
        assert_eq!(reduced.dimensions(), (2, 1));
        assert_eq!((reduced.get_pixel(0, 0).0[0], reduced.get_pixel(1, 0).0[0]), (15, 20));
    }
}
