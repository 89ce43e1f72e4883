use leptos::prelude::*;
use shared::classification::Classification;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::Ticket;
use shared::typing::TypingActivity;

use crate::browser::page;
use crate::components::compose::{Editor, TypingIndicator};
use crate::components::erased::erased_view;
use crate::components::text::PlainText;
use crate::live_query::Loaded;
use crate::words::words;

/// The text of a ticket, or the box to change it in.
#[component]
pub fn Description(
    id: TicketId,
    role: Role,
    ticket: Loaded<Ticket>,
    explanation: Memo<Option<Classification>>,
    may_write: Memo<bool>,
    is_editing: RwSignal<bool>,
    /// Who has changed the text last.
    last_editor: Signal<Option<Role>>,
    on_changed: Callback<Ticket>,
) -> impl IntoView {
    let text = Signal::derive(move || ticket.with(|ticket| ticket.description.clone()));
    let on_close = move |()| {
        is_editing.set(false);
        page::focus_if_lost(".description .link");
    };
    erased_view(move || {
        if is_editing.get() && may_write.get() {
            return view! { <Editor ticket role last_editor on_changed on_close /> }.into_any();
        }
        let edit = move || {
            if !may_write.get() {
                return ().into_any();
            }
            let on_click = move |_| is_editing.set(true);
            view! {
                <div class="actions">
                    <button type="button" class="link" on:click=on_click>{words().ticket_edit()}</button>
                    <TypingIndicator ticket=id reader=role activity=TypingActivity::Editing />
                </div>
            }
            .into_any()
        };
        view! {
            <div class="description">
                <PlainText text explanation />
                {erased_view(edit)}
            </div>
        }
        .into_any()
    })
}
