//! One ticket with all that can be done to it: on its own page and in the console.

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::policy;
use shared::presence::Doing;
use shared::role::Role;
use shared::ticket::{Status, Ticket};

use crate::announce::use_announcer;
use crate::browser::page;
use crate::components::category::CategoryMark;
use crate::components::composer::Composer;
use crate::components::correction::Correction;
use crate::components::dates::Dates;
use crate::components::deciders::{Deciders, use_deciders};
use crate::components::editor::{Editor, draft_name};
use crate::components::expected_time::ExpectedTime;
use crate::components::move_button::MoveButton;
use crate::components::others::OthersDoing;
use crate::components::plain_text::{Decided, PlainText};
use crate::components::report_again::ReportAgain;
use crate::components::status::StatusMark;
use crate::components::thread::{Thread, use_thread};
use crate::components::unsent::Unsent;
use crate::components::varying::varying;
use crate::follow::{computed, follow};
use crate::live::{Known, Live};
use crate::news::use_news;
use crate::seen::use_seen;
use crate::wording::titles;
use crate::{address, draft};

/// Everything about one ticket below its heading. `live` is what its screen keeps loading.
#[component]
pub fn TicketView(
    id: TicketId,
    role: Role,
    live: Live<Ticket>,
    ticket: Known<Ticket>,
    /// Runs after a change made here.
    on_change: Option<Callback<()>>,
) -> impl IntoView {
    let status = Signal::derive(move || ticket.with(|it| it.status));
    let category = Signal::derive(move || ticket.with(|it| it.category));
    let awaited = Signal::derive(move || (status.get() != Status::Closed).then(|| category.get()));
    let may_write = computed(move || policy::may_write(role, status.get()));
    let thread = use_thread(live, id, role);
    let known = use_look(id, ticket);
    let decided = use_deciders(ticket, role);
    let tell = move || {
        if let Some(on_change) = on_change {
            on_change.try_run(());
        }
    };
    let on_changed = Callback::new(move |changed| {
        live.confirm(changed);
        tell();
    });
    let on_sent = move |_| {
        live.reload();
        tell();
    };
    announce_moves(id, status);

    let correction = move || {
        if !policy::may_correct_category(role, status.get()) {
            return ().into_any();
        }
        view! { <Correction ticket=id role category on_corrected=on_changed /> }.into_any()
    };
    let answer = move || {
        if may_write.get() {
            view! { <Composer ticket=id role on_sent /> }.into_any()
        } else {
            view! {
                <Unsent ticket=id role />
                <ReportAgain ticket role />
            }
            .into_any()
        }
    };
    view! {
        <div class="facts">
            <StatusMark status />
            <CategoryMark category />
            <Deciders ticket decided />
            <Follows ticket />
        </div>
        <Description id role ticket decided may_write on_changed />
        <div class="moves">
            <MoveButton ticket role on_moved=on_changed />
            {varying(correction)}
        </div>
        <Dates ticket />
        <ExpectedTime role category=awaited />
        <h2 class="visually-hidden">"Thread"</h2>
        <Thread ticket thread known />
        {varying(answer)}
    }
}

/// Takes note of what is looked at, and says how far the ticket was known before.
fn use_look(id: TicketId, ticket: Known<Ticket>) -> Option<i64> {
    let (seen, news) = (use_seen(), use_news());
    let known = seen.known(id);
    follow(move |_| {
        news.track_looks();
        ticket.with(|it| {
            if page::is_visible() {
                seen.look(it);
            }
        });
    });
    known
}

/// Says aloud when somebody moves the ticket on.
fn announce_moves(id: TicketId, status: Signal<Status>) {
    let announcer = use_announcer();
    let mut former = None;
    follow(move |_| {
        let status = status.get();
        if former.replace(status).is_some_and(|it| it != status) {
            announcer.say(format!("Ticket {id} is now {}.", titles::status(status)));
        }
    });
}

/// The text, or the box to change it in.
#[component]
fn Description(
    id: TicketId,
    role: Role,
    ticket: Known<Ticket>,
    decided: Decided,
    may_write: Memo<bool>,
    on_changed: Callback<Ticket>,
) -> impl IntoView {
    let has_draft = draft::kept_text(&draft_name(id, role)).is_some();
    let is_editing = RwSignal::new(has_draft);
    let text = Signal::derive(move || ticket.with(|it| it.description.clone()));
    let on_close = move |()| is_editing.set(false);
    varying(move || {
        if is_editing.get() && may_write.get() {
            return view! { <Editor ticket role on_saved=on_changed on_close /> }.into_any();
        }
        let edit = move || {
            if !may_write.get() {
                return ().into_any();
            }
            let on_click = move |_| is_editing.set(true);
            view! {
                <div class="actions">
                    <button type="button" class="link" on:click=on_click>"Edit"</button>
                    <OthersDoing ticket=id doing=Doing::Editing />
                </div>
            }
            .into_any()
        };
        view! {
            <div class="description">
                <PlainText text decided />
                {varying(edit)}
            </div>
        }
        .into_any()
    })
}

#[component]
fn Follows(ticket: Known<Ticket>) -> impl IntoView {
    varying(move || {
        let Some(earlier) = ticket.with(|it| it.follows) else { return ().into_any() };
        view! {
            <a href=address::ticket(earlier)>"takes up #" {earlier.to_string()} " again"</a>
        }
        .into_any()
    })
}
