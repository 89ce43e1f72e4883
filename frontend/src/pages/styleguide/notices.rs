//! What tells of a state of Lodge, and what stands where something else will be.

use leptos::prelude::*;
use shared::problem::{FieldError, Problem, ProblemKind};
use shared::role::Role;
use shared::spikes::Spike;
use shared::text::TextError;
use shared::ticket::Category;

use super::values::{self, SPIKE_WORDS};
use super::{section, specimen};
use crate::browser::campus_time;
use crate::components::error_notice::ErrorNotice;
use crate::components::frame::{OfflineBanner, update_notice};
use crate::components::spike_banner::spike_notice;
use crate::components::when_loaded::Skeleton;
use crate::connection::provide_connection;
use crate::sentences::spikes;
use crate::words::words;

pub fn sections() -> Vec<AnyView> {
    vec![
        section("offline-banner", vec![specimen("lost", view! { <LostConnection /> })]),
        section("update-notice", vec![specimen("outdated", update_notice())]),
        error_notices(),
        spike_banners(),
        section("skeleton", vec![specimen("loading", view! { <Skeleton lines=3 /> })]),
        section("empty", vec![specimen("no-tickets", empty())]),
    ]
}

/// The banner, in a part of the page whose connection is lost.
#[component]
fn LostConnection() -> impl IntoView {
    provide_connection().note_stored(values::minutes_ago(20).timestamp_millis() as f64);
    view! { <OfflineBanner /> }
}

fn error_notices() -> AnyView {
    let notice = |problem: Problem, what: String| {
        view! { <ErrorNotice problem what on_retry=|()| () /> }.into_any()
    };
    let no_answer = ProblemKind::NoAnswer.problem("");
    let not_to_retry = view! {
        <ErrorNotice problem=ProblemKind::Internal.problem("") what=words().report_failed() />
    };
    let mut invalid = ProblemKind::Invalid.problem("");
    invalid.errors = vec![FieldError::of_text("/description", TextError::Blank)];
    section(
        "error-notice",
        vec![
            specimen("no-answer", notice(no_answer, words().ticket_load_failed())),
            specimen("invalid", notice(invalid, words().report_failed())),
            specimen("not-to-retry", not_to_retry),
        ],
    )
}

fn spike_banners() -> AnyView {
    let banner = |words: &[&str], role: Role| {
        let spike = Spike {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            category: Some(Category::TechnicalIt),
            reports: 9,
            since: values::minutes_ago(130),
            tickets: Vec::new(),
        };
        let since = spike.since.timestamp_millis() as f64;
        let sentence = spikes::sentence(&spike, &campus_time::minute_of_day(since));
        spike_notice(&spike, role, sentence, Callback::new(|()| ()))
    };
    section(
        "spike-banner",
        vec![
            specimen("words-for-users", banner(&SPIKE_WORDS, Role::User)),
            specimen("category-for-helpdesk", banner(&[], Role::Helpdesk)),
        ],
    )
}

fn empty() -> impl IntoView {
    view! { <p class="empty">{words().report_empty()}</p> }
}
