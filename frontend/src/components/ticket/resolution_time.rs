use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::resolution_times::ResolutionTimes;
use shared::role::Role;
use shared::ticket::Category;

use crate::api;
use crate::components::erased::erased_text;
use crate::sentences::resolution_times;

/// How long problems of a category usually take, or nothing where too few tickets are closed.
#[component]
pub fn ResolutionTime(role: Role, category: Signal<Option<Category>>) -> impl IntoView {
    let times = RwSignal::new(Vec::<ResolutionTimes>::new());
    spawn_local(async move {
        // Without them the screen only lacks this line.
        if let Ok(loaded) = api::resolution_times::list(role).await {
            times.try_set(loaded);
        }
    });
    let sentence = move || {
        let category = category.get()?;
        times.with(|times| {
            let times = times.iter().find(|times| times.category == category);
            times.map(resolution_times::sentence)
        })
    };
    view! {
        <p class="resolution-time quiet">{erased_text(move || sentence().unwrap_or_default())}</p>
    }
}
