use js_sys::{Function, Reflect};
use leptos::prelude::window;
use shared::role::Role;
use wasm_bindgen::{JsCast as _, JsValue};

/// Calls `hear` with a kind and a ticket for all that is told of changes from now on, until the answer
/// is called. `frontend/stream.js` holds the stream, for all windows of the browser, and reads what
/// was missed.
pub fn listen(role: Role, hear: &Function) -> Result<Function, JsValue> {
    let listen: Function = Reflect::get(&window(), &"lodgeStream".into())?.dyn_into()?;
    listen.call2(&JsValue::NULL, &role.as_ref().into(), hear)?.dyn_into()
}
