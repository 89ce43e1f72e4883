use leptos::prelude::*;
use shared::role::Role;
use shared::routes;
use shared::ticket::Status;

use crate::components::frame::{Heading, danger_sentence};
use crate::components::ticket::StatusBadge;
use crate::role::{rel_of_link_to, use_role};
use crate::words::words;

/// `/help`: what happens to a report, who reads it, and the keys; one screen.
#[component]
pub fn HelpPage() -> impl IntoView {
    let key_of_users = (use_role() == Role::User).then(|| key(&["n"], words().report_title()));
    view! {
        <main id="main" class="page help">
            <Heading title=words().help_title() />
            <p><strong>{danger_sentence()}</strong></p>
            <div class="topics">
                <section>
                    <h2>{words().help_course()}</h2>
                    <ol>
                        <li>{words().help_course_write()}</li>
                        <li>{words().help_course_similar()}</li>
                        <li>{words().help_course_answer()}</li>
                        <li>{words().help_course_end()}</li>
                    </ol>
                </section>
                <section>
                    <h2>{words().filter_status()}</h2>
                    <dl>
                        {status(Status::Open, words().help_open())}
                        {status(Status::Active, words().help_active())}
                        {status(Status::Closed, words().help_closed())}
                    </dl>
                </section>
                <section>
                    <h2>{words().help_readers()}</h2>
                    <p>{words().help_readers_all()}</p>
                    <p>{words().help_readers_closed()}</p>
                </section>
                <section>
                    <h2>{words().help_device()}</h2>
                    <p>
                        {words().help_device_note()} " "
                        <a href=routes::reports() rel=rel_of_link_to(Role::User)>{words().reports_title()}</a>
                    </p>
                </section>
                <section>
                    <h2>{words().help_keys()}</h2>
                    <dl>
                        {key(&[&words().help_key_send_name()], words().action_send())}
                        {key(&["/"], words().tickets_key_search())}
                        {key(&["j", "k"], words().tickets_key_walk())}
                        {key_of_users}
                    </dl>
                </section>
            </div>
        </main>
    }
}

fn status(status: Status, meaning: String) -> AnyView {
    view! {
        <div>
            <dt><StatusBadge status /></dt>
            <dd class="quiet">{meaning}</dd>
        </div>
    }
    .into_any()
}

fn key(names: &[&str], meaning: String) -> AnyView {
    let names = names.iter().map(|name| view! { <kbd>{name.to_string()}</kbd> " " }.into_any());
    view! {
        <div>
            <dt>{names.collect_view()}</dt>
            <dd>{meaning}</dd>
        </div>
    }
    .into_any()
}
