//! Pictures, made fit to keep: smaller, upright, and encoded anew, so that nothing is left of the file but what one sees.

use std::io::Cursor;
use std::sync::LazyLock;
use std::time::Duration;

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::{
    DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage,
};
use shared::photo::{MAX_PHOTO_EDGE, THUMBNAIL_EDGE};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::db::writes::Picture;

/// The largest picture that is decoded, in pixels.
const MAX_PIXELS: u64 = 25_000_000;

/// The longest edge that is decoded, in pixels.
const MAX_EDGE: u32 = 20_000;

/// The largest picture in memory, in bytes: [`MAX_PIXELS`] of four bytes, or fewer of more.
const MAX_BYTES: u64 = 4 * MAX_PIXELS;

/// Of JPEG, 1 to 100.
const QUALITY: u8 = 82;

/// How long a picture waits for its turn.
const MAX_WAIT: Duration = Duration::from_secs(5);

/// How many pictures are encoded at the same time, because each takes much memory.
static ENCODERS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// Why a file is no picture that can be kept.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    #[error("the file is no JPEG, PNG or WebP")]
    OtherFormat,
    #[error("the picture has more than {MAX_PIXELS} pixels, or an edge of more than {MAX_EDGE}")]
    TooManyPixels,
    #[error("too many pictures wait; nothing was changed")]
    Busy,
    #[error("the picture cannot be read: {0}")]
    Damaged(#[from] ImageError),
    #[error("the picture cannot be read")]
    Unreadable,
}

/// Encodes the picture that a file holds, whatever the file is called.
///
/// # Errors
/// When it is of another format, too large to decode, or damaged, or too many pictures wait.
pub async fn encode(file: Bytes) -> Result<Picture, PhotoError> {
    let permit = timeout(MAX_WAIT, ENCODERS.acquire()).await.map_err(|_| PhotoError::Busy)?;
    let encode = move || {
        // It goes on when nobody waits for it any more, and holds the permit until its end.
        let _permit = permit;
        encode_now(&file)
    };
    // A decoder that panics has met a file that nobody can read.
    spawn_blocking(encode).await.unwrap_or(Err(PhotoError::Unreadable))
}

fn encode_now(file: &[u8]) -> Result<Picture, PhotoError> {
    let picture = on_white(&reduced(decode(file)?, MAX_PHOTO_EDGE));
    let thumbnail = reduced(picture.clone().into(), THUMBNAIL_EDGE);
    Ok(Picture {
        bytes: jpeg(&picture)?,
        thumbnail: jpeg(&thumbnail.into_rgb8())?,
        width: picture.width(),
        height: picture.height(),
    })
}

/// The picture with edges of at most so many pixels. The larger one is gone afterwards.
fn reduced(picture: DynamicImage, edge: u32) -> DynamicImage {
    match picture.width().max(picture.height()) > edge {
        true => picture.thumbnail(edge, edge),
        false => picture,
    }
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
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    // Not every decoder heeds the limit of memory.
    if pixels > MAX_PIXELS || width.max(height) > MAX_EDGE || decoder.total_bytes() > MAX_BYTES {
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
