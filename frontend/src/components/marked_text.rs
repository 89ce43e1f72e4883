use leptos::prelude::*;

use crate::wording::difference::{Change, Piece};

/// A text with the changed words marked. Pieces that `without` names are left out.
#[component]
pub fn MarkedText(pieces: Vec<Piece>, #[prop(optional)] without: Option<Change>) -> impl IntoView {
    let shown = pieces.into_iter().filter(move |it| Some(it.change) != without);
    let draw = |piece: Piece| match piece.change {
        Change::Same => piece.text.into_any(),
        Change::Removed => view! { <del>{piece.text}</del> }.into_any(),
        Change::Added => view! { <ins>{piece.text}</ins> }.into_any(),
    };
    view! { <div class="plain-text marked-text" dir="auto">{shown.map(draw).collect_view()}</div> }
}
