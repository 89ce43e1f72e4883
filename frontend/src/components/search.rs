use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::components::varying::attribute;
use crate::follow::follow;

/// A search starts after so long without a key pressed.
const REST: Duration = Duration::from_millis(300);

/// A box to search with. `text` is what is searched for now; the box follows it, except while
/// somebody types.
#[component]
pub fn SearchBox(
    #[prop(into)] text: Signal<String>,
    #[prop(into)] on_search: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(text.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = timer.try_get_value().flatten() {
            handle.clear();
            timer.try_set_value(None);
        }
    };
    on_cleanup(stop);
    follow(move |_| {
        let text = text.get();
        if timer.get_value().is_none() && typed.with_untracked(|it| it.trim() != text) {
            typed.set(text);
        }
    });
    let search = move || {
        stop();
        if let Some(typed) = typed.try_get_untracked() {
            on_search.try_run(typed.trim().to_owned());
        }
    };
    let on_input = move |event| {
        typed.set(event_target_value(&event));
        stop();
        timer.set_value(set_timeout_with_handle(search, REST).ok());
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
            <label for="search-text">"Search"</label>
            <input
                id="search-text"
                type="search"
                autocomplete="off"
                maxlength="200"
                prop:value=attribute(move || typed.get())
                on:input=on_input
            />
        </form>
    }
}
