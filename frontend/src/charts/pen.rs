//! What draws: a module of its own, fetched when somebody looks at an analysis.

use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use crate::module;

const MODULE: &str = "lodge-charts";

/// Whether there is something to draw with.
#[derive(Clone)]
pub enum Pen {
    /// Not yet.
    OnItsWay,
    /// It could not be fetched.
    Missing,
    /// With this function.
    Here(Function),
}

/// The pen of all drawings on a screen.
#[derive(Clone, Copy)]
pub struct SharedPen(RwSignal<Pen, LocalStorage>);

/// Fetches the pen for this screen and everything on it.
pub fn provide_pen() {
    let pen = SharedPen(RwSignal::new_local(Pen::OnItsWay));
    provide_context(pen);
    pen.fetch();
}

/// The pen that [`provide_pen`] fetches.
pub fn use_pen() -> SharedPen {
    expect_context()
}

impl SharedPen {
    /// Follows it from now on.
    pub fn get(self) -> Pen {
        self.0.get()
    }

    /// Whether it could not be fetched; follows it from now on.
    pub fn is_missing(self) -> bool {
        self.0.with(|it| matches!(it, Pen::Missing))
    }

    /// Fetches it, once more if it was missing.
    pub fn fetch(self) {
        self.0.set(Pen::OnItsWay);
        spawn_local(async move {
            let fetched = module::fetch(MODULE, "draw").await;
            // Whoever asked may have left the screen.
            self.0.try_set(fetched.map_or(Pen::Missing, Pen::Here));
        });
    }
}

/// A chart, as it came, as a legend and an `<svg>` element of that many pixels; nothing if the pen
/// broke.
pub fn draw(pen: &Function, chart: &str, width: u32) -> Option<String> {
    call(pen, chart, &width.into())
}

/// A chart, as it came, as an SVG file that ends in the line `foot`; nothing if the pen broke or is
/// missing.
pub async fn draw_alone(chart: &str, foot: &str) -> Option<String> {
    let pen = module::fetch(MODULE, "alone").await.ok()?;
    call(&pen, chart, &foot.into())
}

fn call(pen: &Function, chart: &str, more: &JsValue) -> Option<String> {
    pen.call2(&JsValue::NULL, &chart.into(), more).ok()?.as_string()
}
