use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;

use crate::announce::use_announcer;
use crate::api;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::format;
use crate::photos::LocalPhotos;
use crate::submission::Submission;
use crate::words::words;

/// Sends the pictures to their ticket, one after the other, and says how far it is.
#[component]
pub fn PhotoUploads(
    ticket: TicketId,
    role: Role,
    photos: LocalPhotos,
    #[prop(optional)] on_added: Option<Callback<()>>,
) -> impl IntoView {
    let (submission, announcer) = (Submission::new(), use_announcer());
    let send = Callback::new(move |()| {
        let Some(photo) = photos.all_untracked().into_iter().next() else { return };
        let key = photo.key;
        let add = async move { api::photos::add(role, ticket, &photo.key, &photo.blob).await };
        submission.start(add, move |_| {
            photos.remove(key);
            announcer.say(words().photos_sent());
            if let Some(on_added) = on_added {
                on_added.try_run(());
            }
        });
    });
    Effect::new(move |_| {
        let is_waiting = photos.count() > 0;
        if is_waiting && !submission.is_pending() && submission.problem().is_none() {
            send.run(());
        }
    });
    let progress = move || match photos.count() {
        0 => ().into_any(),
        count => {
            let text = words().photos_sending(count, format::number(count as f64));
            view! { <p class="quiet" aria-busy="true">{text}</p> }.into_any()
        }
    };
    view! {
        {erased_view(progress)}
        {submission_error(submission, || words().photos_failed(), send)}
    }
}
