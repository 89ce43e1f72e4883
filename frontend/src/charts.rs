//! Charts as SVG, drawn by a module of its own.

mod renderer;

pub use renderer::{
    Renderer, SharedRenderer, draw, draw_standalone, provide_renderer, use_renderer,
};
