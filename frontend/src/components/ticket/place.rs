use leptos::prelude::*;
use shared::ids::TicketId;
use shared::place::MAX_PLACE_CHARS;
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;
use shared::routes;
use shared::ticket::Ticket;

use crate::announce::use_announcer;
use crate::api;
use crate::browser::page;
use crate::components::compose::SendButton;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::components::icons::{Icon, Shape};
use crate::live_query::Loaded;
use crate::submission::Submission;
use crate::words::words;

/// Where the problem is, which leads to all that is wrong there; and the box to change it in.
#[component]
pub fn Place(
    id: TicketId,
    role: Role,
    ticket: Loaded<Ticket>,
    may_write: Memo<bool>,
    on_changed: Callback<Ticket>,
) -> impl IntoView {
    let place = Memo::new(move |_| ticket.with(|ticket| ticket.place.clone()));
    let is_editing = RwSignal::new(false);
    let on_close = Callback::new(move |()| {
        is_editing.set(false);
        page::focus_soon(".ticket-place .link");
    });
    let link = move |place: String| {
        let address = routes::home(role) + &routes::query([("place", place.as_str())]);
        view! { <a class="place" href=address dir="auto">{place}</a> }.into_any()
    };
    let edit = move || {
        if !may_write.get() {
            return ().into_any();
        }
        let label = match place.with(Option::is_some) {
            true => words().place_change(),
            false => words().place_add(),
        };
        view! {
            <button type="button" class="link" on:click=move |_| is_editing.set(true)>{label}</button>
        }
        .into_any()
    };
    erased_view(move || {
        if is_editing.get() && may_write.get() {
            return view! { <PlaceForm id role ticket on_changed on_close /> }.into_any();
        }
        view! {
            <span class="ticket-place">
                <Icon shape=Shape::Pin />
                {erased_view(move || place.get().map(link).into_any())}
                " "
                {erased_view(edit)}
            </span>
        }
        .into_any()
    })
}

#[component]
fn PlaceForm(
    id: TicketId,
    role: Role,
    ticket: Loaded<Ticket>,
    on_changed: Callback<Ticket>,
    on_close: Callback<()>,
) -> impl IntoView {
    let (submission, announcer) = (Submission::new(), use_announcer());
    let (former, version) =
        ticket.with_untracked(|it| (it.place.clone().unwrap_or_default(), it.version));
    let (text, first) = (RwSignal::new(former.clone()), former.clone());
    // What the writer has seen.
    let version = StoredValue::new(version);
    let send = Callback::new(move |()| {
        let (version, text) = (version.get_value(), text.get_untracked());
        let former = former.clone();
        let save = async move {
            match api::tickets::set_place(role, id, version, text.clone()).await {
                // Something else was changed; the place is as the writer saw it.
                Err(Problem { kind: ProblemKind::Stale, current: Some(current), .. })
                    if current.place.as_deref().unwrap_or_default() == former =>
                {
                    api::tickets::set_place(role, id, current.version, text).await
                }
                answer => answer,
            }
        };
        submission.start(save, move |ticket| {
            announcer.say(words().editor_saved());
            on_changed.try_run(ticket);
            on_close.try_run(());
        });
    });
    // Whoever saves again has seen the place as it is now.
    Effect::new(move |_| {
        if let Some(current) = submission.problem().and_then(|problem| problem.current) {
            version.set_value(current.version);
            on_changed.try_run(*current);
        }
    });
    let theirs = move || {
        let current = ticket.with(|ticket| ticket.place.clone().unwrap_or_default());
        if current == first {
            return ().into_any();
        }
        view! { <p>{words().place_label()} ": " <bdi>{current}</bdi></p> }.into_any()
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            on_close.run(());
        }
    };
    page::focus_soon("#place-text");
    view! {
        <form
            class="place-form"
            on:keydown=on_key
            on:submit=move |event| {
                event.prevent_default();
                send.run(());
            }
        >
            <label for="place-text">{words().place_label()}</label>
            <input
                id="place-text"
                autocomplete="off"
                dir="auto"
                maxlength=MAX_PLACE_CHARS
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            />
            <SendButton submission label=words().action_save() />
            <button type="button" on:click=move |_| on_close.run(())>{words().action_cancel()}</button>
            {submission_error(submission, || words().place_failed(), send)}
            {erased_view(theirs)}
        </form>
    }
}
