//! Reads the drawing of a QR code as a camera does.

use rqrr::PreparedImage;

/// How many pixels of the camera a module has in each direction.
const SCALE: usize = 4;

/// The text that the code in an `<svg>` element holds; nothing if it is none.
pub fn decoded(svg: &str) -> Option<String> {
    let size: usize = between(svg, "viewBox=\"0 0 ", " ")?.parse().ok()?;
    let path = between(svg, "<path fill=\"#000\" d=\"", "\"")?;
    let mut dark = vec![false; size * size];
    for run in path.split('M').skip(1) {
        let (x, rest) = run.split_once(' ')?;
        let (y, rest) = rest.split_once('h')?;
        let (n, _) = rest.split_once('v')?;
        let start = y.parse::<usize>().ok()? * size + x.parse::<usize>().ok()?;
        dark.get_mut(start..start + n.parse::<usize>().ok()?)?.fill(true);
    }
    let pixel = |x: usize, y: usize| dark[y / SCALE * size + x / SCALE];
    let mut image = PreparedImage::prepare_from_bitmap(size * SCALE, size * SCALE, pixel);
    let (_, text) = image.detect_grids().first()?.decode().ok()?;
    Some(text)
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}
