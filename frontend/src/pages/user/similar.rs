use std::collections::HashMap;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::danger;
use shared::ids::ReceiptSecret;
use shared::role::Role;
use shared::routes;
use shared::ticket::Ticket;
use uuid::Uuid;

use crate::announce::use_announcer;
use crate::api;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::components::relative_time::RelativeTime;
use crate::components::ticket::{StatusBadge, affected};
use crate::draft::Draft;
use crate::format;
use crate::receipts::{ReceiptKind, use_receipts};
use crate::submission::Submission;
use crate::words::words;

/// How long somebody has to rest before what they wrote is compared.
const DELAY: Duration = Duration::from_millis(500);

/// Fewer words tell too little.
const MIN_WORDS: usize = 3;

/// Tickets that tell of nearly the same as what is being written. Whoever joins one of them needs no report of their
/// own; `on_joined` runs once the server knows.
#[component]
pub fn Similar(draft: Draft, on_joined: Callback<Ticket>) -> impl IntoView {
    let similar = use_similar(draft);
    view! { <SimilarTickets similar draft on_joined /> }
}

/// Those tickets, if there are any.
#[component]
pub fn SimilarTickets(
    similar: RwSignal<Vec<Ticket>>,
    draft: Draft,
    on_joined: Callback<Ticket>,
) -> impl IntoView {
    // One for each ticket, however often its row is drawn: it counts once.
    let secrets = StoredValue::new(HashMap::new());
    let content = move || {
        let similar = similar.get();
        if similar.is_empty() {
            return ().into_any();
        }
        let row = |ticket: Ticket| {
            let new = ReceiptSecret(Uuid::new_v4());
            let secret = secrets.try_update_value(|secrets: &mut HashMap<_, _>| {
                *secrets.entry(ticket.id).or_insert(new)
            });
            let secret = secret.unwrap_or(new);
            view! { <SimilarRow ticket secret draft on_joined /> }.into_any()
        };
        let rows = similar.into_iter().map(row);
        view! {
            <section class="similar" aria-labelledby="similar-heading">
                <h2 id="similar-heading">{words().similar_title()}</h2>
                <p class="quiet">{words().similar_note()}</p>
                <ul>{rows.collect_view()}</ul>
            </section>
        }
        .into_any()
    };
    erased_view(content)
}

/// What is similar to the draft, a moment after it has changed.
fn use_similar(draft: Draft) -> RwSignal<Vec<Ticket>> {
    let (similar, announcer) = (RwSignal::new(Vec::new()), use_announcer());
    let newest = StoredValue::new(String::new());
    Effect::new(move |_| {
        let text = draft.text();
        newest.set_value(text.clone());
        let is_compared =
            text.split_whitespace().count() >= MIN_WORDS && !danger::is_mentioned(&text);
        let is_newest = move |text: &String| newest.try_with_value(|newest| newest == text);
        let compare = move || {
            if is_newest(&text) != Some(true) {
                return;
            }
            spawn_local(async move {
                let found = match is_compared {
                    // Without an answer a report is all the same possible.
                    true => api::tickets::list_similar(Role::User, &text).await.unwrap_or_default(),
                    false => Vec::new(),
                };
                if is_newest(&text) == Some(true)
                    && similar.try_with_untracked(|similar| *similar != found) == Some(true)
                {
                    if !found.is_empty() {
                        announcer.say(words().similar_title());
                    }
                    similar.try_set(found);
                }
            });
        };
        set_timeout(compare, DELAY);
    });
    similar
}

#[component]
fn SimilarRow(
    ticket: Ticket,
    secret: ReceiptSecret,
    draft: Draft,
    on_joined: Callback<Ticket>,
) -> impl IntoView {
    let (receipts, submission) = (use_receipts(), Submission::new());
    let (id, status) = (ticket.id, ticket.status);
    let held = untrack(|| receipts.of(id));
    let is_own = matches!(
        held.as_ref().map(|held| held.kind),
        Some(ReceiptKind::Reported | ReceiptKind::Affected)
    );
    let secret = held.map_or(secret, |held| held.secret);
    let (text, opened, count) = (ticket.description.clone(), ticket.opened_at, ticket.affected);
    let joined = Ticket { affected: count + 1, ..ticket };
    let join = Callback::new(move |()| {
        let (joined, snapshot) = (joined.clone(), draft.snapshot());
        let add = api::receipts::add_follower(Role::User, id, secret, true);
        submission.start(add, move |()| {
            receipts.add(id, secret, ReceiptKind::Affected);
            // What was written since stays.
            if snapshot.confirm() {
                on_joined.try_run(joined);
            }
        });
    });
    let button = match is_own {
        true => view! { <span class="quiet">{words().similar_joined()}</span> }.into_any(),
        false => view! {
            <button
                type="button"
                aria-describedby=format!("similar-{id}")
                aria-busy=Signal::derive(move || submission.is_pending().to_string())
                on:click=move |_| join.run(())
            >
                {words().affects_me_too()}
            </button>
        }
        .into_any(),
    };
    view! {
        <li>
            <details>
                <summary id=format!("similar-{id}") dir="auto">{text}</summary>
                <p><a href=routes::ticket(id)>{words().similar_open(format::ticket(id))}</a></p>
            </details>
            <div class="facts">
                <StatusBadge status />
                {affected(count)}
                <RelativeTime time=opened />
            </div>
            {button}
            {submission_error(submission, || words().similar_failed(), join)}
        </li>
    }
}
