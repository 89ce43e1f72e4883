//! The renderer of charts and QR codes: a module of its own, fetched when somebody looks at one.

use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use crate::module;

const MODULE: &str = "lodge-charts";

/// The function that draws, as far as it is loaded.
#[derive(Clone)]
pub enum Renderer {
    Loading,
    Unavailable,
    Loaded(Function),
}

/// The renderer of all drawings on a screen.
#[derive(Clone, Copy)]
pub struct SharedRenderer {
    renderer: RwSignal<Renderer, LocalStorage>,
    function: &'static str,
}

/// Fetches the renderer of charts for this screen and everything on it.
pub fn provide_renderer() {
    provide_context(SharedRenderer::new("draw"));
}

/// Fetches the renderer of QR codes for this screen.
pub fn fetch_qr_renderer() -> SharedRenderer {
    SharedRenderer::new("qr_code")
}

/// The renderer that [`provide_renderer`] fetches.
pub fn use_renderer() -> SharedRenderer {
    expect_context()
}

impl SharedRenderer {
    fn new(function: &'static str) -> Self {
        let renderer = Self { renderer: RwSignal::new_local(Renderer::Loading), function };
        renderer.fetch();
        renderer
    }

    pub fn get(self) -> Renderer {
        self.renderer.get()
    }

    /// Whether it could not be fetched.
    pub fn is_unavailable(self) -> bool {
        self.renderer.with(|renderer| matches!(renderer, Renderer::Unavailable))
    }

    /// Fetches it, again if that failed before.
    pub fn fetch(self) {
        self.renderer.set(Renderer::Loading);
        spawn_local(async move {
            let fetched = module::fetch(MODULE, self.function).await;
            // The screen may be closed by now.
            self.renderer.try_set(fetched.map_or(Renderer::Unavailable, Renderer::Loaded));
        });
    }
}

/// A `charts::LabelledChart`, as JSON, as a legend and an `<svg>` element of that many pixels; nothing if drawing
/// fails.
pub fn draw(draw: &Function, chart: &str, width: u32) -> Option<String> {
    call(draw, chart, &width.into())
}

/// A `charts::LabelledChart` and its `charts::Frame`, as JSON, as an SVG file; nothing if drawing fails or the
/// renderer is unavailable.
pub async fn draw_standalone(chart: &str, frame: &str) -> Option<String> {
    let draw = module::fetch(MODULE, "draw_standalone").await.ok()?;
    call(&draw, chart, &frame.into())
}

/// A QR code with that name that holds the text, as an `<svg>` element; nothing if the text is too long.
pub fn draw_qr_code(draw: &Function, text: &str, name: &str) -> Option<String> {
    call(draw, text, &name.into())
}

fn call(draw: &Function, what: &str, argument: &JsValue) -> Option<String> {
    draw.call2(&JsValue::NULL, &what.into(), argument).ok()?.as_string()
}
