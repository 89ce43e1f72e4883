//! What the classifier says of a text that changes.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::classification::Classification;
use shared::role::Role;

use crate::api;

/// Asks whenever `text` changes and holds the last answer; nothing while there is no text. An
/// answer to an earlier text is dropped, and without any the reader goes on without reasons.
pub fn use_classification(
    role: Role,
    text: Signal<Option<String>>,
) -> RwSignal<Option<Classification>> {
    let answer = RwSignal::new(None);
    let question = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let number = question.get_value().wrapping_add(1);
        question.set_value(number);
        let Some(text) = text.get() else {
            answer.set(None);
            return;
        };
        spawn_local(async move {
            let said = api::classify::classify(role, text).await.ok();
            if question.try_get_value() == Some(number) {
                answer.try_set(said);
            }
        });
    });
    answer
}
