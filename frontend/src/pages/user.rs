mod report;
mod reported;

use leptos::prelude::*;
use shared::live::View;
use shared::role::Role;

use crate::announce::announce_counts;
use crate::components::heading::Heading;
use crate::components::surge_banner::SurgeBanner;
use crate::live::use_live_view;
use crate::pages::listing::{Filters, ListingView, use_list_query, use_listing};
use crate::role::take_role;
use crate::{address, api};
use report::Report;

/// `/user`: report a problem, and follow those that are open or being worked on.
#[component]
pub fn UserPage() -> impl IntoView {
    let role = Role::User;
    take_role(role);
    let query = use_list_query(role);
    let listing = use_listing(role, query);
    let counts = use_live_view(View::Counts, move || api::counts::show(role));
    announce_counts(counts);
    let on_reported = move |()| {
        listing.show_anew();
        counts.reload();
    };
    view! {
        <main id="main" class="page user">
            <Heading title="Report a problem" />
            <Report on_reported />
            <section class="list" aria-labelledby="list-heading">
                <h2 id="list-heading">"Open and active tickets"</h2>
                <Filters role query counts />
                <ListingView
                    listing
                    role
                    href=address::ticket
                    none_at_all="Nothing is open. All is well, or nobody has told us yet."
                />
            </section>
            <SurgeBanner role />
        </main>
    }
}
