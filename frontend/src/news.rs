//! Hears of every change as it happens, so that screens ask again at once.
//!
//! The stream says that something changed; what is shown comes from the ordinary questions. A tab
//! that nobody looks at does not listen, and reads the log on from where it was when it is shown again.

use std::time::Duration;

use js_sys::Math;
use leptos::prelude::*;
use shared::ids::TicketId;
use shared::live::{Change, View};
use shared::role::Role;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

use crate::api;
use crate::browser::page;
use crate::follow::follow;
use crate::presence::Others;
use crate::role::use_role;

/// Changes that come within this time of each other are one piece of news, in milliseconds.
const TOGETHER: f64 = 100.0;
/// Up to so many more, by chance: not all windows of a campus ask at the same moment.
const APART: f64 = 150.0;
/// A stream may be away this long before everybody asks whether Lodge still answers.
const PATIENCE: Duration = Duration::from_millis(2_500);

#[derive(Clone, Copy)]
pub struct News {
    /// The last piece of news.
    heard: RwSignal<Heard>,
    /// What has been heard since, and will be told together.
    gathered: StoredValue<Option<Heard>>,
    /// Whether the stream is there.
    open: RwSignal<bool>,
    /// Moves when somebody begins or ceases to look.
    looked_at: RwSignal<()>,
    /// What others are doing.
    pub others: Others,
}

/// What may have changed.
#[derive(Clone)]
enum Heard {
    Everything,
    Changes(Vec<Change>),
}

/// Listens as long as the application runs and somebody looks at it.
pub fn provide_news() {
    let news = News {
        heard: RwSignal::new(Heard::Changes(Vec::new())),
        gathered: StoredValue::new(None),
        open: RwSignal::new(false),
        looked_at: RwSignal::new(()),
        others: Others::new(),
    };
    provide_context(news);
    let role = use_role();
    follow(move |_| {
        news.looked_at.track();
        if page::is_visible() {
            news.listen(role.get());
        }
    });
    let on_change = move |_| news.looked_at.notify();
    let handle = window_event_listener_untyped("visibilitychange", on_change);
    on_cleanup(move || handle.remove());
}

pub fn use_news() -> News {
    expect_context()
}

impl News {
    /// Whether `view` is stale after the last piece of news. Whoever asks is called again by the next.
    pub fn concerns(self, view: View) -> bool {
        self.heard.with(|it| match it {
            Heard::Everything => true,
            Heard::Changes(changes) => changes.iter().any(|it| view.is_stale_after(it)),
        })
    }

    /// Whoever asks is called again when somebody begins or ceases to look at the page.
    pub fn track_looks(self) {
        self.looked_at.track();
    }

    /// Whether changes are heard of without asking.
    pub fn is_open(self) -> bool {
        self.open.try_get() == Some(true)
    }

    fn set_open(self, is_open: bool) {
        if self.open.try_get_untracked() == Some(!is_open) {
            self.open.set(is_open);
        }
    }

    /// Listens until the effect that calls runs again.
    fn listen(self, role: Role) {
        let hear = Closure::<dyn Fn(String, f64)>::new(move |kind: String, ticket| {
            self.hear(&kind, TicketId(ticket as i64));
        });
        let Ok(stop) = api::events::listen(role, hear.as_ref().unchecked_ref()) else {
            return;
        };
        let held = StoredValue::new_local((stop, hear));
        on_cleanup(move || {
            self.set_open(false);
            // Where there is nothing to stop, nothing is heard either.
            held.try_with_value(|it| it.0.call0(&it.0).is_ok());
        });
    }

    fn hear(self, kind: &str, ticket: TicketId) {
        match kind {
            "everything" => self.tell(Heard::Everything),
            "hello" => {
                self.set_open(true);
                // Also this is news: what could not be asked before can be asked now.
                self.tell(Heard::Changes(Vec::new()));
            }
            "lost" => {
                self.set_open(false);
                set_timeout(move || self.ask_who_is_there(), PATIENCE);
            }
            kind => {
                let (word, role) = kind.split_once(' ').unwrap_or_default();
                let Ok(kind) = word.parse() else { return self.others.hear(ticket, kind) };
                self.others.end(ticket, kind, role);
                self.tell(Heard::Changes(vec![Change { ticket, kind }]));
            }
        }
    }

    fn ask_who_is_there(self) {
        if self.open.try_get_untracked() == Some(false) && page::is_visible() {
            self.tell(Heard::Everything);
        }
    }

    fn tell(self, news: Heard) {
        let Some(is_first) = self.gathered.try_update_value(|gathered| {
            let is_first = gathered.is_none();
            match (gathered, news) {
                (Some(Heard::Changes(all)), Heard::Changes(more)) => all.extend(more),
                (Some(Heard::Everything), _) => (),
                (gathered, news) => *gathered = Some(news),
            }
            is_first
        }) else {
            return;
        };
        if is_first {
            let tell = move || {
                if let Some(Some(news)) = self.gathered.try_update_value(Option::take) {
                    self.heard.set(news);
                }
            };
            let wait = TOGETHER + Math::random() * APART;
            set_timeout(tell, Duration::from_millis(wait as u64));
        }
    }
}
