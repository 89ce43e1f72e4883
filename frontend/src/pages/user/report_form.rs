use leptos::prelude::*;
use shared::classification::Classification;
use shared::danger;
use shared::role::Role;
use shared::ticket::{NewTicket, Ticket};

use super::confirmation::Confirmation;
use crate::api;
use crate::browser::page;
use crate::classifier::use_classifier;
use crate::components::compose::{ComposeBox, is_sendable};
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::components::ticket::{CategoryBadge, Explanation, ResolutionTime};
use crate::draft::{self, Draft};
use crate::read_marks::use_read_marks;
use crate::receipts::use_receipts;
use crate::submission::Submission;
use crate::words::words;

/// The form to report in; after sending, the confirmation. `on_reported` runs in between.
#[component]
pub fn Report(#[prop(into)] on_reported: Callback<()>) -> impl IntoView {
    let draft = Draft::open(draft::REPORT.to_owned());
    let reported = RwSignal::new(None::<Ticket>);
    let another = move |()| {
        reported.set(None);
        page::focus_soon("#report-text");
    };
    let marks = use_read_marks();
    let on_sent = move |ticket: Ticket| {
        // From now on an event of it is unread.
        marks.mark_read(&ticket);
        reported.set(Some(ticket));
        on_reported.run(());
    };
    erased_view(move || match reported.get() {
        Some(ticket) => view! { <Confirmation ticket on_another=another /> }.into_any(),
        None => view! { <ReportForm draft on_sent /> }.into_any(),
    })
}

#[component]
fn ReportForm(draft: Draft, #[prop(into)] on_sent: Callback<Ticket>) -> impl IntoView {
    let (submission, receipts) = (Submission::new(), use_receipts());
    let on_send = Callback::new(move |()| {
        if !untrack(|| is_sendable(draft)) {
            return;
        }
        let (key, secret, snapshot) = (draft.key(), draft.receipt(), draft.snapshot());
        let description = draft.text_untracked();
        let new = NewTicket { description, follows: None, receipt: Some(secret) };
        let create = async move { api::tickets::create(Role::User, &key, &new).await };
        submission.start(create, move |ticket| {
            snapshot.confirm();
            receipts.add(ticket.id, secret, true);
            on_sent.try_run(ticket);
        });
    });
    let text = move || Some(draft.text()).filter(|text| !text.trim().is_empty());
    let classifier = use_classifier();
    let explanation = classifier.classify(Signal::derive(text));
    let category = move || explanation.with(|it| it.as_ref().map(|it| it.category));
    let on_focus = Callback::new(move |()| classifier.fetch());
    let is_danger = Memo::new(move |_| danger::is_mentioned(&draft.text()));
    // In danger nobody needs to know how long things usually take.
    let category = move || category().filter(|_| !is_danger.get());
    let danger = move || match is_danger.get() {
        true => view! { <DangerNotice /> }.into_any(),
        false => ().into_any(),
    };
    view! {
        <form
            class="report"
            on:submit=move |event| {
                event.prevent_default();
                on_send.run(());
            }
        >
            <ComposeBox
                id="report-text"
                label=words().report_label()
                draft
                rows=3
                placeholder=words().report_example()
                explanation
                on_focus
                on_send
            />
            <SuggestedCategory explanation />
            <ResolutionTime role=Role::User category=Signal::derive(category) />
            {erased_view(danger)}
            {submission_error(submission, || words().report_failed(), on_send)}
            <div class="actions">
                <button
                    type="submit"
                    class="primary"
                    disabled=Signal::derive(move || submission.is_pending() || !is_sendable(draft))
                >
                    {words().report_send()}
                </button>
                <span class="quiet action-note">{words().send_keys()}</span>
            </div>
        </form>
    }
}

/// The number to call before anything else.
#[component]
fn DangerNotice() -> impl IntoView {
    let number = page::setting("emergency").unwrap_or_default();
    let digits: String = number.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
    view! {
        <div class="danger-notice" role="alert">
            <p>{words().report_danger()}</p>
            <a class="button danger" href=format!("tel:{digits}")>
                {words().report_call(number)}
            </a>
        </div>
    }
}

/// The category that the text would get, while it is being written.
#[component]
fn SuggestedCategory(explanation: Memo<Option<Classification>>) -> impl IntoView {
    let shown = move || {
        let Some(classification) = explanation.get() else { return ().into_any() };
        let doubt = (!classification.is_sure()).then(|| words().report_not_sure());
        view! {
            <CategoryBadge category=classification.category />
            <span class="quiet">{doubt}</span>
            <Explanation classification />
        }
        .into_any()
    };
    view! { <div class="suggested-category facts">{erased_view(shown)}</div> }
}
