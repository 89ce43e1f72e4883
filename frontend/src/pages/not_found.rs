use leptos::prelude::*;

use crate::components::frame::Heading;
use crate::words::words;

/// Every address that is no screen.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <main id="main" class="page missing">
            <Heading title=words().missing_title() />
            <p>{words().missing_advice()}</p>
            <p class="actions"><a class="button" href="/">{words().missing_home()}</a></p>
        </main>
    }
}
