//! How wide an element is, as long as it is on the screen.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Steps in which a width is told, so that a drawing is not made anew for every pixel.
const STEP: i32 = 40;

/// The width of `element` in CSS pixels, rounded down to a step; 0 until it is known.
pub fn use_width(element: NodeRef<Div>) -> Signal<u32> {
    let width = RwSignal::new(0_u32);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let element: Element = element.unchecked_into();
        let measured = element.clone();
        let measure = move || {
            let steps = measured.client_width() / STEP;
            let rounded = u32::try_from(steps * STEP).unwrap_or_default();
            if width.try_get_untracked().is_some_and(|it| it != rounded) {
                width.try_set(rounded);
            }
        };
        measure();
        let on_resize = Closure::<dyn FnMut()>::new(measure);
        let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) else { return };
        observer.observe(&element);
        let held = StoredValue::new_local((observer, on_resize));
        on_cleanup(move || {
            held.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
    width.into()
}
