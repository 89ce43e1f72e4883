use leptos::prelude::*;

use crate::components::frame::Heading;

/// Every address that is no screen.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <main id="main" class="page missing">
            <Heading title="There is no such page" />
            <p>"Check the address."</p>
            <p class="actions"><a class="button" href="/">"To the first screen"</a></p>
        </main>
    }
}
