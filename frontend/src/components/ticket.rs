//! One ticket with all that can be done to it: on its own page and in the console.

mod badges;
mod category_correction;
mod closing_form;
mod dates;
mod description;
mod explanation;
mod follow;
mod follow_up;
mod outcome;
mod panel;
mod place;
mod resolution_time;
mod restore;
mod status_button;
mod unsent_drafts;

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::policy;
use shared::role::Role;
use shared::thread::TicketWithThread;
use shared::ticket::{Status, Ticket};

use crate::announce::use_announcer;
use crate::browser::page;
use crate::components::compose::{Composer, edit_draft_name};
use crate::components::erased::erased_view;
use crate::components::photos::TicketPhotos;
use crate::components::text::shortened;
use crate::components::thread::{Entries, Thread};
use crate::draft;
use crate::event_feed::use_event_feed;
use crate::format;
use crate::live_query::{LiveQuery, Loaded};
use crate::read_marks::use_read_marks;
use crate::receipts::use_receipts;
use crate::sentences::names;
use crate::words::words;
pub use badges::{CategoryBadge, StatusBadge, affected};
pub use category_correction::CategoryCorrection;
pub use dates::Dates;
use description::Description;
pub use explanation::{CategorySource, Explanation, use_explanation};
pub use follow::Follow;
pub use follow_up::{FollowUp, FollowsLink};
pub use outcome::{EndedTicket, Outcome, StillNotSolved};
pub use panel::{MissingTicket, TicketPanel};
pub use place::Place;
pub use resolution_time::ResolutionTime;
use restore::use_restore;
pub use status_button::StatusButton;
use unsent_drafts::UnsentDrafts;

/// How much of a new message is read out, in characters.
const MAX_READ_OUT: usize = 200;

/// Everything about one ticket below its heading. `live` is what its screen keeps loading.
#[component]
fn TicketView(
    id: TicketId,
    role: Role,
    live: LiveQuery<TicketWithThread>,
    ticket: Loaded<Ticket>,
    entries: Loaded<Entries>,
    /// Whether it is there no more for the role; what was shown stays.
    is_gone: Memo<bool>,
    /// Runs after a change made here.
    on_change: Option<Callback<()>>,
) -> impl IntoView {
    let status = Signal::derive(move || match is_gone.get() {
        true => Status::Closed,
        false => ticket.with(|ticket| ticket.status),
    });
    let category = Signal::derive(move || ticket.with(|ticket| ticket.category));
    let unresolved =
        Signal::derive(move || (status.get() != Status::Closed).then(|| category.get()));
    let others = Memo::new(move |_| ticket.with(|ticket| ticket.affected));
    let may_write = Memo::new(move |_| policy::may_write(role, status.get()));
    let last_read = use_read_mark(id, ticket);
    let explanation = use_explanation(ticket, role);
    let notify = move || {
        if let Some(on_change) = on_change {
            on_change.try_run(());
        }
    };
    let on_changed = Callback::new(move |changed| {
        live.confirm(|shown| shown.ticket = changed);
        notify();
    });
    let is_editing = RwSignal::new(draft::saved_text(&edit_draft_name(id, role)).is_some());
    let last_editor = Signal::derive(move || entries.with(Entries::last_editor));
    let (restore, restore_error) = use_restore(ticket, role, may_write, is_editing, on_changed);
    let announcer = use_announcer();
    let on_sent = move |_| {
        announcer.say(words().composer_sent());
        live.reload();
        notify();
    };
    let on_photo = Callback::new(move |()| {
        live.reload();
        notify();
    });
    announce_status(id, status);
    announce_messages(role, entries);
    let receipts = use_receipts();
    // What had the focus may be gone.
    Effect::new(move |_| {
        if is_gone.get() {
            page::focus_if_lost("#outcome-heading");
        }
    });
    let outcome = move || match is_gone.get() {
        true => {
            let ended = receipts.of(id).and_then(|held| held.ended);
            view! { <Outcome ended /> }.into_any()
        }
        false => ().into_any(),
    };

    let correction = move || {
        if !policy::may_correct_category(role, status.get()) {
            return ().into_any();
        }
        view! { <CategoryCorrection ticket=id role category on_corrected=on_changed /> }.into_any()
    };
    let response = move || {
        if may_write.get() {
            view! { <Composer ticket=id role on_sent /> }.into_any()
        } else if role == Role::User {
            let text = ticket.with_untracked(|ticket| ticket.description.clone());
            view! {
                <UnsentDrafts ticket=id role />
                <StillNotSolved text />
            }
            .into_any()
        } else {
            view! {
                <UnsentDrafts ticket=id role />
                <FollowUp ticket role />
            }
            .into_any()
        }
    };
    let follow = move || match role == Role::User && may_write.get() {
        true => view! { <Follow ticket=id role /> }.into_any(),
        false => ().into_any(),
    };
    view! {
        <div class="facts">
            <StatusBadge status />
            <CategoryBadge category />
            <CategorySource ticket explanation />
            {erased_view(move || affected(others.get()))}
            <FollowsLink ticket />
            <Place id role ticket may_write on_changed />
        </div>
        {erased_view(outcome)}
        <Description id role ticket explanation may_write is_editing last_editor on_changed />
        <TicketPhotos id role ticket may_write on_added=on_photo />
        <div class="ticket-actions">
            <StatusButton ticket role on_moved=on_changed />
            {erased_view(correction)}
            {erased_view(follow)}
        </div>
        <Dates ticket />
        <ResolutionTime role category=unresolved />
        <h2 class="visually-hidden">{words().thread_title()}</h2>
        <Thread ticket entries last_read restore />
        {restore_error}
        {erased_view(response)}
    }
}

/// Marks the ticket as read while it is visible, and returns up to when it was read before.
fn use_read_mark(id: TicketId, ticket: Loaded<Ticket>) -> Option<i64> {
    let (marks, feed) = (use_read_marks(), use_event_feed());
    let last_read = marks.last_read(id);
    Effect::new(move || {
        feed.track_visibility();
        ticket.with(|ticket| {
            if page::is_visible() {
                marks.mark_read(ticket);
            }
        });
    });
    last_read
}

/// Announces what the other side writes while the ticket is shown.
fn announce_messages(reader: Role, entries: Loaded<Entries>) {
    let announcer = use_announcer();
    Effect::new(move |former: Option<usize>| {
        let messages = entries.with(|entries| entries.messages.clone());
        let new = messages.iter().skip(former.unwrap_or(messages.len()));
        for message in new.filter(|message| message.role != reader) {
            let (who, text) = (names::author(message), shortened(&message.body, MAX_READ_OUT));
            announcer.say(words().thread_announce_message(who, text));
        }
        messages.len()
    });
}

/// Announces when somebody moves the ticket to another status.
fn announce_status(id: TicketId, status: Signal<Status>) {
    let announcer = use_announcer();
    Effect::new(move |former: Option<Status>| {
        let status = status.get();
        if former.is_some_and(|former| former != status) {
            let name = names::status(status);
            announcer.say(words().ticket_announce_status(format::ticket(id), name));
        }
        status
    });
}
