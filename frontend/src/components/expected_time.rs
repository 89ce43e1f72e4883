use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::role::Role;
use shared::ticket::Category;

use crate::api;
use crate::components::varying::words;

/// How long problems of a category usually take, or nothing where too little is known of that.
#[component]
pub fn ExpectedTime(role: Role, category: Signal<Option<Category>>) -> impl IntoView {
    let times = RwSignal::new(String::new());
    spawn_local(async move {
        // Where it cannot be had, nothing is said of it.
        if let Ok(known) = api::expected::list(role).await {
            times.try_set(known);
        }
    });
    let told = move || {
        let (category, times) = (category.get()?, times.get());
        times.lines().find_map(|it| it.strip_prefix(category.as_ref())).map(str::to_owned)
    };
    view! { <p class="expected quiet">{words(move || told().unwrap_or_default())}</p> }
}
