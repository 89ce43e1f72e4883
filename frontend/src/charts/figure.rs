use leptos::html::Div;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::Answer;
use super::pen::{Pen, SharedPen, draw, use_pen};
use super::table::ChartTable;
use crate::browser::drawn;
use crate::browser::width::use_width;
use crate::components::icons::{Icon, Shape};
use crate::components::loaded::Skeleton;
use crate::components::varying::varying;
use crate::live::Known;

/// The drawing of an answer, as wide as its place, with a legend. A bar leads to its tickets.
#[component]
pub fn ChartFigure(answer: Known<Answer>) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let width = use_width(place);
    let pen = use_pen();
    // Every answer has another time, and most of them the same drawing.
    let made = Memo::new(move |_| match (pen.get(), width.get()) {
        (Pen::OnItsWay, _) => Drawing::OnItsWay,
        (Pen::Here(_), 0) => Drawing::Here(String::new()),
        (Pen::Here(it), width) => {
            let drawing = answer.with(|answer| draw(&it, &answer.text, width));
            drawing.map_or(Drawing::Missing, Drawing::Here)
        }
        (Pen::Missing, _) => Drawing::Missing,
    });
    let drawing = move || match made.get() {
        Drawing::OnItsWay => view! { <Skeleton lines=8 /> }.into_any(),
        Drawing::Missing => missing(pen),
        Drawing::Here(svg) => {
            drawn::keep_focus();
            // Our own text, in which every word that comes from elsewhere is escaped; and of what
            // people write, a chart says nothing.
            view! { <div class="drawing" inner_html=svg></div> }.into_any()
        }
    };
    let navigate = use_navigate();
    // The router knows links of HTML only, and another page would begin from nothing.
    let on_click = move |event: web_sys::MouseEvent| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
        if let Some(to) = drawn::link_clicked(&event).filter(|_| is_plain) {
            event.prevent_default();
            navigate(&to, Default::default());
        }
    };
    view! {
        <div class="chart-place" node_ref=place on:click=on_click>
            {varying(drawing)}
        </div>
    }
}

#[derive(Clone, PartialEq)]
enum Drawing {
    OnItsWay,
    Missing,
    Here(String),
}

/// The table, on a screen that has none, as long as nothing can be drawn.
#[component]
pub fn TableInstead(answer: Known<Answer>) -> impl IntoView {
    let pen = use_pen();
    varying(move || match pen.is_missing() {
        true => view! { <ChartTable answer /> }.into_any(),
        false => ().into_any(),
    })
}

fn missing(pen: SharedPen) -> AnyView {
    view! {
        <div class="trouble" role="alert">
            <Icon shape=Shape::Warning />
            <div>
                <p>"The drawing could not be loaded; the table below has all numbers."</p>
                <button type="button" on:click=move |_| pen.fetch()>"Try again"</button>
            </div>
        </div>
    }
    .into_any()
}
