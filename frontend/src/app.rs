//! The application as a whole.

use std::mem;

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider as _};

use crate::announce::provide_announcer;
use crate::browser::page;
use crate::classified::provide_classifier;
use crate::clock::provide_clock;
use crate::components::frame::{Header, Offline};
use crate::components::varying::{varying, words};
use crate::connection::provide_connection;
use crate::follow::{computed, follow};
use crate::news::provide_news;
use crate::pages::analyses::AnalysesPage;
use crate::pages::helpdesk::HelpdeskPage;
use crate::pages::missing::MissingPage;
use crate::pages::picker::PickerPage;
use crate::pages::ticket::TicketPage;
use crate::pages::user::UserPage;
use crate::role::provide_role;
use crate::seen::provide_seen;
use crate::site::Screen;

#[component]
pub fn App() -> impl IntoView {
    provide_role();
    provide_connection();
    provide_news();
    provide_clock();
    provide_seen();
    provide_classifier();
    let announcer = provide_announcer();
    page::remove_boot_screen();
    view! {
        <Router>
            <Site />
        </Router>
        <p class="visually-hidden" role="status">{words(move || announcer.words())}</p>
    }
}

#[component]
fn Site() -> impl IntoView {
    let path = use_location().pathname;
    let screen = computed(move || path.with(|it| Screen::at(it)));
    // A page stays while only what its path says changes.
    let kind = computed(move || screen.with(mem::discriminant));
    // A memo that nobody reads is never computed, so it is read and not only tracked.
    let shown = move || {
        kind.get();
        page_of(screen)
    };
    let header = move || match screen.get() {
        Screen::Picker => ().into_any(),
        _ => view! { <Header here=path /> }.into_any(),
    };
    arrive_at_each_new_screen(path);
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        page::focus_soon("h1");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>"Skip to content"</a>
        {varying(header)}
        <Offline />
        {varying(shown)}
    }
}

fn page_of(screen: Memo<Screen>) -> AnyView {
    match screen.get_untracked() {
        Screen::Picker => view! { <PickerPage /> }.into_any(),
        Screen::User => view! { <UserPage /> }.into_any(),
        Screen::Helpdesk => view! { <HelpdeskPage /> }.into_any(),
        Screen::Ticket(_) => view! { <TicketPage screen /> }.into_any(),
        Screen::Analyses(_) => view! { <AnalysesPage screen /> }.into_any(),
        Screen::Missing => view! { <MissingPage /> }.into_any(),
    }
}

/// The router leaves two things to its own route components, which would make the program a tenth
/// larger: the address in the browser follows only once the new screen says that it is there, and
/// the focus has to move from where the last screen was.
fn arrive_at_each_new_screen(path: Memo<String>) {
    let address = expect_context::<BrowserUrl>();
    let mut former = None;
    follow(move |_| {
        let path = path.get();
        if former.replace(path.clone()).is_some_and(|it| it != path) {
            address.ready_to_complete();
            page::focus_soon("h1");
        }
    });
}
