use leptos::prelude::*;
use shared::problem::Problem;

use crate::components::trouble::Trouble;
use crate::components::varying::varying;
use crate::follow::computed;
use crate::live::{Known, Live};

/// A loaded value, or that it is on its way, or what went wrong. `view` is drawn once; what changes
/// afterwards it reads from its argument.
#[component]
pub fn Loaded<T>(
    live: Live<T>,
    /// What to say when it cannot be loaded.
    what: &'static str,
    /// How many grey lines stand in for it.
    #[prop(default = 3)]
    lines: usize,
    view: impl Fn(Known<T>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let is_known = computed(move || live.is_known());
    let content = move || is_known.get().then(|| live.known()).flatten().map(&view);
    let on_retry = Callback::new(move |()| live.reload());
    stages(Box::new(content), live.problem(), what, lines, on_retry)
}

/// The part of [`Loaded`] that is the same whatever is loaded.
fn stages(
    content: Box<dyn Fn() -> Option<AnyView> + Send>,
    problem: RwSignal<Option<Problem>>,
    what: &'static str,
    lines: usize,
    on_retry: Callback<()>,
) -> AnyView {
    varying(move || {
        if let Some(content) = content() {
            return content;
        }
        match problem.get() {
            Some(problem) => view! { <Trouble problem what on_retry /> }.into_any(),
            None => view! { <Skeleton lines /> }.into_any(),
        }
    })
}

/// Grey lines where text will be.
#[component]
pub fn Skeleton(lines: usize) -> impl IntoView {
    let lines: Vec<_> =
        (0..lines).map(|_| view! { <span class="bone"></span> }.into_any()).collect();
    view! {
        <div class="skeleton" aria-busy="true">
            <span class="visually-hidden">"Loading…"</span>
            {lines}
        </div>
    }
}
