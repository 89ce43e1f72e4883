use leptos::prelude::*;
use shared::role::Role;
use shared::routes;

use crate::browser::device_value::DeviceValue;
use crate::browser::page;
use crate::charts::{SharedRenderer, fetch_qr_renderer};
use crate::components::erased::erased_view;
use crate::components::frame::Heading;
use crate::components::qr_code::QrCode;
use crate::format;
use crate::role::remember_role;
use crate::words::words;

/// Where the places are stored that somebody has typed.
const NAME: &str = "lodge-posters";

/// The most posters of one page.
const MAX_PLACES: usize = 200;

/// `/posters`: a poster for each place, with the QR code of the form that reports a problem there, to be printed.
#[component]
pub fn PostersPage() -> impl IntoView {
    remember_role(Role::Helpdesk);
    let typed = DeviceValue::open(NAME, String::new);
    let (renderer, origin) = (fetch_qr_renderer(), page::origin());
    let all = Memo::new(move |_| typed.with(|text| places(text)));
    let places = Memo::new(move |_| {
        all.with(|all| all.iter().take(MAX_PLACES).cloned().collect::<Vec<_>>())
    });
    let on_input = move |event| {
        let text = event_target_value(&event);
        typed.update(|typed| *typed = text);
    };
    let too_many = move || match all.with(Vec::len) {
        0..=MAX_PLACES => ().into_any(),
        _ => {
            let limit = format::integer(MAX_PLACES as u64);
            view! { <p role="status">{words().posters_too_many(limit)}</p> }.into_any()
        }
    };
    let is_empty = Memo::new(move |_| places.with(Vec::is_empty));
    let content = move || {
        if is_empty.get() {
            return view! { <p class="empty">{words().posters_empty()}</p> }.into_any();
        }
        let origin = origin.clone();
        let poster = move |place| poster(renderer, &origin, place);
        view! {
            <p class="actions">
                <button type="button" class="primary" on:click=|_| page::print()>
                    {words().posters_print()}
                </button>
            </p>
            <ol class="sheet">
                <For each=move || places.get() key=String::clone children=poster />
            </ol>
        }
        .into_any()
    };
    view! {
        <main id="main" class="page posters">
            <Heading title=words().posters_title() />
            <div class="places">
                <p class="quiet">{words().posters_note()}</p>
                <label for="places">{words().posters_places()}</label>
                <textarea
                    id="places"
                    rows="8"
                    dir="auto"
                    prop:value=move || typed.with(String::clone)
                    on:input=on_input
                ></textarea>
                {erased_view(too_many)}
            </div>
            {erased_view(content)}
        </main>
    }
}

fn poster(renderer: SharedRenderer, origin: &str, place: String) -> AnyView {
    let address = origin.to_owned() + &routes::report(&place);
    let name = words().posters_code(&place);
    view! {
        <li class="poster">
            <p>{words().product()}</p>
            <p class="question">{words().posters_question()}</p>
            <h2 dir="auto">{place}</h2>
            <QrCode renderer address=address.clone() name />
            <p>{words().posters_scan()}</p>
            <p class="address" dir="ltr">{address}</p>
        </li>
    }
    .into_any()
}

/// One place a line, each once.
fn places(text: &str) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for place in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if places.iter().all(|other| other != place) {
            places.push(place.to_owned());
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_place_and_each_place_has_one_poster() {
        assert_eq!(places(" H3 \n\nLibrary, level 2\r\nH3\n \n"), ["H3", "Library, level 2"]);
        assert!(places(" \n").is_empty());
    }
}
