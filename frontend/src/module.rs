//! Parts of the application that are WebAssembly modules of their own, so that a first visit does not load them.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A function of a module, which is fetched unless it is loaded. What failed may be tried again.
pub async fn fetch(module: &str, function: &str) -> Result<Function, JsValue> {
    let load: Function = Reflect::get(&window(), &"lodgeModule".into())?.dyn_into()?;
    let loading = load.call2(&JsValue::NULL, &module.into(), &function.into())?;
    JsFuture::from(loading.dyn_into::<Promise>()?).await?.dyn_into()
}
