//! The classifier, run in the browser while a text is being written.
//!
//! It is a WebAssembly module of its own, with its model inside, so that a first visit does not load it. Without
//! it a text has no explanation yet; the category that counts is the server's.

use std::cell::RefCell;

use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::classification::Classification;
use shared::text;
use wasm_bindgen::JsValue;

use crate::module;

thread_local! {
    static CLASSIFY: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// The classifier of all screens.
#[derive(Clone, Copy)]
pub struct Classifier(RwSignal<State>);

#[derive(Clone, Copy, PartialEq)]
enum State {
    Absent,
    Loading,
    Loaded,
}

/// For the whole application; nothing is fetched yet.
pub fn provide_classifier() {
    provide_context(Classifier(RwSignal::new(State::Absent)));
}

pub fn use_classifier() -> Classifier {
    expect_context()
}

impl Classifier {
    /// Fetches the module unless it is loaded or on its way. The next call tries again what failed.
    pub fn fetch(self) {
        if self.0.get_untracked() != State::Absent {
            return;
        }
        self.0.set(State::Loading);
        spawn_local(async move {
            let classify = module::fetch("lodge-classifier", "classify").await.ok();
            let state = if classify.is_some() { State::Loaded } else { State::Absent };
            CLASSIFY.set(classify);
            self.0.set(state);
        });
    }

    /// The classification of a text as it changes; none without the module, or of a text that cannot be sent.
    pub fn classify(self, text: Signal<Option<String>>) -> Memo<Option<Classification>> {
        Memo::new(move |_| {
            let text = text.get().filter(|_| self.0.get() == State::Loaded)?;
            text::cleaned(&text).ok()?;
            let json = CLASSIFY.with_borrow(|classify| {
                classify.as_ref()?.call1(&JsValue::NULL, &text.into()).ok()?.as_string()
            });
            serde_json::from_str(&json?).ok()
        })
    }
}
