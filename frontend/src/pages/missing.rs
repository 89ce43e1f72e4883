use leptos::prelude::*;

use crate::components::heading::Heading;

/// Every address that is none of ours.
#[component]
pub fn MissingPage() -> impl IntoView {
    view! {
        <main id="main" class="page missing">
            <Heading title="There is no such page" />
            <p>"Perhaps a letter got lost on the way. Nothing else is."</p>
            <p class="actions"><a class="button" href="/">"To the first screen"</a></p>
        </main>
    }
}
