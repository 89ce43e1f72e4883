use leptos::prelude::*;
use shared::place::{self, MAX_PLACE_CHARS};

use crate::browser::page;
use crate::browser::storage::Store;
use crate::components::erased::{erased_text, erased_view};
use crate::components::icons::{Icon, Shape};
use crate::draft::Draft;
use crate::words::words;

/// What was chosen in this tab for the report that is being written there.
const NAME: &str = "lodge-report-place";

/// Where the reported problem is: what somebody has chosen, or else what the text names.
#[derive(Clone, Copy)]
pub struct ReportPlace {
    draft: Draft,
    chosen: RwSignal<Option<String>>,
    found: Memo<String>,
}

/// Chooses a place for the next report in this tab.
pub fn choose(place: &str) {
    let place: String = place.chars().take(MAX_PLACE_CHARS).collect();
    Store::Tab.set(NAME, &place);
}

impl ReportPlace {
    pub fn open(draft: Draft) -> Self {
        let chosen = RwSignal::new(Store::Tab.get(NAME));
        let found = Memo::new(move |_| place::find(&draft.text()).unwrap_or_default());
        Self { draft, chosen, found }
    }

    /// Empty where nothing is known. Tracked.
    pub fn text(self) -> String {
        self.chosen.get().unwrap_or_else(|| self.found.get())
    }

    pub fn clear(self) {
        Store::Tab.remove(NAME);
        self.chosen.try_set(None);
    }

    fn is_found(self) -> bool {
        self.chosen.with(Option::is_none) && !self.found.with(String::is_empty)
    }

    pub fn choose(self, place: String) {
        choose(&place);
        self.chosen.set(Some(place));
        // It is another report now, with another key.
        self.draft.write(self.draft.text_untracked());
    }
}

/// The box for the place.
#[component]
pub fn PlaceField(place: ReportPlace) -> impl IntoView {
    let note = move || match place.is_found() {
        true => words().report_place_found(),
        false => String::new(),
    };
    let clear = move |_| {
        place.choose(String::new());
        page::focus_soon("#report-place");
    };
    let button = move || match place.text().is_empty() {
        true => ().into_any(),
        false => view! {
            <button type="button" class="square" on:click=clear>
                <Icon shape=Shape::Cross />
                <span class="visually-hidden">{words().report_place_clear()}</span>
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="field">
            <label for="report-place">{words().report_place()}</label>
            <div class="icon-field">
                <Icon shape=Shape::Pin />
                <input
                    id="report-place"
                    autocomplete="off"
                    dir="auto"
                    maxlength=MAX_PLACE_CHARS
                    aria-describedby="report-place-note"
                    prop:value=Signal::derive(move || place.text())
                    on:input=move |event| place.choose(event_target_value(&event))
                />
                {erased_view(button)}
            </div>
            <p class="quiet note" id="report-place-note">{erased_text(note)}</p>
        </div>
    }
}
