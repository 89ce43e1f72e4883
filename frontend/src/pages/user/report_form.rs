use leptos::prelude::*;
use shared::classification::Classification;
use shared::danger;
use shared::problem::ProblemKind;
use shared::role::Role;
use shared::ticket::{NewTicket, Ticket};

use super::confirmation::{Confirmation, Done};
use super::place::{PlaceField, ReportPlace};
use super::similar::Similar;
use super::waiting::WaitingReports;
use crate::announce::use_announcer;
use crate::api;
use crate::browser::page;
use crate::classifier::use_classifier;
use crate::components::compose::{ComposeBox, SendButton};
use crate::components::erased::{erased_text, erased_view};
use crate::components::error_notice::submission_error;
use crate::components::frame::emergency_number;
use crate::components::photos::AddPhotos;
use crate::components::ticket::{CategoryBadge, Explanation, ResolutionTime};
use crate::connection::{is_outage, use_connection};
use crate::draft::{self, Draft};
use crate::outbox::use_outbox;
use crate::photos::LocalPhotos;
use crate::read_marks::use_read_marks;
use crate::receipts::{ReceiptKind, use_receipts};
use crate::submission::Submission;
use crate::words::words;

/// The form to report in; after sending, the confirmation. `on_reported` runs in between.
#[component]
pub fn Report(#[prop(into)] on_reported: Callback<()>) -> impl IntoView {
    let draft = Draft::open(draft::REPORT.to_owned());
    let (place, photos) = (ReportPlace::open(draft), LocalPhotos::new());
    let outbox = use_outbox();
    let done = RwSignal::new(None::<(Ticket, Done)>);
    let another = move |()| {
        done.set(None);
        page::focus_soon("#report-text");
    };
    let marks = use_read_marks();
    let on_done = move |(ticket, how): (Ticket, Done)| {
        // From now on an event of it is unread.
        marks.mark_read(&ticket);
        done.set(Some((ticket, how)));
        on_reported.run(());
    };
    let on_sent = Callback::new(move |ticket| on_done((ticket, Done::Reported)));
    let on_joined = Callback::new(move |ticket| {
        place.clear();
        on_done((ticket, Done::Joined));
    });
    erased_view(move || match done.get() {
        Some((ticket, how)) => {
            let id = ticket.id;
            let uploads = Signal::derive(move || outbox.uploads(id));
            let photo_refusal = Signal::derive(move || outbox.photo_refusal());
            view! { <Confirmation ticket how uploads photo_refusal on_another=another /> }
                .into_any()
        }
        None => view! {
            <div class="reporting">
                <ReportForm draft place photos on_sent />
                <Similar draft on_joined />
            </div>
        }
        .into_any(),
    })
}

#[component]
fn ReportForm(
    draft: Draft,
    place: ReportPlace,
    photos: LocalPhotos,
    on_sent: Callback<Ticket>,
) -> impl IntoView {
    let (submission, receipts) = (Submission::new(), use_receipts());
    let (connection, outbox, announcer) = (use_connection(), use_outbox(), use_announcer());
    let on_send = Callback::new(move |()| {
        if untrack(|| submission.is_pending()) {
            return;
        }
        if !draft.check() {
            page::focus_soon("#report-text");
            return;
        }
        let (key, secret, snapshot) = (draft.key(), draft.receipt(), draft.snapshot());
        let new = NewTicket {
            description: draft.text_untracked(),
            place: Some(untrack(|| place.text())).filter(|place| !place.is_empty()),
            follows: None,
            receipt: Some(secret),
        };
        // What is chosen from now on is for the next report.
        let chosen = photos.take();
        let create = async move {
            match api::tickets::create(Role::User, &key, &new).await {
                Ok(ticket) => {
                    outbox.upload(ticket.id, chosen);
                    Ok(Some(ticket))
                }
                Err(problem) if is_outage(&problem) && outbox.add(&new, key, secret) => {
                    connection.note_response(Some(&problem));
                    outbox.add_photos(key, chosen);
                    Ok(None)
                }
                Err(problem) => {
                    photos.put_back(chosen);
                    Err(problem)
                }
            }
        };
        submission.start(create, move |ticket| {
            snapshot.confirm();
            place.clear();
            match ticket {
                Some(ticket) => {
                    receipts.add(ticket.id, secret, ReceiptKind::Reported);
                    on_sent.try_run(ticket);
                }
                None => announcer.say(words().outbox_waiting()),
            }
        });
    });
    renew_used_key(submission, draft);
    let text = move || Some(draft.text()).filter(|text| !text.trim().is_empty());
    let classifier = use_classifier();
    let explanation = classifier.classify(Signal::derive(text));
    let on_focus = Callback::new(move |()| classifier.fetch());
    let is_danger = Memo::new(move |_| danger::is_mentioned(&draft.text()));
    let label = Signal::derive(move || match connection.lost_since() {
        None => words().report_send(),
        Some(_) => words().report_send_later(),
    });
    let on_paste = move |event: web_sys::ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        // A table comes as text and as its picture.
        let has_text = data.get_data("text/plain").is_ok_and(|text| !text.is_empty());
        if let Some(files) = data.files().filter(|files| files.length() > 0 && !has_text) {
            event.prevent_default();
            photos.add(&files, 0);
        }
    };
    let danger = move || match is_danger.get() {
        true => view! { <DangerNotice /> }.into_any(),
        false => ().into_any(),
    };
    view! {
        <form
            class="report"
            on:paste=on_paste
            on:submit=move |event| {
                event.prevent_default();
                on_send.run(());
            }
        >
            <ComposeBox
                id="report-text"
                label=words().report_label()
                draft
                rows=5
                placeholder=words().report_example()
                explanation
                on_focus
                on_send
            />
            <Forecast explanation is_danger />
            <PlaceField place />
            <AddPhotos photos />
            {erased_view(danger)}
            {submission_error(submission, || words().report_failed(), on_send)}
            <div class="actions">
                <span class="quiet action-note">{words().send_keys()}</span>
                <SendButton submission label />
            </div>
            <WaitingReports draft chosen_place=place photos />
        </form>
    }
}

/// A text that was sent before with another place is sent as a new report when the button is pressed again.
fn renew_used_key(submission: Submission, draft: Draft) {
    Effect::new(move |_| {
        if submission.problem().is_some_and(|problem| problem.kind == ProblemKind::KeyReused) {
            draft.write(draft.text_untracked());
        }
    });
}

/// Which category the text would get and how long such problems take; before that, who can read it. Its room is always
/// there, so that nothing moves while somebody types.
#[component]
fn Forecast(explanation: Memo<Option<Classification>>, is_danger: Memo<bool>) -> impl IntoView {
    // In danger nobody needs to know how long things usually take, and in doubt nobody knows.
    let category = move || {
        let sure = explanation.get().filter(Classification::is_sure);
        sure.map(|it| it.category).filter(|_| !is_danger.get())
    };
    let privacy = move || match explanation.with(Option::is_none) {
        true => words().report_privacy(),
        false => String::new(),
    };
    view! {
        <div class="forecast">
            <p class="quiet">{erased_text(privacy)}</p>
            <SuggestedCategory explanation />
            <ResolutionTime role=Role::User category=Signal::derive(category) />
        </div>
    }
}

/// The number to call before anything else.
#[component]
pub fn DangerNotice() -> impl IntoView {
    let (number, address) = emergency_number();
    view! {
        <div class="danger-notice" role="alert">
            <p>{words().report_danger()}</p>
            <a class="button danger" href=address>
                {words().report_call(number)}
            </a>
        </div>
    }
}

/// The category that the text would get, while it is being written.
#[component]
pub fn SuggestedCategory(explanation: Memo<Option<Classification>>) -> impl IntoView {
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
