use leptos::prelude::*;
use shared::role::Role;
use shared::ticket::{NewTicket, Ticket};

use super::reported::Reported;
use crate::api;
use crate::browser::page;
use crate::classified::use_classifier;
use crate::components::category::CategoryMark;
use crate::components::expected_time::ExpectedTime;
use crate::components::plain_text::Decided;
use crate::components::reasons::Reasons;
use crate::components::varying::{varying, whether};
use crate::components::writing_box::{WritingBox, is_sendable};
use crate::draft::Draft;
use crate::seen::use_seen;
use crate::sending::Sending;

/// The box to report in; after sending, what was reported. `on_reported` runs in between.
#[component]
pub fn Report(#[prop(into)] on_reported: Callback<()>) -> impl IntoView {
    let draft = Draft::open("report".to_owned());
    let reported = RwSignal::new(None::<Ticket>);
    let again = move |()| {
        reported.set(None);
        page::focus_soon("#report-text");
    };
    let seen = use_seen();
    let on_sent = move |ticket: Ticket| {
        // What is answered to it is news.
        seen.look(&ticket);
        reported.set(Some(ticket));
        on_reported.run(());
    };
    varying(move || match reported.get() {
        Some(ticket) => view! { <Reported ticket on_again=again /> }.into_any(),
        None => view! { <ReportForm draft on_sent /> }.into_any(),
    })
}

#[component]
fn ReportForm(draft: Draft, #[prop(into)] on_sent: Callback<Ticket>) -> impl IntoView {
    let sending = Sending::new();
    let on_send = Callback::new(move |()| {
        if !untrack(|| is_sendable(draft)) {
            return;
        }
        let (key, sent) = (draft.key(), draft.sent());
        let new = NewTicket { description: draft.text_untracked(), follows: None };
        let create = async move { api::tickets::create(Role::User, &key, &new).await };
        sending.start(create, move |ticket| {
            sent.confirm();
            on_sent.try_run(ticket);
        });
    });
    let text = move || Some(draft.text()).filter(|it| !it.trim().is_empty());
    let classifier = use_classifier();
    let decided = classifier.follow(Signal::derive(text));
    let guessed = Signal::derive(move || decided.with(|it| it.as_ref().map(|it| it.category)));
    let on_focus = Callback::new(move |()| classifier.fetch());
    view! {
        <form
            class="report"
            on:submit=move |event| {
                event.prevent_default();
                on_send.run(());
            }
        >
            <WritingBox
                id="report-text"
                label="What is wrong, and where?"
                draft
                rows=3
                placeholder="The lift in building B is stuck between floors 2 and 3."
                decided
                on_focus
                on_send
            />
            <Guess decided />
            <ExpectedTime role=Role::User category=guessed />
            {sending.refusal(|| "Not reported yet; your text is kept.", on_send)}
            <div class="actions">
                <button
                    type="submit"
                    class="primary"
                    disabled=whether(move || sending.is_busy() || !is_sendable(draft))
                >
                    "Report"
                </button>
                <span class="quiet hint">"Ctrl + Enter sends"</span>
            </div>
        </form>
    }
}

/// The category that the text would get, while it is being written.
#[component]
fn Guess(decided: Decided) -> impl IntoView {
    let shown = move || {
        let Some(guess) = decided.get() else { return ().into_any() };
        let doubt = if guess.is_sure() { "" } else { "not sure" };
        view! {
            <CategoryMark category=guess.category />
            <span class="quiet">{doubt}</span>
            <Reasons classification=guess />
        }
        .into_any()
    };
    view! { <div class="guess facts">{varying(shown)}</div> }
}
