use leptos::html::Dialog;
use leptos::prelude::*;
use shared::ids::{PhotoId, TicketId};
use shared::photo::MAX_PHOTOS;
use shared::role::Role;
use shared::ticket::Ticket;

use super::add::ChoosePhotos;
use super::uploads::PhotoUploads;
use crate::api::photos::{address, thumbnail_address};
use crate::components::erased::{erased_text, erased_view};
use crate::format;
use crate::live_query::Loaded;
use crate::photos::LocalPhotos;
use crate::words::words;

/// The pictures of a ticket, and the way to add one.
#[component]
pub fn TicketPhotos(
    id: TicketId,
    role: Role,
    ticket: Loaded<Ticket>,
    may_write: Memo<bool>,
    on_added: Callback<()>,
) -> impl IntoView {
    let photos = Memo::new(move |_| ticket.with(|ticket| ticket.photos.clone()));
    let viewer = Viewer { photos, shown: RwSignal::new(0), dialog: NodeRef::new() };
    let local = LocalPhotos::new();
    let count = Signal::derive(move || photos.with(Vec::len));
    let thumbnail = move |(index, photo): (usize, PhotoId)| {
        view! {
            <li class="photo">
                <button type="button" on:click=move |_| viewer.open(index)>
                    <img
                        src=thumbnail_address(role, photo)
                        alt=photo_label(index, count.get_untracked())
                        loading="lazy"
                    />
                </button>
            </li>
        }
        .into_any()
    };
    let thumbnails = move || match photos.get() {
        photos if photos.is_empty() => ().into_any(),
        photos => {
            let thumbnails = photos.into_iter().enumerate().map(thumbnail);
            view! { <ul class="photos">{thumbnails.collect_view()}</ul> }.into_any()
        }
    };
    let add = move || match may_write.get() && count.get() < MAX_PHOTOS {
        true => view! { <ChoosePhotos photos=local others=count /> }.into_any(),
        false => ().into_any(),
    };
    view! {
        <div class="ticket-photos">
            <div class="photos">
                {erased_view(thumbnails)}
                {erased_view(add)}
            </div>
            <p class="error note" role="alert">{erased_text(move || local.refusal())}</p>
            <PhotoUploads ticket=id role photos=local on_added />
            {viewer.draw(role)}
        </div>
    }
}

fn photo_label(index: usize, count: usize) -> String {
    words().photos_of(format::number((index + 1) as f64), format::number(count as f64))
}

/// One picture in front of everything.
#[derive(Clone, Copy)]
struct Viewer {
    photos: Memo<Vec<PhotoId>>,
    shown: RwSignal<usize>,
    dialog: NodeRef<Dialog>,
}

impl Viewer {
    fn open(self, index: usize) {
        self.shown.set(index);
        if let Some(dialog) = self.dialog.get_untracked() {
            // It fails only while it is open.
            let _ = dialog.show_modal();
        }
    }

    /// Goes to the next picture, or the one before.
    fn step(self, by: isize) {
        let count = self.photos.with_untracked(Vec::len).max(1) as isize;
        self.shown.update(|shown| *shown = (*shown as isize + by).rem_euclid(count) as usize);
    }

    fn draw(self, role: Role) -> AnyView {
        let close = move || {
            if let Some(dialog) = self.dialog.get_untracked() {
                dialog.close();
            }
        };
        let on_key = move |event: web_sys::KeyboardEvent| match &*event.key() {
            "ArrowRight" => self.step(1),
            "ArrowLeft" => self.step(-1),
            _ => {}
        };
        let picture = move || {
            let (index, photos) = (self.shown.get(), self.photos.get());
            let Some(photo) = photos.get(index) else { return ().into_any() };
            view! { <img src=address(role, *photo) alt=photo_label(index, photos.len()) /> }
                .into_any()
        };
        let steps = move || {
            if self.photos.with(Vec::len) < 2 {
                return ().into_any();
            }
            view! {
                <button type="button" on:click=move |_| self.step(-1)>{words().photos_previous()}</button>
                <button type="button" on:click=move |_| self.step(1)>{words().photos_next()}</button>
            }
            .into_any()
        };
        view! {
            <dialog class="viewer" node_ref=self.dialog aria-label=words().photos_title() on:keydown=on_key>
                {erased_view(picture)}
                <div class="actions">
                    {erased_view(steps)}
                    <button type="button" on:click=move |_| close()>{words().photos_close()}</button>
                </div>
            </dialog>
        }
        .into_any()
    }
}
