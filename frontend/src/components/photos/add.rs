use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use crate::browser::page;
use crate::components::erased::{erased_text, erased_view};
use crate::components::icons::{Icon, Shape};
use crate::format;
use crate::photos::{LocalPhoto, LocalPhotos};
use crate::words::words;

/// The chosen pictures, each with a way to remove it, and the way to add one.
#[component]
pub fn AddPhotos(photos: LocalPhotos) -> impl IntoView {
    let tile = move |(index, photo): (usize, LocalPhoto)| {
        let number = format::number((index + 1) as f64);
        let key = photo.key;
        let remove = move |_| {
            photos.remove(key);
            // There is room now.
            photos.refuse(String::new());
            page::focus_soon(".add-photo input");
        };
        view! {
            <li class="photo">
                <img src=photo.url alt=words().photos_chosen(&number) />
                <button type="button" on:click=remove>
                    <Icon shape=Shape::Cross />
                    <span class="visually-hidden">{words().photos_remove(number)}</span>
                </button>
            </li>
        }
        .into_any()
    };
    let tiles = move || {
        let tiles = photos.all().into_iter().enumerate().map(tile);
        view! { <ul class="photos">{tiles.collect_view()}</ul> }.into_any()
    };
    view! {
        <div class="field">
            <p class="label">{words().photos_label()}</p>
            <div class="photos">
                {erased_view(tiles)}
                <ChoosePhotos photos others=0 />
            </div>
            <p class="error note" role="alert">{erased_text(move || photos.refusal())}</p>
        </div>
    }
}

/// Opens the camera or the files. `others` is how many pictures the ticket has.
#[component]
pub fn ChoosePhotos(photos: LocalPhotos, #[prop(into)] others: Signal<usize>) -> impl IntoView {
    let on_change = move |event: web_sys::Event| {
        let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(files) = input.files() {
            photos.add(&files, others.get_untracked());
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    view! {
        <label class="add-photo">
            <Icon shape=Shape::Camera />
            <span>{words().photos_add()}</span>
            <input class="visually-hidden" type="file" accept="image/*" multiple on:change=on_change />
        </label>
    }
}
