use leptos::prelude::*;
use shared::problem::Problem;

use crate::components::erased::erased_view;
use crate::components::error_notice::ErrorNotice;
use crate::live_query::{LiveQuery, Loaded};
use crate::words::words;

/// A loaded value, or a placeholder while it is loading, or what went wrong. `view` is drawn once;
/// what changes afterwards it reads from its argument.
#[component]
pub fn WhenLoaded<T>(
    live: LiveQuery<T>,
    /// What to say when it cannot be loaded.
    #[prop(into)]
    what: String,
    /// The number of lines of the placeholder.
    #[prop(default = 3)]
    lines: usize,
    view: impl Fn(Loaded<T>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let is_loaded = Memo::new(move |_| live.is_loaded());
    let content = move || is_loaded.get().then(|| live.loaded()).flatten().map(&view);
    let on_retry = Callback::new(move |()| live.reload());
    erased_content(Box::new(content), live.problem(), what, lines, on_retry)
}

/// The part of [`WhenLoaded`] that is the same for all types.
fn erased_content(
    content: Box<dyn Fn() -> Option<AnyView> + Send>,
    problem: RwSignal<Option<Problem>>,
    what: String,
    lines: usize,
    on_retry: Callback<()>,
) -> AnyView {
    erased_view(move || {
        if let Some(content) = content() {
            return content;
        }
        match problem.get() {
            Some(problem) => {
                let what = what.clone();
                view! { <ErrorNotice problem what on_retry /> }.into_any()
            }
            None => view! { <Skeleton lines /> }.into_any(),
        }
    })
}

/// Grey lines where text will be.
#[component]
pub fn Skeleton(lines: usize) -> impl IntoView {
    let lines =
        (0..lines).map(|_| view! { <span class="skeleton-line"></span> }.into_any()).collect_view();
    view! {
        <div class="skeleton" aria-busy="true">
            <span class="visually-hidden">{words().loading()}</span>
            {lines}
        </div>
    }
}
