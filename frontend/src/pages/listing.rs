//! What both lists of tickets share: which tickets the address asks for, and the ways to change it.

mod filters;
mod query;

use std::time::Duration;

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::live::View;
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
use crate::news::{News, use_news};
use crate::seen::use_seen;

/// Where rows are looked for that were moved down: so many parts of the list further on.
const FURTHER: usize = 2;
/// So many rows that are not found there are asked for one by one, each time.
const MOST_ELSEWHERE: usize = 20;
/// How often a list asks that nobody looks at, for the count in its window's name.
const UNSEEN: Duration = Duration::from_secs(60);

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
    let (shown, news) = (StoredValue::new(Shown::default()), use_news());
    let answer = use_live(move || {
        let (wanted, pages, turn) = (query.wanted.get(), pages.get(), turn.get());
        let question = Answer { wanted, pages, turn, ..Answer::default() };
        shown.try_update_value(|it| untrack(|| it.hear(news)));
        let then = shown.try_get_value().unwrap_or_default();
        async move {
            let answer = ask(role, question, &then).await?;
            shown.try_update_value(|it| it.unsure.retain(|id| !answer.tells_of(*id)));
            Ok(answer)
        }
    });
    let rows = Memo::new(move |former: Option<&Rows>| {
        let pressed = pressed.get();
        let rows = answer.map(|it| Rows::after(former, it, pressed)).unwrap_or_default();
        shown.update_value(|it| it.rows = rows.rows.iter().filter_map(Shown::row).collect());
        rows
    });
    let ask_unseen = move || {
        if !page::is_visible() {
            answer.reload();
        }
    };
    if let Ok(handle) = set_interval_with_handle(ask_unseen, UNSEEN) {
        on_cleanup(move || handle.clear());
    }
    Listing { answer, rows, pages, turn, pressed, query }
}

/// What is on the screen, to be asked for where it is not among the first of the list.
#[derive(Clone, Default)]
struct Shown {
    /// With whether the list would not show them any more.
    rows: Vec<(TicketId, bool)>,
    /// Something has happened to them that is not shown yet.
    unsure: Vec<TicketId>,
}

impl Shown {
    fn row(row: &Row) -> Option<(TicketId, bool)> {
        (!row.is_gone).then_some((row.ticket.id, row.has_left))
    }

    /// Takes note of what the news are about.
    fn hear(&mut self, news: News) {
        let Self { rows, unsure } = self;
        unsure.retain(|id| rows.iter().any(|it| it.0 == *id));
        for (id, _) in &self.rows {
            if news.concerns(View::Ticket(*id)) && !self.unsure.contains(id) {
                self.unsure.push(*id);
            }
        }
    }
}

/// Asks for a list, and for what became of those shown that are not in it.
async fn ask(role: Role, question: Answer, shown: &Shown) -> Result<Answer, Problem> {
    let page = api::tickets::list(role, &question.wanted, question.pages).await?;
    let mut missing = shown.rows.clone();
    missing.retain(|(id, _)| page.items.iter().all(|it| it.id != *id));
    let (mut elsewhere, mut next) = (Vec::new(), page.next.clone());
    for _ in 0..FURTHER {
        // What has left the list is not looked for in it.
        let Some(after) = next.clone().filter(|_| missing.iter().any(|it| !it.1)) else { break };
        let part = api::tickets::list_on(role, &question.wanted, &after).await?;
        let is_missing = |id| missing.iter().any(|it| it.0 == id);
        let found = part.items.into_iter().filter(|it| is_missing(it.id));
        elsewhere.extend(found.map(|it| (it.id, Some(it))));
        missing.retain(|(id, _)| elsewhere.iter().all(|it| it.0 != *id));
        next = part.next;
    }
    let mut asked = 0;
    // First those to which something has happened; what has left already is asked for only then.
    for is_unsure in [true, false] {
        for (id, has_left) in &missing {
            let is_due = shown.unsure.contains(id) == is_unsure && (is_unsure || !has_left);
            if is_due && asked < MOST_ELSEWHERE {
                asked += 1;
                elsewhere.push((*id, existing(api::tickets::show(role, *id).await)?));
            }
        }
    }
    let is_whole = next.is_none();
    Ok(Answer { page: Some(page), elsewhere, is_whole, ..question })
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
    let on_more = move |()| {
        // The button stays as it is meanwhile, for the focus to stay on it.
        if untrack(|| answer.map(|it| it.pages) == Some(pages.get())) {
            pages.update(|it| *it += 1);
        }
    };
    let on_anew = Callback::new(move |()| {
        pressed.update(|it| *it += 1);
        // What was pressed is gone.
        page::focus_soon("[data-ticket]");
    });
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
        let is_unread = |it: &&Row| !it.is_gone && seen.is_unread(&it.ticket, role);
        // To a user the reports of others are no news.
        let is_asked = usize::from(role == Role::Helpdesk);
        page::count_in_title(
            rows.with(|it| it.rows.iter().filter(is_unread).count() + it.waiting * is_asked),
        );
    });
    on_cleanup(|| page::count_in_title(0));
    let draw =
        move |_| view! { <TicketList rows role href selected on_more on_anew empty /> }.into_any();
    view! {
        <Loaded live=answer what="The tickets could not be loaded." lines=8 view=draw />
    }
}
