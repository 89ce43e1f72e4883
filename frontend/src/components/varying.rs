//! Parts of a view that are drawn again when what they read changes.
//!
//! Every closure in a view would get machinery of its own in the program; these share theirs, which
//! keeps the program small.

use std::sync::Arc;

use leptos::prelude::*;

/// A part that may look quite different each time.
pub fn varying(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn Fn() -> AnyView + Send> = Box::new(draw);
    (move || draw()).into_any()
}

/// Words that change.
pub fn words(tell: impl Fn() -> String + Send + 'static) -> AnyView {
    let tell: Box<dyn Fn() -> String + Send> = Box::new(tell);
    (move || tell()).into_any()
}

/// An attribute that is there or not, or an input that can be used or not.
pub fn whether(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(is)
}

/// The text of an attribute.
pub fn attribute(tell: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(tell)
}

/// `aria-current` of a link to what is shown already, else nothing.
pub fn current(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<&'static str>> {
    Signal::derive(move || is().then_some("true"))
}

/// Parts that are kept as long as their key is among `keys`, in that order.
pub fn keyed(
    keys: impl Fn() -> Vec<i64> + Send + Sync + 'static,
    draw: impl Fn(i64) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let keys: Box<dyn Fn() -> Vec<i64> + Send + Sync> = Box::new(keys);
    let draw: Arc<dyn Fn(i64) -> AnyView + Send + Sync> = Arc::new(draw);
    view! { <For each=keys key=|it| *it children=move |key| draw(key) /> }.into_any()
}
