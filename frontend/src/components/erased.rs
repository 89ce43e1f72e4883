//! Reactive parts of a view with their types erased.
//!
//! Every closure in a view is compiled with its own copy of the rendering code; boxed closures
//! share one copy, which keeps the program small.

use std::hash::Hash;
use std::sync::Arc;

use leptos::prelude::*;

/// A part that may look quite different each time.
pub fn erased_view(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn Fn() -> AnyView + Send> = Box::new(draw);
    (move || draw()).into_any()
}

/// Text that changes.
pub fn erased_text(text: impl Fn() -> String + Send + 'static) -> AnyView {
    let text: Box<dyn Fn() -> String + Send> = Box::new(text);
    (move || text()).into_any()
}

/// Parts that are kept as long as their key is among `keys`, in that order.
pub fn keyed<K: Copy + Eq + Hash + Send + Sync + 'static>(
    keys: impl Fn() -> Vec<K> + Send + Sync + 'static,
    draw: impl Fn(K) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let keys: Box<dyn Fn() -> Vec<K> + Send + Sync> = Box::new(keys);
    let draw: Arc<dyn Fn(K) -> AnyView + Send + Sync> = Arc::new(draw);
    view! { <For each=keys key=|key| *key children=move |key| draw(key) /> }.into_any()
}
