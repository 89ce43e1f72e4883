use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clipboard, page};
use crate::charts::fetch_qr_renderer;
use crate::components::erased::{erased_text, erased_view};
use crate::components::qr_code::QrCode;
use crate::format;
use crate::receipts::{Receipts, transfer};
use crate::words::words;

/// Gives another device the receipts of this one, when somebody asks for it.
#[component]
pub fn MoveReports(receipts: Receipts) -> impl IntoView {
    let is_shown = RwSignal::new(false);
    let show = move |_| {
        is_shown.set(true);
        // The button that had the focus is gone.
        page::focus_soon(".transfer p");
    };
    let content = move || match is_shown.get() {
        true => view! { <TransferCode receipts /> }.into_any(),
        false => view! {
            <p class="actions">
                <button type="button" on:click=show>{words().transfer_show()}</button>
            </p>
        }
        .into_any(),
    };
    view! {
        <section class="transfer">
            <h2>{words().transfer_title()}</h2>
            {erased_view(content)}
        </section>
    }
}

/// The receipts as a QR code, and as a link for those who cannot scan it.
#[component]
fn TransferCode(receipts: Receipts) -> impl IntoView {
    let address = Memo::new(move |_| receipts.with(transfer::address));
    let renderer = fetch_qr_renderer();
    let left_out = move || match receipts.count() {
        0..=transfer::MAX_RECEIPTS => String::new(),
        all => {
            let number = |count: usize| format::integer(count as u64);
            words().transfer_newest(number(transfer::MAX_RECEIPTS), number(all))
        }
    };
    let result = RwSignal::new(String::new());
    let copy = move |_| {
        let address = address.get_untracked();
        spawn_local(async move {
            let sentence = if clipboard::copy(&address).await.is_ok() {
                words().transfer_copied()
            } else {
                clipboard::select("#transfer-link");
                words().transfer_copy_failed()
            };
            result.try_set(sentence);
        });
    };
    view! {
        <p class="quiet" tabindex="-1">{words().transfer_note()}</p>
        <p class="quiet">{erased_text(left_out)}</p>
        <QrCode renderer address name=words().transfer_code() />
        <label for="transfer-link">{words().transfer_link()}</label>
        <input id="transfer-link" type="text" readonly autocomplete="off" prop:value=address />
        <p class="actions">
            <button type="button" on:click=copy>{words().transfer_copy()}</button>
            <span class="quiet" role="status">{erased_text(move || result.get())}</span>
        </p>
    }
}
