use leptos::prelude::*;
use shared::danger;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{ExcerptSegment, Status, TicketSummary};

use crate::announce::use_announcer;
use crate::clock::use_now;
use crate::components::erased::{erased_text, erased_view};
use crate::components::icons::{Icon, Shape};
use crate::components::relative_time::RelativeTime;
use crate::components::text::first_line;
use crate::components::ticket::{CategoryBadge, StatusBadge, affected};
use crate::format;
use crate::read_marks::use_read_marks;
use crate::sentences::names;
use crate::sentences::waiting_for::{self, waits_for_helpdesk};
use crate::words::words;

/// A ticket in two lines. It stays in place and changes what differs.
#[component]
pub fn TicketRow(
    ticket: Memo<TicketSummary>,
    /// Who reads the list.
    role: Role,
    #[prop(into)] href: Signal<String>,
    #[prop(into)] is_selected: Signal<bool>,
    /// Whether the list would still show it.
    matches: Signal<bool>,
    /// Runs when it is followed.
    on_follow: Callback<TicketId>,
) -> impl IntoView {
    let now = use_now();
    let flash = use_flash(ticket, is_selected);
    let marks = use_read_marks();
    let is_unread = Memo::new(move |_| ticket.with(|ticket| marks.is_unread(ticket, role)));
    let unread = move || match is_unread.get() {
        true => words().row_unread() + " ",
        false => String::new(),
    };
    let id = ticket.with_untracked(|ticket| ticket.id);
    let status = Signal::derive(move || ticket.with(|ticket| ticket.status));
    let category = Signal::derive(move || ticket.with(|ticket| ticket.category));
    let opened = Signal::derive(move || ticket.with(|ticket| ticket.opened_at));
    let place = move || ticket.with(|ticket| ticket.place.clone().unwrap_or_default());
    let waits = move || role == Role::Helpdesk && ticket.with(waits_for_helpdesk);
    let waiting = move || ticket.with(|ticket| waiting_for::last_word(ticket, role, now.get()));
    let line = move || ticket.with(|ticket| marked(&matching_line(ticket).first));
    let excerpt = move || match ticket.with(|ticket| matching_line(ticket).other) {
        segments if segments.is_empty() => ().into_any(),
        segments => {
            view! { <span class="excerpt" dir="auto">{marked(&segments)}</span> }.into_any()
        }
    };
    view! {
        <li
            class="row"
            class:selected=is_selected
            class:unmatched=move || !matches.get()
            class:unread=is_unread
            data-flash=flash
            on:animationend=move |_| flash.set("over".to_owned())
        >
            <a
                href=href
                data-ticket=id.to_string()
                data-noscroll
                on:click=move |event| if !event.ctrl_key() && !event.meta_key() { on_follow.run(id) }
                aria-current=Signal::derive(move || is_selected.get().then_some("true"))
            >
                <span class="row-text">
                    <span class="visually-hidden">{erased_text(unread)}</span>
                    <span class="number">{format::ticket(id)}</span>
                    <span class="first-line" dir="auto">{erased_view(line)}</span>
                    <span class="row-age">
                        <RelativeTime time=opened />
                    </span>
                </span>
                {erased_view(excerpt)}
                <span class="row-facts">
                    {danger_flag(ticket, role)}
                    <StatusBadge status />
                    <CategoryBadge category />
                    <span class="place" dir="auto">{erased_text(place)}</span>
                    {erased_view(move || affected(ticket.with(|ticket| ticket.affected)))}
                    <span class="last-word" class:waiting=Signal::derive(waits)>{erased_text(waiting)}</span>
                    <span>{erased_text(move || ticket.with(message_count))}</span>
                    <span>{erased_text(move || ticket.with(photo_count))}</span>
                </span>
            </a>
        </li>
    }
}

fn message_count(ticket: &TicketSummary) -> String {
    match ticket.messages {
        0 => String::new(),
        count => words().row_messages(count, format::number(count as f64)),
    }
}

fn photo_count(ticket: &TicketSummary) -> String {
    match ticket.photos {
        0 => String::new(),
        count => words().row_photos(count, format::number(count as f64)),
    }
}

/// Marks for the helpdesk what tells of danger and is not begun.
fn danger_flag(ticket: Memo<TicketSummary>, role: Role) -> AnyView {
    erased_view(move || {
        let is_urgent = role == Role::Helpdesk
            && ticket.with(|it| it.status == Status::Open && danger::is_mentioned(&it.brief));
        if !is_urgent {
            return ().into_any();
        }
        view! {
            <span class="danger-flag">
                <Icon shape=Shape::Warning />
                {words().row_danger()}
            </span>
        }
        .into_any()
    })
}

/// The lines of a row that come from texts.
struct Lines {
    first: Vec<ExcerptSegment>,
    /// The line that matches a search, if it is another one.
    other: Vec<ExcerptSegment>,
}

fn matching_line(ticket: &TicketSummary) -> Lines {
    let first = first_line(&ticket.brief);
    let excerpt: String = ticket.excerpt.iter().map(|segment| segment.text.as_str()).collect();
    if !excerpt.is_empty() && first.starts_with(&excerpt) {
        return Lines { first: ticket.excerpt.clone(), other: Vec::new() };
    }
    let plain = ExcerptSegment { text: first.to_owned(), is_match: false };
    Lines { first: vec![plain], other: ticket.excerpt.clone() }
}

/// What matches is marked.
fn marked(segments: &[ExcerptSegment]) -> AnyView {
    let segment = |ExcerptSegment { text, is_match }: &ExcerptSegment| match is_match {
        true => view! { <mark>{text.clone()}</mark> }.into_any(),
        false => text.clone().into_any(),
    };
    segments.iter().map(segment).collect_view().into_any()
}

/// Keeps the place of a ticket that is not there any more, so that nothing moves.
#[component]
pub fn GoneRow(id: TicketId) -> impl IntoView {
    view! {
        <li class="row gone">
            <span>{format::ticket(id)}</span>
            <span>{words().tickets_row_gone()}</span>
        </li>
    }
}

/// Changes whenever the ticket changes, so that its row is tinted once. The change is also
/// announced, unless the ticket is open beside the list and announces it itself.
fn use_flash(ticket: Memo<TicketSummary>, is_selected: Signal<bool>) -> RwSignal<String> {
    let announcer = use_announcer();
    let flash = RwSignal::new(String::new());
    Effect::new(move |changes: Option<usize>| {
        ticket.with(|_| ());
        let Some(changes) = changes else { return 0 };
        // Two names for one tint: it begins again when the name changes.
        flash.set(["odd", "even"][changes % 2].to_owned());
        if !is_selected.get_untracked() {
            announcer.say(ticket.with_untracked(|ticket| {
                let (number, status) = (format::ticket(ticket.id), names::status(ticket.status));
                words().tickets_announce_change(number, status)
            }));
        }
        changes + 1
    });
    flash
}

#[cfg(test)]
mod tests {
    use shared::testing;

    use super::*;

    fn lines(brief: &str, excerpt: &[(&str, bool)]) -> (usize, usize) {
        let segment = |(text, is_match): &(&str, bool)| ExcerptSegment {
            text: (*text).to_owned(),
            is_match: *is_match,
        };
        let excerpt = excerpt.iter().map(segment).collect();
        let ticket = testing::ticket(1).into();
        let ticket = TicketSummary { brief: brief.to_owned(), excerpt, ..ticket };
        let lines = matching_line(&ticket);
        (lines.first.len(), lines.other.len())
    }

    #[test]
    fn a_match_in_another_line_than_the_first_has_a_line_of_its_own() {
        assert_eq!(lines("The lift is stuck", &[]), (1, 0));
        assert_eq!(lines("The lift\nis stuck", &[("The ", false), ("lift", true)]), (2, 0));
        assert_eq!(lines("The lift\nis stuck", &[("is ", false), ("stuck", true)]), (1, 2));
    }
}
