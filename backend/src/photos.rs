//! Pictures, made fit to keep: smaller, upright, and encoded anew, so that nothing is left of the file but what one sees.

use std::io::Cursor;
use std::sync::LazyLock;

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{
    DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage,
};
use shared::photo::{MAX_PHOTO_EDGE, THUMBNAIL_EDGE};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::db::writes::Picture;

/// The largest picture that is decoded, in pixels: 100 MB of memory.
const MAX_PIXELS: u64 = 25_000_000;

/// What decoding may take, in bytes.
const MAX_DECODER_BYTES: u64 = 150_000_000;

/// Of JPEG, 1 to 100.
const QUALITY: u8 = 82;

/// How many pictures are encoded at the same time, because each takes much memory.
static ENCODERS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// Why a file is no picture that can be kept.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    #[error("the file is no JPEG, PNG or WebP")]
    OtherFormat,
    #[error("the picture has more than {MAX_PIXELS} pixels")]
    TooManyPixels,
    #[error("the picture cannot be read: {0}")]
    Damaged(#[from] ImageError),
    #[error("the picture cannot be read")]
    Unreadable,
}

/// Encodes the picture that a file holds, whatever the file is called.
///
/// # Errors
/// When it is of another format, too large to decode, or damaged.
pub async fn encode(file: Bytes) -> Result<Picture, PhotoError> {
    // It is never closed.
    let _permit = ENCODERS.acquire().await.map_err(|_| PhotoError::Unreadable)?;
    // A decoder that panics has met a file that nobody can read.
    spawn_blocking(move || encode_now(&file)).await.unwrap_or(Err(PhotoError::Unreadable))
}

fn encode_now(file: &[u8]) -> Result<Picture, PhotoError> {
    let picture = decode(file)?;
    let edge = picture.width().max(picture.height());
    let picture = match edge > MAX_PHOTO_EDGE {
        true => picture.resize(MAX_PHOTO_EDGE, MAX_PHOTO_EDGE, FilterType::Triangle),
        false => picture,
    };
    let picture = on_white(&picture);
    let thumbnail = DynamicImage::from(picture.clone());
    let thumbnail = match picture.width().max(picture.height()) > THUMBNAIL_EDGE {
        true => thumbnail.thumbnail(THUMBNAIL_EDGE, THUMBNAIL_EDGE),
        false => thumbnail,
    };
    Ok(Picture {
        bytes: jpeg(&picture)?,
        thumbnail: jpeg(&thumbnail.into_rgb8())?,
        width: picture.width(),
        height: picture.height(),
    })
}

/// The picture, turned as the camera was held.
fn decode(file: &[u8]) -> Result<DynamicImage, PhotoError> {
    let reader = ImageReader::new(Cursor::new(file)).with_guessed_format();
    let mut reader = reader.map_err(|_| PhotoError::Unreadable)?;
    let is_taken =
        |format| matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP);
    if !reader.format().is_some_and(is_taken) {
        return Err(PhotoError::OtherFormat);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODER_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PhotoError::TooManyPixels);
    }
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// What is transparent becomes white.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    let blend = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u16::from(colour), u16::from(alpha));
        u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        Rgb([red, green, blue].map(|colour| blend(colour, alpha)))
    })
}

fn jpeg(picture: &RgbImage) -> Result<Vec<u8>, PhotoError> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture)?;
    Ok(bytes)
}
