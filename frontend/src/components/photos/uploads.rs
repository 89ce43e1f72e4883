use leptos::prelude::*;
use shared::ids::TicketId;
use shared::problem::Problem;
use shared::role::Role;

use crate::announce::use_announcer;
use crate::api;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::format;
use crate::outbox::is_refusal;
use crate::photos::LocalPhotos;
use crate::sentences::problems;
use crate::submission::Submission;
use crate::words::words;

/// Sends the pictures to their ticket, one after the other, and says how far it is.
#[component]
pub fn PhotoUploads(
    ticket: TicketId,
    role: Role,
    photos: LocalPhotos,
    on_added: Callback<()>,
) -> impl IntoView {
    let (submission, announcer) = (Submission::new(), use_announcer());
    let send = Callback::new(move |()| {
        let Some(photo) = photos.all_untracked().into_iter().next() else { return };
        let key = photo.key;
        let add = async move {
            match api::photos::add(role, ticket, &photo.key, &photo.blob).await {
                Err(problem) if is_refusal(&problem) => Ok(Some(problem)),
                answer => answer.map(|_| None),
            }
        };
        submission.start(add, move |refusal: Option<Problem>| {
            photos.remove(key);
            match refusal {
                None => announcer.say(words().photos_sent()),
                Some(problem) => photos.refuse(problems::cause(&problem)),
            }
            on_added.try_run(());
        });
    });
    Effect::new(move |_| {
        let is_waiting = photos.count() > 0;
        if is_waiting && !submission.is_pending() && submission.problem().is_none() {
            send.run(());
        }
    });
    let count = Signal::derive(move || photos.count() * usize::from(submission.is_pending()));
    view! {
        <UploadProgress count />
        {submission_error(submission, || words().photos_failed(), send)}
    }
}

/// How many pictures are on their way.
#[component]
pub fn UploadProgress(#[prop(into)] count: Signal<usize>) -> impl IntoView {
    erased_view(move || match count.get() {
        0 => ().into_any(),
        count => {
            let text = words().photos_sending(count, format::number(count as f64));
            view! { <p class="quiet" aria-busy="true">{text}</p> }.into_any()
        }
    })
}
