//! Charts and QR codes as SVG, drawn by a module of its own.

mod renderer;

pub use renderer::{
    Renderer, SharedRenderer, draw, draw_qr_code, draw_standalone, fetch_qr_renderer,
    provide_renderer, use_renderer,
};
