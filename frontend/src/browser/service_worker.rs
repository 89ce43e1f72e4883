//! The service worker, through `offline.js`: what it stores, and the notifications that it shows.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Deletes the stored answers of the API.
pub fn forget_answers() {
    call("lodgeForget", &[]);
}

/// `granted`, `denied` or `default` (not asked yet); empty where there are no notifications.
pub fn notification_permission() -> String {
    call("lodgeNotificationPermission", &[]).as_string().unwrap_or_default()
}

/// Asks whoever sits there, and returns the permission after that.
pub async fn ask_for_notifications() -> String {
    if let Ok(answer) = call("lodgeAskForNotifications", &[]).dyn_into::<Promise>() {
        // The permission says how it ended.
        let _ = JsFuture::from(answer).await;
    }
    notification_permission()
}

/// Shows a notification that leads to a ticket, in place of the former one about it.
pub fn notify(ticket: &str, title: &str, body: &str) {
    call("lodgeNotify", &[ticket, title, body]);
}

/// Undefined if the script is not there.
fn call(name: &str, arguments: &[&str]) -> JsValue {
    let function = Reflect::get(&window(), &name.into()).ok();
    let function = function.and_then(|function| function.dyn_into::<Function>().ok());
    let arguments: Array = arguments.iter().map(|text| JsValue::from_str(text)).collect();
    let result = function.map(|function| function.apply(&JsValue::NULL, &arguments));
    result.and_then(Result::ok).unwrap_or_default()
}
