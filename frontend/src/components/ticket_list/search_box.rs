use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::ticket::MAX_QUERY_CHARS;

use crate::words::words;

/// A search starts after this time without a key pressed.
const DEBOUNCE: Duration = Duration::from_millis(300);

/// A box to search with. `text` is what is searched for now; the box follows it, except while
/// somebody types.
#[component]
pub fn SearchBox(
    #[prop(into)] text: Signal<String>,
    #[prop(into)] on_search: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(text.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let cancel = move || {
        if let Some(handle) = timer.try_get_value().flatten() {
            handle.clear();
            timer.try_set_value(None);
        }
    };
    on_cleanup(cancel);
    Effect::new(move || {
        let text = text.get();
        if timer.get_value().is_none() && typed.with_untracked(|typed| typed.trim() != text) {
            typed.set(text);
        }
    });
    let search = move || {
        cancel();
        if let Some(typed) = typed.try_get_untracked() {
            on_search.try_run(typed.trim().to_owned());
        }
    };
    let on_input = move |event| {
        typed.set(event_target_value(&event));
        cancel();
        timer.set_value(set_timeout_with_handle(search, DEBOUNCE).ok());
    };
    view! {
        <form
            role="search"
            class="search"
            on:submit=move |event| {
                event.prevent_default();
                search();
            }
        >
            <label for="search-text">{words().search_label()}</label>
            <input
                id="search-text"
                type="search"
                autocomplete="off"
                maxlength=MAX_QUERY_CHARS.to_string()
                prop:value=Signal::derive(move || typed.get())
                on:input=on_input
            />
        </form>
    }
}
