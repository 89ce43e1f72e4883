use leptos::prelude::*;
use shared::ids::TicketId;
use shared::routes;

use super::place::ReportPlace;
use crate::browser::page;
use crate::components::erased::erased_view;
use crate::components::text::{first_line, sentence_with};
use crate::draft::Draft;
use crate::format;
use crate::outbox::{WaitingReport, use_outbox};
use crate::photos::LocalPhotos;
use crate::words::words;

/// The reports that wait until Lodge answers, and what has become of those that waited. Whoever takes one back finds its
/// text in `draft`.
#[component]
pub fn WaitingReports(
    draft: Draft,
    chosen_place: ReportPlace,
    photos: LocalPhotos,
) -> impl IntoView {
    let outbox = use_outbox();
    let take_back = Callback::new(move |report: WaitingReport| {
        outbox.remove(report.key);
        photos.put_back(outbox.take_photos(report.key));
        let (written, WaitingReport { text, place, key, receipt, .. }) =
            (draft.text_untracked(), report);
        // Also none: it may have been taken away.
        chosen_place.choose(place.unwrap_or_default());
        if written.trim().is_empty() {
            draft.restore(text, key, receipt);
        } else {
            draft.write(format!("{written}\n\n{text}"));
        }
        page::focus_soon("#report-text");
    });
    erased_view(move || waiting_reports(outbox.waiting(), outbox.sent(), take_back))
}

/// What waits, each with the way to take it back, below the tickets that what waited has become.
pub fn waiting_reports(
    waiting: Vec<WaitingReport>,
    sent: Vec<TicketId>,
    take_back: Callback<WaitingReport>,
) -> AnyView {
    if waiting.is_empty() && sent.is_empty() {
        return ().into_any();
    }
    let row = move |report: WaitingReport| {
        let state = match report.is_refused {
            true => words().outbox_refused(),
            false => words().outbox_waiting(),
        };
        let line = first_line(&report.text).to_owned();
        view! {
            <li class="waiting-report">
                <p dir="auto">{line}</p>
                <p class="facts">
                    <span class="quiet">{state}</span>
                    <button type="button" class="link" on:click=move |_| take_back.run(report.clone())>
                        {words().outbox_take_back()}
                    </button>
                </p>
            </li>
        }
        .into_any()
    };
    let ticket = |ticket: TicketId| {
        let link = view! { <a href=routes::ticket(ticket)>{format::ticket(ticket)}</a> };
        let sentence = sentence_with(|it| words().report_done(it), link.into_any());
        view! { <li class="waiting-report"><p>{sentence}</p></li> }.into_any()
    };
    view! {
        <ul class="outbox">
            {sent.into_iter().map(ticket).collect_view()}
            {waiting.into_iter().map(row).collect_view()}
        </ul>
    }
    .into_any()
}
