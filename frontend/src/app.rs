//! The programs as a whole.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::{OptionalParamSegment, ParamSegment, StaticSegment};
use shared::role::Role;
use shared::routes;

use crate::announce::provide_announcer;
use crate::browser::page;
use crate::classifier::provide_classifier;
use crate::clock::provide_clock;
use crate::components::erased::{erased_text, erased_view};
use crate::components::frame::{Footer, Header, OfflineBanner, UpdateNotice};
use crate::connection::provide_connection;
use crate::event_feed::{provide_event_feed, provide_silent_event_feed};
use crate::notifications::provide_notifications;
use crate::outbox::provide_outbox;
use crate::pages::analyses::AnalysesPage;
use crate::pages::help::HelpPage;
use crate::pages::helpdesk::HelpdeskPage;
use crate::pages::listing::watch_history;
use crate::pages::not_for_users::NotForUsersPage;
use crate::pages::not_found::NotFoundPage;
use crate::pages::picker::PickerPage;
use crate::pages::posters::PostersPage;
use crate::pages::reports::ReportsPage;
use crate::pages::styleguide::{StyleguidePage, provide_examples};
use crate::pages::ticket::TicketPage;
use crate::pages::user::{ReportPage, UserPage};
use crate::read_marks::provide_read_marks;
use crate::receipts::provide_receipts;
use crate::role::provide_role;
use crate::words::words;

/// The routes, from the segments by which the server knows them too.
const PICKER: StaticSegment<&str> = StaticSegment("");
const USER: StaticSegment<&str> = StaticSegment(routes::USER);
const REPORT: StaticSegment<&str> = StaticSegment(routes::REPORT);
const REPORTS: StaticSegment<&str> = StaticSegment(routes::REPORTS);
const HELP: StaticSegment<&str> = StaticSegment(routes::HELP);
const POSTERS: StaticSegment<&str> = StaticSegment(routes::POSTERS);
const STYLEGUIDE: StaticSegment<&str> = StaticSegment(routes::STYLEGUIDE);
const HELPDESK: StaticSegment<&str> = StaticSegment(routes::HELPDESK);
const TICKET: (StaticSegment<&str>, ParamSegment) =
    (StaticSegment(routes::TICKET), ParamSegment("id"));
/// One route for the overview and each analysis, so that the page stays while another one is chosen.
const ANALYSES: (StaticSegment<&str>, OptionalParamSegment) =
    (StaticSegment(routes::ANALYSES), OptionalParamSegment("name"));

/// The program of users. In place of the analyses it shows whose they are.
#[component]
pub fn UserApp() -> impl IntoView {
    view! {
        <App role=Role::User>
            <FlatRoutes fallback=NotFoundPage>
                <Route path=PICKER view=PickerPage />
                <Route path=USER view=UserPage />
                <Route path=REPORT view=ReportPage />
                <Route path=REPORTS view=ReportsPage />
                <Route path=HELP view=HelpPage />
                <Route path=TICKET view=TicketPage />
                <Route path=ANALYSES view=NotForUsersPage />
            </FlatRoutes>
        </App>
    }
}

/// The program of the helpdesk.
#[component]
pub fn HelpdeskApp() -> impl IntoView {
    view! {
        <App role=Role::Helpdesk>
            <FlatRoutes fallback=NotFoundPage>
                <Route path=PICKER view=PickerPage />
                <Route path=HELPDESK view=HelpdeskPage />
                <Route path=POSTERS view=PostersPage />
                <Route path=HELP view=HelpPage />
                <Route path=TICKET view=TicketPage />
                <Route path=ANALYSES view=AnalysesPage />
            </FlatRoutes>
        </App>
    }
}

/// The program of the style guide. It asks the server for nothing.
#[component]
pub fn StyleguideApp() -> impl IntoView {
    provide_role(Role::Helpdesk);
    provide_connection();
    provide_examples();
    provide_silent_event_feed();
    provide_classifier();
    provide_announcer();
    page::remove_boot_screen();
    view! {
        <Router>
            <Screen>
                <FlatRoutes fallback=OtherProgram>
                    <Route path=STYLEGUIDE view=StyleguidePage />
                </FlatRoutes>
            </Screen>
        </Router>
    }
}

/// Goes to an address that another program has.
#[component]
fn OtherProgram() -> impl IntoView {
    page::load_soon(use_location().pathname.get_untracked());
}

/// What the programs of both roles have. `children` show the page of the current address.
#[component]
fn App(role: Role, children: Children) -> impl IntoView {
    provide_role(role);
    provide_connection();
    provide_clock();
    provide_notifications(role);
    provide_event_feed();
    provide_read_marks();
    provide_receipts(role);
    provide_classifier();
    let announcer = provide_announcer();
    provide_outbox(role);
    watch_history();
    page::remove_boot_screen();
    view! {
        <Router>
            <Screen>{children()}</Screen>
        </Router>
        <p class="visually-hidden" role="status">{erased_text(move || announcer.text())}</p>
    }
}

/// A page, and what surrounds it.
#[component]
fn Screen(children: Children) -> impl IntoView {
    let path = use_location().pathname;
    let is_picker = Memo::new(move |_| path.with(|path| path == "/"));
    let header = move || match is_picker.get() {
        true => ().into_any(),
        false => view! { <Header path /> }.into_any(),
    };
    let footer = move || match is_picker.get() {
        true => ().into_any(),
        false => view! { <Footer /> }.into_any(),
    };
    focus_each_new_screen(path);
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        page::focus_soon("h1");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{words().frame_skip()}</a>
        {erased_view(header)}
        <OfflineBanner />
        <UpdateNotice />
        {children()}
        {erased_view(footer)}
    }
}

/// The router leaves the focus where the last screen was.
fn focus_each_new_screen(path: Memo<String>) {
    Effect::new(move |former: Option<String>| {
        let path = path.get();
        if former.is_some_and(|former| former != path) {
            page::focus_soon("h1");
        }
        path
    });
}

#[cfg(test)]
mod tests {
    use leptos_router::PossibleRouteMatch;
    use shared::ids::TicketId;

    use super::*;

    /// The parameters of a path that a route matches.
    fn params(route: &dyn PossibleRouteMatch, path: &str) -> Option<Vec<String>> {
        let matched = route.test(path).filter(|it| matches!(it.remaining(), "" | "/"))?;
        Some(matched.params().iter().map(|(_, value)| value.clone()).collect())
    }

    #[test]
    fn every_address_has_its_route() {
        assert_eq!(params(&PICKER, "/"), Some(vec![]));
        assert_eq!(params(&USER, &routes::home(Role::User)), Some(vec![]));
        assert_eq!(params(&HELPDESK, "/helpdesk/"), Some(vec![]));
        assert_eq!(params(&TICKET, &routes::ticket(TicketId(12))), Some(vec!["12".into()]));
        assert_eq!(params(&REPORT, "/report"), Some(vec![]));
        assert_eq!(params(&REPORTS, &routes::reports()), Some(vec![]));
        assert_eq!(params(&HELP, &routes::help()), Some(vec![]));
        assert_eq!(params(&POSTERS, &routes::posters()), Some(vec![]));
        assert_eq!(params(&STYLEGUIDE, &routes::styleguide()), Some(vec![]));
        assert_eq!(params(&ANALYSES, &routes::analyses()), Some(vec![]));
        assert_eq!(params(&ANALYSES, "/analyses/"), Some(vec![]));
        assert_eq!(params(&ANALYSES, &routes::analysis("backlog")), Some(vec!["backlog".into()]));
    }

    #[test]
    fn the_server_and_the_router_know_the_same_screens() {
        let all: [&dyn PossibleRouteMatch; 10] = [
            &PICKER,
            &USER,
            &HELP,
            &HELPDESK,
            &POSTERS,
            &REPORT,
            &REPORTS,
            &STYLEGUIDE,
            &TICKET,
            &ANALYSES,
        ];
        let paths = [
            "/",
            "/user",
            "/user/",
            "/users",
            "/user/1",
            "/help",
            "/helpdesk",
            "/report",
            "/reports",
            "/posters",
            "/styleguide",
            "/styleguide/1",
            "/t",
            "/t/",
            "/t/12",
            "/t/x",
            "/t/1/2",
            "/analyses",
            "/analyses/",
            "/analyses/a",
            "/analyses/a/b",
            "/x",
            "/u",
        ];
        for path in paths {
            let has_route = all.iter().any(|route| params(*route, path).is_some());
            assert_eq!(has_route, routes::is_screen(path), "{path}");
        }
    }
}
