//! What draws: a module of its own, fetched when somebody looks at an analysis.

use charts::Subject;
use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::chart::Chart;
use wasm_bindgen::JsValue;

use crate::module;

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
            let fetched = module::fetch("lodge-charts", "draw").await;
            // Whoever asked may have left the screen.
            self.0.try_set(fetched.map_or(Pen::Missing, Pen::Here));
        });
    }
}

/// `chart` as an `<svg>` element of that many pixels; nothing if the pen broke.
pub fn draw(pen: &Function, chart: &Chart, width: u32) -> Option<String> {
    let subject = serde_json::to_string(&Subject::from(chart)).ok()?;
    pen.call2(&JsValue::NULL, &subject.into(), &width.into()).ok()?.as_string()
}
