use leptos::prelude::*;

use crate::charts::{Renderer, SharedRenderer, draw_qr_code};
use crate::components::chart::renderer_unavailable;
use crate::components::erased::erased_view;
use crate::words::words;

/// An address as a QR code with a name. It is black on white in both themes, as cameras need it.
#[component]
pub fn QrCode(
    renderer: SharedRenderer,
    #[prop(into)] address: Signal<String>,
    name: String,
) -> impl IntoView {
    erased_view(move || match renderer.get() {
        Renderer::Loading => view! { <p class="quiet">{words().loading()}</p> }.into_any(),
        Renderer::Unavailable => renderer_unavailable(renderer, words().qr_code_missing()),
        Renderer::Loaded(function) => {
            match address.with(|address| draw_qr_code(&function, address, &name)) {
                // The renderer escapes the name, and draws the address.
                Some(svg) => view! { <div class="qr-code-place" inner_html=svg></div> }.into_any(),
                None => view! { <p class="quiet">{words().qr_code_too_long()}</p> }.into_any(),
            }
        }
    })
}
