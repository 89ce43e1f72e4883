//! Reads and writes pictures.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use anyhow::{Context, Result};
use image::{ImageFormat, RgbImage};
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

pub fn read(file: &Path) -> Result<RgbImage> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let picture = image::load_from_memory_with_format(&bytes, ImageFormat::Png);
    Ok(picture.with_context(|| format!("{} is no picture", file.display()))?.into_rgb8())
}

/// Up to 256 colours become numbers of a palette, which takes two thirds of the room.
pub fn write(file: &Path, picture: &RgbImage) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let writer = File::create(file).with_context(|| format!("cannot write {}", file.display()))?;
    let mut encoder = Encoder::new(BufWriter::new(writer), picture.width(), picture.height());
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_depth(BitDepth::Eight);
    let colours: BTreeSet<[u8; 3]> = picture.pixels().map(|pixel| pixel.0).collect();
    let colours: Vec<[u8; 3]> = colours.into_iter().collect();
    // None where a number does not fit into a byte.
    let number = |colour: &[u8; 3]| colours.binary_search(colour).ok()?.try_into().ok();
    let numbers: Option<Vec<u8>> = picture.pixels().map(|pixel| number(&pixel.0)).collect();
    let bytes = match &numbers {
        Some(numbers) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(colours.concat());
            numbers
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            picture.as_raw()
        }
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    #[test]
    fn a_picture_is_read_as_it_was_written_with_few_and_with_many_colours() {
        let folder = tempfile::tempdir().unwrap();
        let few = RgbImage::from_fn(16, 16, |x, _| Rgb([x as u8, 0, 9]));
        let many = RgbImage::from_fn(20, 20, |x, y| Rgb([x as u8, y as u8, 9]));
        let sizes = [few, many].map(|picture| {
            let file = folder.path().join("new/picture.png");
            write(&file, &picture).unwrap();
            assert_eq!(read(&file).unwrap(), picture);
            fs::metadata(&file).unwrap().len()
        });
        assert!(sizes[0] < sizes[1]);
    }
}
