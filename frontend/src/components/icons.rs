//! Small drawings that stand beside a word, so that screen readers skip them.

use leptos::prelude::*;
use shared::ticket::{Category, Status};

/// A line drawing on a grid of 24 by 24.
#[component]
pub fn Icon(shape: Shape) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=shape.outline() />
        </svg>
    }
}

/// What an [`Icon`] shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Wrench,
    Screen,
    SpeechBubble,
    Arrow,
    Back,
    Sun,
    Moon,
    HalfSun,
    Warning,
    Download,
    Pin,
    Camera,
    Cross,
    People,
}

impl Shape {
    pub const fn of(category: Category) -> Self {
        match category {
            Category::FacilityManagement => Self::Wrench,
            Category::TechnicalIt => Self::Screen,
            Category::ServicesComplaints => Self::SpeechBubble,
        }
    }

    const fn outline(self) -> &'static str {
        match self {
            Self::Wrench => {
                "M20 7.6a4.6 4.6 0 0 1-6.2 4.3L7 18.7a1.9 1.9 0 0 1-2.7-2.7l6.8-6.8a4.6 4.6 0 0 1 \
                 5.6-6L13.8 6l.5 3 3 .5 2.6-2.7z"
            }
            Self::Screen => "M3 5h18v11H3zM8 20h8M12 16v4",
            Self::SpeechBubble => "M4 5h16v11H11l-4 4v-4H4zM8 9.5h8M8 12.5h5",
            Self::Arrow => "M5 12h14M13 6l6 6-6 6",
            Self::Back => "M19 12H5M11 6l-6 6 6 6",
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 \
                 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
            }
            Self::Moon => "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
            Self::HalfSun => "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 4v16M15 5v14M18 7v10",
            Self::Warning => "M12 4 2.8 20h18.4zM12 10v4.5M12 17v.5",
            Self::Pin => {
                "M12 21s-6.5-6.2-6.5-11.2a6.5 6.5 0 0 1 13 0C18.5 14.8 12 21 12 21zM12 12.2a2.4 2.4 \
                 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z"
            }
            Self::Camera => {
                "M3.5 7.5H8L9.5 5h5L16 7.5h4.5v12h-17zM12 16.7a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z"
            }
            Self::Cross => "M6 6l12 12M18 6 6 18",
            Self::People => {
                "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 19c0-3 2.5-5 6-5s6 2 6 5M15.5 5.3a3 3 0 0 1 0 \
                 5.4M17 14.3c2.4.6 4 2.3 4 4.7"
            }
            Self::Download => "M12 4v11M7 10.5l5 5 5-5M4 20h16",
        }
    }
}

/// Ring, half-filled disc or check: distinct without colour.
#[component]
pub fn StatusIcon(status: Status) -> impl IntoView {
    let shape = match status {
        Status::Open => view! { <circle cx="12" cy="12" r="8" /> }.into_any(),
        Status::Active => view! {
            <circle cx="12" cy="12" r="8" />
            <path class="filled" d="M12 4a8 8 0 0 1 0 16z" />
        }
        .into_any(),
        Status::Closed => view! { <path d="M5 12.5l4.5 4.5L19 7.5" /> }.into_any(),
    };
    view! {
        <svg class="icon status-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            {shape}
        </svg>
    }
}
