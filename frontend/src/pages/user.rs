mod confirmation;
mod place;
mod report_form;
mod similar;
mod waiting;

use leptos::prelude::*;
use leptos_router::components::Redirect;
use shared::role::Role;
use shared::routes;
use shared::view::View;

use crate::api;
use crate::components::frame::Heading;
use crate::components::spike_banner::SpikeBanner;
use crate::draft::{self, Draft};
use crate::live_query::use_live_query_of;
use crate::pages::listing::{Filters, ListingView, use_list_query, use_listing};
use crate::pages::query_pairs::use_query_pairs;
use crate::pages::shortcuts::use_shortcuts;
use crate::role::remember_role;
use crate::words::words;
pub use confirmation::{Confirmation, Done};
pub use place::{PlaceField, ReportPlace};
use report_form::Report;
pub use report_form::{DangerNotice, SuggestedCategory};
pub use similar::SimilarTickets;
pub use waiting::waiting_reports;

/// `/report?place=…`: the same page, with the place that a poster names.
#[component]
pub fn ReportPage() -> impl IntoView {
    let place = use_query_pairs().with_untracked(|pairs| pairs.value("place").to_owned());
    if !place.is_empty() {
        place::choose(&place);
        // What was written before is another report now, with another key.
        let draft = Draft::open(draft::REPORT.to_owned());
        draft.write(draft.text_untracked());
    }
    view! { <Redirect path=routes::home(Role::User) /> }
}

/// `/user`: report a problem, and follow those that are open or being worked on.
#[component]
pub fn UserPage() -> impl IntoView {
    let role = Role::User;
    remember_role(role);
    let query = use_list_query(role);
    let listing = use_listing(role, query);
    let counts = use_live_query_of(View::Counts, move || api::counts::show(role));
    use_shortcuts();
    let on_reported = move |()| {
        listing.restart();
        counts.reload();
    };
    view! {
        <main id="main" class="page user">
            <Heading title=words().report_title() />
            <Report on_reported />
            <section class="list" aria-labelledby="list-heading">
                <h2 id="list-heading">{words().report_list()}</h2>
                <SpikeBanner role />
                <Filters role query counts />
                <ListingView listing role href=routes::ticket counts none_at_all=words().report_empty() />
            </section>
        </main>
    }
}
