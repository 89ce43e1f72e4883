//! The thread under a ticket.

use leptos::prelude::*;
use shared::event::{EventKind, HistoryEntry};
use shared::message::Message;
use shared::role::Role;

use super::values::{self, ANSWER, QUESTION, entry, message};
use super::{pressed, section, specimen};
use crate::components::text::PlainText;
use crate::components::thread::{Entries, Restore, Thread};
use crate::live_query::Loaded;

pub fn sections() -> Vec<AnyView> {
    vec![descriptions(), threads()]
}

fn descriptions() -> AnyView {
    let description =
        |content: AnyView| view! { <div class="description">{content}</div> }.into_any();
    let explanation = Memo::new(|_| Some(values::classification(0.9)));
    let explained = view! { <PlainText text=values::DESCRIPTION.to_owned() explanation /> };
    let plain = |text: &str| description(view! { <PlainText text=text.to_owned() /> }.into_any());
    section(
        "description",
        vec![
            specimen("explained", description(explained.into_any())),
            specimen("with-address", plain(QUESTION)),
            specimen("right-to-left", plain(values::RIGHT_TO_LEFT)),
        ],
    )
}

/// A thread that the helpdesk reads; what came in the last `new` minutes is new.
fn thread(messages: Vec<Message>, history: Vec<HistoryEntry>, new: Option<i64>) -> AnyView {
    let ticket = Loaded::of(values::active());
    let entries = Loaded::of(Entries { messages, history });
    let is_possible = Memo::new(|_| true);
    let restore = Restore { is_possible, on_restore: Callback::new(|_: String| ()) };
    let last_read = new.map(|minutes| values::minutes_ago(minutes).timestamp_micros());
    view! { <Thread ticket entries last_read restore /> }.into_any()
}

fn threads() -> AnyView {
    let reporter = Message { by_reporter: true, ..message(2, Role::User, 60, ANSWER) };
    let outcome = Message { is_outcome: true, ..message(3, Role::Helpdesk, 5, values::OUTCOME) };
    let question = message(1, Role::Helpdesk, 80, QUESTION);
    let talk = vec![question.clone(), reporter, message(4, Role::User, 30, ANSWER), outcome];
    let long = || message(1, Role::User, 60, &values::long_message());
    let kinds = [
        EventKind::Activated,
        EventKind::Recategorised,
        EventKind::PhotoAdded,
        EventKind::Edited,
        EventKind::Closed,
    ];
    let history = (1..).zip(kinds).map(|(position, kind)| entry(position, kind, 100, None));
    let edit = || vec![entry(1, EventKind::Edited, 100, Some(values::FORMER))];
    let (day, hour) = (24 * 60, 60);
    let days = vec![message(1, Role::User, 2 * day, ANSWER), message(2, Role::User, hour, ANSWER)];
    let rtl = message(1, Role::User, hour, values::RIGHT_TO_LEFT);
    let unread = vec![question, message(2, Role::User, 5, ANSWER)];
    let many = (1..=6).map(|id| message(id, Role::User, hour, ANSWER)).collect();
    section(
        "thread",
        vec![
            specimen("helpdesk-reporter-user-outcome", thread(talk, Vec::new(), None)),
            specimen("long-folded", thread(vec![long()], Vec::new(), None)),
            pressed("long-unfolded", ".link", thread(vec![long()], Vec::new(), None)),
            specimen("right-to-left", thread(vec![rtl], Vec::new(), None)),
            specimen("new", thread(unread, Vec::new(), Some(hour))),
            specimen("two-days", thread(days, Vec::new(), None)),
            specimen("history", thread(Vec::new(), history.collect(), None)),
            specimen("edit", thread(Vec::new(), edit(), None)),
            pressed("edit-unfolded", "[aria-expanded]", thread(Vec::new(), edit(), None)),
            specimen("many", thread(many, Vec::new(), None)),
        ],
    )
}
