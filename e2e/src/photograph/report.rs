//! Says and shows how a photograph differs.

use std::collections::HashSet;

use image::{Rgb, RgbImage, imageops};

use super::Heading;
use super::comparison::{BLOCK, Difference};

const RED: Rgb<u8> = Rgb([220, 0, 40]);
/// The most places that are named.
const MAX_PLACES: usize = 8;
/// Between the pictures, in pixels.
const GAP: u32 = 8;

/// How many blocks differ below which headings. `scale` is how many pixels of the page one of the picture has.
pub fn described(difference: &Difference, headings: &[Heading], scale: u32) -> String {
    let blocks = match difference {
        Difference::Size([reference, new]) => {
            let size =
                |(width, height): &(u32, u32)| format!("{} × {}", width * scale, height * scale);
            return format!("the page was {} pixels and is {}", size(reference), size(new));
        }
        Difference::Blocks(blocks) => blocks,
    };
    let place = |row: u32| {
        let bottom = (row + 1) * BLOCK * scale;
        let above = headings.iter().rev().find(|heading| heading.top < bottom);
        above.map_or("the top of the page", |heading| heading.text.as_str())
    };
    // Blocks are in the order of their rows.
    let mut places: Vec<(&str, usize)> = Vec::new();
    for (_, row) in blocks {
        match places.last_mut() {
            Some((last, count)) if *last == place(*row) => *count += 1,
            _ => places.push((place(*row), 1)),
        }
    }
    let lines =
        places.iter().take(MAX_PLACES).map(|(place, count)| format!("\n  {count:>5} at {place}"));
    let more = places.len().saturating_sub(MAX_PLACES);
    let more = if more > 0 { format!("\n  and at {more} more places") } else { String::new() };
    format!("{} blocks differ:{}{more}", blocks.len(), lines.collect::<String>())
}

/// The reference, the new picture, and the new one pale with red where they differ. Of another size only the two.
pub fn side_by_side(reference: &RgbImage, new: &RgbImage, difference: &Difference) -> RgbImage {
    let marked = match difference {
        Difference::Size(_) => None,
        Difference::Blocks(blocks) => Some(marked(new, blocks)),
    };
    let pictures: Vec<&RgbImage> = [reference, new].into_iter().chain(&marked).collect();
    let width = pictures.iter().map(|it| it.width() + GAP).sum::<u32>() - GAP;
    let height = pictures.iter().map(|it| it.height()).max().unwrap_or_default();
    let mut all = RgbImage::from_pixel(width, height, RED);
    let mut left = 0;
    for picture in pictures {
        imageops::replace(&mut all, picture, left.into(), 0);
        left += picture.width() + GAP;
    }
    all
}

fn marked(picture: &RgbImage, blocks: &[(u32, u32)]) -> RgbImage {
    let blocks: HashSet<_> = blocks.iter().copied().collect();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let is_different = blocks.contains(&(x / BLOCK, y / BLOCK));
        // A quarter of the colour on grey is pale in both themes.
        let pale = picture.get_pixel(x, y).0.map(|colour| 128 + colour / 4);
        if is_different { RED } else { Rgb(pale) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(text: &str, top: u32) -> Heading {
        Heading { text: text.into(), top }
    }

    #[test]
    fn a_difference_names_the_headings_above_it() {
        let headings =
            [heading("button", 100), heading("button, busy", 160), heading("field", 400)];
        let blocks = Difference::Blocks(vec![(0, 0), (3, 21), (4, 21), (4, 60)]);
        let text = described(&blocks, &headings, 2);
        let expected = "4 blocks differ:\n      1 at the top of the page\n      2 at button, busy\n      \
            1 at field";
        assert_eq!(text, expected);
        let size = Difference::Size([(180, 400), (180, 404)]);
        let expected = "the page was 360 × 800 pixels and is 360 × 808";
        assert_eq!(described(&size, &headings, 2), expected);
    }

    #[test]
    fn the_difference_stands_beside_both_pictures() {
        let reference = RgbImage::from_pixel(8, 8, Rgb([0; 3]));
        let new = RgbImage::from_pixel(8, 8, Rgb([255; 3]));
        let shown = side_by_side(&reference, &new, &Difference::Blocks(vec![(1, 0)]));
        assert_eq!(shown.dimensions(), (3 * 8 + 2 * GAP, 8));
        let third = 2 * (8 + GAP);
        assert_eq!(*shown.get_pixel(third + 4, 0), RED);
        assert_eq!(*shown.get_pixel(third, 0), Rgb([191; 3]));
        let higher = RgbImage::from_pixel(8, 9, Rgb([255; 3]));
        let size = Difference::Size([(8, 8), (8, 9)]);
        assert_eq!(side_by_side(&reference, &higher, &size).dimensions(), (2 * 8 + GAP, 9));
    }
}
