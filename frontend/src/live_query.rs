//! What a screen shows of the server, fetched again whenever something has changed.
//!
//! A `LocalResource` waits for the last response before it sends the next request, and shows that response
//! although it is stale. Here a response that is not the latest is dropped, and readers hear of a value only
//! when it differs. A stored response stands in for the first one only, and counts as a failure: it is asked for again.

mod loaded;
mod refetch;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::problem::Problem;
use shared::view::View;

use crate::api::with_stored_time;
pub use loaded::Loaded;
use refetch::{Refetch, is_not_found};

/// The last value that was fetched, and the state of fetching it again.
pub struct LiveQuery<T: 'static> {
    value: RwSignal<Option<T>>,
    refetch: Refetch,
}

impl<T> Clone for LiveQuery<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for LiveQuery<T> {}

/// Fetches now, whenever a signal changes that `fetch` reads before it waits, after every event, and by the
/// clock. While the page is hidden it fetches nothing but the first value.
pub fn use_live_query<T, F>(fetch: impl Fn() -> F + 'static) -> LiveQuery<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    F: Future<Output = Result<T, Problem>> + 'static,
{
    start(Refetch::new(View::Anything, false), fetch)
}

/// The same for what only some events make stale.
pub fn use_live_query_of<T, F>(view: View, fetch: impl Fn() -> F + 'static) -> LiveQuery<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    F: Future<Output = Result<T, Problem>> + 'static,
{
    start(Refetch::new(view, false), fetch)
}

/// The same for the report of a service, which follows the log by itself and so may be behind.
pub fn use_live_query_of_service<T, F>(fetch: impl Fn() -> F + 'static) -> LiveQuery<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    F: Future<Output = Result<T, Problem>> + 'static,
{
    start(Refetch::new(View::Anything, true), fetch)
}

fn start<T, F>(refetch: Refetch, fetch: impl Fn() -> F + 'static) -> LiveQuery<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    F: Future<Output = Result<T, Problem>> + 'static,
{
    let query = LiveQuery { value: RwSignal::new(None), refetch };
    Effect::new(move |_| {
        refetch.track();
        let response = fetch();
        let Some(request) = refetch.begin() else { return };
        spawn_local(async move {
            let (response, stored_at) = with_stored_time(response).await;
            let is_latest = refetch.finish(request, response.as_ref().err(), stored_at);
            // What was stored may be older than what is shown.
            let is_usable = stored_at.is_none() || query.is_empty();
            if let (true, true, Ok(value)) = (is_latest, is_usable, response) {
                query.set(value);
            }
        });
    });
    refetch.follow_events();
    refetch.follow_clock();
    query
}

impl<T: Clone + PartialEq + Send + Sync + 'static> LiveQuery<T> {
    /// Makes a change that the server has just confirmed, and fetches the rest of what it changed. The
    /// response of a request under way is dropped: it may be older.
    pub fn confirm(self, change: impl FnOnce(&mut T)) {
        if !self.refetch.supersede() {
            return;
        }
        if let Some(mut value) = self.value.get_untracked() {
            change(&mut value);
            self.set(value);
        }
        self.reload();
    }

    /// Fetches at once.
    pub fn reload(self) {
        self.refetch.now();
    }

    fn set(self, value: T) {
        if self.value.try_with_untracked(|former| former.as_ref() != Some(&value)) == Some(true) {
            self.value.set(Some(value));
        }
    }

    fn is_empty(self) -> bool {
        self.value.try_with_untracked(Option::is_none) == Some(true)
    }

    /// A part of the value.
    pub fn map<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        self.value.with(|value| value.as_ref().map(read))
    }

    pub fn is_loaded(self) -> bool {
        self.value.with(Option::is_some)
    }

    /// The value, once there is one. Whether there is, is not tracked.
    pub fn loaded(self) -> Option<Loaded<T>> {
        self.value.with_untracked(Option::is_some).then(|| Loaded::new(self.value))
    }

    /// Why the last request failed, until one succeeds.
    pub fn problem(self) -> RwSignal<Option<Problem>> {
        self.refetch.problem
    }

    /// Whether there is no such thing for this role.
    pub fn is_missing(self) -> bool {
        self.refetch.problem.with(is_not_found)
    }
}
