//! Who is writing or editing just now: heard of others, and told of whoever sits here.

use std::time::Duration;

use js_sys::Math;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::presence::Doing;
use shared::role::Role;

use crate::api;
use crate::browser::{campus_time, page};
use crate::news::use_news;

/// Nobody is taken to go on for longer after having been heard of.
const LASTS: Duration = Duration::from_secs(7);
/// Whoever goes on says so again after so many milliseconds, and a little more.
const AGAIN: f64 = 3_500.0;
/// How often somebody is looked after who may go on without a key pressed.
const LOOK: Duration = Duration::from_secs(2);

/// Whose work is done does not go on for so many milliseconds: what says so was late.
const LATE: f64 = 2_000.0;
/// So long a page may hear of what it has told itself.
const ECHO: f64 = 10_000.0;

/// What others do just now.
#[derive(Clone, Copy)]
pub struct Others {
    seen: RwSignal<Vec<Seen>>,
    /// What is not to be heard, and until when: numbers under which this page tells, and what somebody
    /// of a role did with a ticket until it was done.
    mute: StoredValue<Vec<(String, f64)>>,
}

#[derive(Clone, Copy, PartialEq)]
struct Seen {
    ticket: TicketId,
    role: Role,
    doing: Doing,
    at: f64,
}

impl Others {
    pub fn new() -> Self {
        Self { seen: RwSignal::new(Vec::new()), mute: StoredValue::new(Vec::new()) }
    }

    /// The role of somebody else who does this to the ticket, the helpdesk before users.
    pub fn who(self, ticket: TicketId, doing: Doing) -> Option<Role> {
        let is_it = |it: &&Seen| (it.ticket, it.doing) == (ticket, doing);
        let role = |it: &Seen| it.role;
        self.seen
            .with(|it| it.iter().filter(is_it).map(role).max_by_key(|it| *it == Role::Helpdesk))
    }

    /// Takes note of what has been heard: a role, what it does, and a number, in the words of the API.
    pub fn hear(self, ticket: TicketId, what: &str) {
        let Some((deed, by)) = what.rsplit_once(' ') else { return };
        let (role, doing) = deed.split_once(' ').unwrap_or_default();
        let (Ok(role), Ok(doing)) = (role.parse(), doing.parse()) else { return };
        let (at, deed) = (campus_time::now(), key(ticket, deed));
        let is_mute = |it: &(String, f64)| at < it.1 && (it.0 == by || it.0 == deed);
        if self.mute.with_value(|it| it.iter().any(is_mute)) {
            return;
        }
        let seen = Seen { ticket, role, doing, at };
        self.forget(move |it| (it.ticket, it.role, it.doing) == (ticket, role, doing));
        self.seen.try_update(|it| it.push(seen));
        set_timeout(move || self.forget(move |it| *it == seen), LASTS);
    }

    /// What somebody of that role was doing is done; with a closed ticket all is.
    pub fn end(self, ticket: TicketId, kind: EventKind, role: &str) {
        let doing = match kind {
            EventKind::Closed | EventKind::Gone => {
                return self.forget(move |it| it.ticket == ticket);
            }
            EventKind::MessagePosted => Doing::Writing,
            EventKind::Edited => Doing::Editing,
            _ => return,
        };
        let deed = key(ticket, &format!("{role} {}", doing.as_ref()));
        self.mute(deed, campus_time::now() + LATE);
        let role = role.parse().ok();
        self.forget(move |it| (it.ticket, Some(it.role), it.doing) == (ticket, role, doing));
    }

    fn mute(self, what: String, until: f64) {
        let now = campus_time::now();
        self.mute.update_value(|it| {
            it.retain(|it| it.0 != what && now < it.1);
            it.push((what, until));
        });
    }

    fn forget(self, is_over: impl Fn(&Seen) -> bool + 'static) {
        self.forget_all(Box::new(is_over));
    }

    /// Boxed, so that its code is there once.
    fn forget_all(self, is_over: Box<dyn Fn(&Seen) -> bool>) {
        if self.seen.try_with_untracked(|it| it.iter().any(&is_over)) == Some(true) {
            self.seen.update(|it| it.retain(|it| !is_over(it)));
        }
    }
}

/// What somebody of a role does with a ticket.
fn key(ticket: TicketId, deed: &str) -> String {
    format!("{ticket} {deed}")
}

/// Tells others what is being done here.
#[derive(Clone, Copy)]
pub struct Telling {
    ticket: TicketId,
    role: Role,
    doing: Doing,
    /// Another one for each text, for nobody to learn who wrote several.
    by: StoredValue<u32>,
    others: Others,
    /// When something was last done here, and when others were last told of it.
    touched: StoredValue<f64>,
    told: StoredValue<f64>,
}

impl Telling {
    /// Until the screen closes.
    pub fn begin(ticket: TicketId, role: Role, doing: Doing) -> Self {
        let (touched, told) = (StoredValue::new(0.0), StoredValue::new(0.0));
        let (by, others) = (StoredValue::new(0), use_news().others);
        let telling = Self { ticket, role, doing, by, others, touched, told };
        telling.end();
        let handle = set_interval_with_handle(move || telling.go_on(), LOOK);
        on_cleanup(move || {
            telling.let_go();
            if let Ok(handle) = handle {
                handle.clear();
            }
        });
        telling
    }

    /// A key has been pressed, or so.
    pub fn touch(self) {
        self.touched.try_set_value(campus_time::now());
        self.go_on();
    }

    /// It is done, as far as it depends on who sits here.
    pub fn end(self) {
        self.let_go();
        let by = (Math::random() * 4_294_967_296.0) as u32;
        self.touched.try_set_value(0.0);
        self.by.try_set_value(by);
        self.others.mute(by.to_string(), f64::INFINITY);
    }

    fn let_go(self) {
        if let Some(by) = self.by.try_get_value() {
            self.others.mute(by.to_string(), campus_time::now() + ECHO);
        }
    }

    fn go_on(self) {
        let now = campus_time::now();
        let is_since = |time: StoredValue<f64>, long| {
            time.try_get_value().is_some_and(|time| now - time < long)
        };
        if !page::is_visible()
            || !is_since(self.touched, patience(self.doing))
            || is_since(self.told, AGAIN)
        {
            return;
        }
        self.told.set_value(now);
        let Self { ticket, role, doing, by, .. } = self;
        let told = api::tickets::tell_presence(role, ticket, doing, by.get_value());
        // Nobody is harmed when others do not hear of it.
        spawn_local(async move { _ = told.await });
    }
}

/// For how many milliseconds somebody goes on who touches nothing: a text that is open for change is
/// read and thought about.
const fn patience(doing: Doing) -> f64 {
    match doing {
        Doing::Writing => 5_000.0,
        Doing::Editing => 60_000.0,
    }
}
