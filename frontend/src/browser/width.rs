//! The width of an element on the screen.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Widths are rounded down to a multiple of this many pixels, so that not every pixel makes a new drawing.
const STEP: i32 = 40;

/// The rounded width of `element` in CSS pixels; 0 until it is known.
pub fn use_width(element: NodeRef<Div>) -> Signal<u32> {
    let width = RwSignal::new(0_u32);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let element: Element = element.unchecked_into();
        let measured = element.clone();
        let measure = move || {
            let steps = measured.client_width() / STEP;
            let rounded = u32::try_from(steps * STEP).unwrap_or_default();
            if width.try_get_untracked().is_some_and(|former| former != rounded) {
                width.try_set(rounded);
            }
        };
        measure();
        let on_resize = Closure::<dyn FnMut()>::new(measure);
        let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) else { return };
        observer.observe(&element);
        let observed = StoredValue::new_local((observer, on_resize));
        on_cleanup(move || {
            observed.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
    width.into()
}
