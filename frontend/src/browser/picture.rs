//! Pictures made smaller before they are sent. What a camera writes beside the picture stays here.

use shared::photo::{MAX_PHOTO_BYTES, MAX_PHOTO_EDGE};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ImageBitmap, ImageEncodeOptions, OffscreenCanvas, OffscreenCanvasRenderingContext2d,
};

/// How well the picture is encoded; less well if it is too large for the server.
const QUALITIES: [f64; 3] = [0.85, 0.6, 0.3];

/// The picture of a file, upright and as JPEG; none if the browser cannot read it.
pub async fn reduced(file: &Blob) -> Option<Blob> {
    let bitmap = leptos::prelude::window().create_image_bitmap_with_blob(file).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(bitmap).await.ok()?.dyn_into().ok()?;
    let edge = bitmap.width().max(bitmap.height()).max(1);
    let scale = (f64::from(MAX_PHOTO_EDGE) / f64::from(edge)).min(1.0);
    let size = |length: u32| (f64::from(length) * scale).round().max(1.0);
    let (width, height) = (size(bitmap.width()), size(bitmap.height()));
    let canvas = OffscreenCanvas::new(width as u32, height as u32).ok()?;
    let context = canvas.get_context("2d").ok()??;
    let context: OffscreenCanvasRenderingContext2d = context.dyn_into().ok()?;
    // What is transparent becomes white.
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height).ok()?;
    bitmap.close();
    for quality in QUALITIES {
        let options = ImageEncodeOptions::new();
        options.set_type("image/jpeg");
        options.set_quality(quality);
        let encoded = canvas.convert_to_blob_with_options(&options).ok()?;
        let encoded: Blob = JsFuture::from(encoded).await.ok()?.dyn_into().ok()?;
        if encoded.size() <= MAX_PHOTO_BYTES as f64 {
            return Some(encoded);
        }
    }
    None
}
