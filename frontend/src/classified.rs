//! What the classifier says of a text, found out in the browser.
//!
//! The classifier is a module of its own, with its model inside, so that a first visit does not
//! load it. Without it a reader goes on without reasons; the server's answer is what counts.

use std::cell::RefCell;

use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::classification::Classification;
use shared::ticket::MAX_TEXT_CHARS;
use wasm_bindgen::JsValue;

use crate::module;

thread_local! {
    static CLASSIFY: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// The classifier, which may not be there yet.
#[derive(Clone, Copy)]
pub struct Classifier(RwSignal<State>);

#[derive(Clone, Copy, PartialEq)]
enum State {
    Absent,
    OnItsWay,
    Here,
}

/// For the whole application, before anybody asks.
pub fn provide_classifier() {
    provide_context(Classifier(RwSignal::new(State::Absent)));
}

pub fn use_classifier() -> Classifier {
    expect_context()
}

impl Classifier {
    /// Fetches it, unless it is there. What fails is tried again at the next call.
    pub fn fetch(self) {
        if self.0.get_untracked() != State::Absent {
            return;
        }
        self.0.set(State::OnItsWay);
        spawn_local(async move {
            let fetched = module::fetch("lodge-classifier", "classify").await.ok();
            let state = if fetched.is_some() { State::Here } else { State::Absent };
            CLASSIFY.set(fetched);
            self.0.set(state);
        });
    }

    /// What it says of `text` as it changes; nothing without a text or a classifier, and nothing of a
    /// text that is too long to be sent.
    pub fn follow(self, text: Signal<Option<String>>) -> Memo<Option<Classification>> {
        Memo::new(move |_| {
            let text = text.get().filter(|_| self.0.get() == State::Here)?;
            if text.chars().nth(MAX_TEXT_CHARS).is_some() {
                return None;
            }
            let said =
                CLASSIFY.with_borrow(|it| it.as_ref()?.call1(&JsValue::NULL, &text.into()).ok())?;
            serde_json::from_str(&said.as_string()?).ok()
        })
    }
}
