//! What both lists of tickets share: which tickets the address asks for, and the ways to change it.

mod filters;
mod query;

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;
use shared::ticket::Ticket;

pub use filters::Filters;
pub use query::{ListQuery, use_list_query};

use crate::api;
use crate::browser::page;
use crate::components::loaded::Loaded;
use crate::components::ticket_list::{Answer, Row, Rows, TicketList};
use crate::follow::follow;
use crate::live::{Live, use_live};
use crate::seen::use_seen;

/// So many rows that left the list are asked for one by one; with more the list is shown anew.
const MOST_ELSEWHERE: usize = 20;

/// The tickets that the address asks for, as many pages as were asked for.
#[derive(Clone, Copy)]
pub struct Listing {
    answer: Live<Answer>,
    rows: Memo<Rows>,
    pages: RwSignal<usize>,
    /// Moves when the list is to be asked for and shown anew.
    turn: RwSignal<u32>,
    /// Moves when what waits is to be shown.
    pressed: RwSignal<u32>,
    query: ListQuery,
}

/// Loads the list and keeps it fresh. Another question begins with its first page again.
pub fn use_listing(role: Role, query: ListQuery) -> Listing {
    let (pages, turn, pressed) = (RwSignal::new(1), RwSignal::new(0), RwSignal::new(0));
    follow(move |is_first| {
        query.wanted.get();
        if !is_first {
            pages.set(1);
        }
    });
    let shown = StoredValue::new(Vec::<TicketId>::new());
    let answer = use_live(move || {
        let (wanted, pages, turn) = (query.wanted.get(), pages.get(), turn.get());
        let question = Answer { wanted, pages, turn, ..Answer::default() };
        let shown = shown.try_get_value().unwrap_or_default();
        async move { ask(role, question, shown).await }
    });
    let rows = Memo::new(move |former: Option<&Rows>| {
        let pressed = pressed.get();
        let rows = answer.map(|it| Rows::after(former, it, pressed)).unwrap_or_default();
        shown.set_value(rows.rows.iter().map(|it| it.ticket.id).collect());
        rows
    });
    Listing { answer, rows, pages, turn, pressed, query }
}

/// Asks for a list, and for what became of those shown that are not in it.
async fn ask(role: Role, question: Answer, shown: Vec<TicketId>) -> Result<Answer, Problem> {
    let page = api::tickets::list(role, &question.wanted, question.pages).await?;
    let is_listed = |id: TicketId| page.items.iter().any(|it| it.id == id);
    let missing: Vec<_> = shown.into_iter().filter(|it| !is_listed(*it)).collect();
    let mut elsewhere = Vec::new();
    if missing.len() > MOST_ELSEWHERE {
        return Ok(Answer { page: Some(page), is_another: true, ..question });
    }
    for id in missing {
        elsewhere.push((id, existing(api::tickets::show(role, id).await)?));
    }
    Ok(Answer { page: Some(page), elsewhere, ..question })
}

/// None for a ticket that is not there for this role.
fn existing(answer: Result<Ticket, Problem>) -> Result<Option<Ticket>, Problem> {
    match answer {
        Ok(ticket) => Ok(Some(ticket)),
        Err(problem) if problem.kind == ProblemKind::NotFound => Ok(None),
        Err(problem) => Err(problem),
    }
}

impl Listing {
    /// Asks again; rows keep their places.
    pub fn reload(self) {
        self.answer.reload();
    }

    /// Asks again and shows whatever the answer is.
    pub fn show_anew(self) {
        self.turn.update(|it| *it += 1);
    }
}

/// The list with its way to more, and a sentence where there is nothing.
#[component]
pub fn ListingView(
    listing: Listing,
    role: Role,
    #[prop(into)] href: Callback<TicketId, String>,
    #[prop(into, default = Signal::stored(None))] selected: Signal<Option<TicketId>>,
    /// What to say when there is no ticket at all.
    none_at_all: &'static str,
) -> impl IntoView {
    let Listing { answer, rows, pages, pressed, query, .. } = listing;
    let is_loading_more = Signal::derive(move || answer.is_waiting() && pages.get() > 1);
    let on_more = move |()| pages.update(|it| *it += 1);
    let on_anew = Callback::new(move |()| pressed.update(|it| *it += 1));
    let empty = move || {
        if query.is_narrowed() {
            let all = query.all();
            view! {
                <p class="empty">
                    "No ticket matches. " <a href=all data-noscroll>"Show all of them"</a>
                </p>
            }
            .into_any()
        } else {
            view! { <p class="empty">{none_at_all}</p> }.into_any()
        }
    };
    let seen = use_seen();
    follow(move |_| {
        let is_unread = |it: &&Row| seen.is_unread(&it.ticket, role);
        // To a user the reports of others are no news.
        let is_asked = usize::from(role == Role::Helpdesk);
        page::count_in_title(
            rows.with(|it| it.rows.iter().filter(is_unread).count() + it.waiting * is_asked),
        );
    });
    on_cleanup(|| page::count_in_title(0));
    let draw = move |_| {
        view! { <TicketList rows role href selected is_loading_more on_more on_anew empty /> }
            .into_any()
    };
    view! {
        <Loaded live=answer what="The tickets could not be loaded." lines=8 view=draw />
    }
}
