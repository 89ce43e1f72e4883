//! The renderer of charts: a module of its own, fetched when somebody looks at an analysis.

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

/// The renderer of all charts on a screen.
#[derive(Clone, Copy)]
pub struct SharedRenderer(RwSignal<Renderer, LocalStorage>);

/// Fetches the renderer for this screen and everything on it.
pub fn provide_renderer() {
    let renderer = SharedRenderer(RwSignal::new_local(Renderer::Loading));
    provide_context(renderer);
    renderer.fetch();
}

/// The renderer that [`provide_renderer`] fetches.
pub fn use_renderer() -> SharedRenderer {
    expect_context()
}

impl SharedRenderer {
    pub fn get(self) -> Renderer {
        self.0.get()
    }

    /// Whether it could not be fetched.
    pub fn is_unavailable(self) -> bool {
        self.0.with(|renderer| matches!(renderer, Renderer::Unavailable))
    }

    /// Fetches it, again if that failed before.
    pub fn fetch(self) {
        self.0.set(Renderer::Loading);
        spawn_local(async move {
            let fetched = module::fetch(MODULE, "draw").await;
            // The screen may be closed by now.
            self.0.try_set(fetched.map_or(Renderer::Unavailable, Renderer::Loaded));
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

fn call(draw: &Function, chart: &str, argument: &JsValue) -> Option<String> {
    draw.call2(&JsValue::NULL, &chart.into(), argument).ok()?.as_string()
}
