use leptos::prelude::*;
use shared::role::Role;
use shared::routes;

use crate::browser::page;
use crate::components::frame::Heading;
use crate::role::remember_role;
use crate::words::words;

/// In place of an analysis: whose they are, and a button that shows it in the other role.
#[component]
pub fn NotForUsersPage() -> impl IntoView {
    let switch = |_| {
        remember_role(Role::Helpdesk);
        page::load_again();
    };
    view! {
        <main id="main" class="page analyses">
            <Heading title=words().analyses_only_helpdesk_title() />
            <p>{words().analyses_only_helpdesk()}</p>
            <p class="actions">
                <button type="button" on:click=switch>{words().analyses_switch()}</button>
                <a href=routes::home(Role::User)>{words().analyses_to_tickets()}</a>
            </p>
        </main>
    }
}
