//! The parts of a ticket above its thread.

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, CategoryBy, Status, Ticket};

use super::values::{self, OUTCOME, PLACE};
use super::{pressed, section, specimen};
use crate::components::ticket::{
    CategoryBadge, CategoryCorrection, CategorySource, Dates, Follow, FollowUp, FollowsLink,
    Outcome, Place, StatusBadge, StatusButton, StillNotSolved, affected,
};
use crate::live_query::Loaded;
use crate::receipts::{ReceiptKind, use_receipts};

pub fn sections() -> Vec<AnyView> {
    vec![badges(), category_sources(), places(), status_buttons(), follows(), dates(), outcomes()]
}

fn on_changed() -> Callback<Ticket> {
    Callback::new(|_| ())
}

fn badges() -> AnyView {
    let status = |status: Status| view! { <StatusBadge status /> }.into_any();
    let category = |category: Category| view! { <CategoryBadge category /> }.into_any();
    let facts = |badges: Vec<AnyView>| view! { <div class="facts">{badges}</div> };
    section(
        "badge",
        vec![
            specimen("status", facts(Status::ALL.map(status).into())),
            specimen("category", facts(Category::ALL.map(category).into())),
            specimen("affected", facts(vec![affected(3)])),
        ],
    )
}

fn category_sources() -> AnyView {
    let source = |category_by: CategoryBy, highlights: usize| {
        let mut classification = values::classification(0.9);
        classification.highlights.truncate(highlights);
        let explanation = Memo::new(move |_| Some(classification.clone()));
        let ticket = Loaded::of(Ticket { category_by, ..values::ticket() });
        view! { <CategorySource ticket explanation /> }
    };
    let correction = || {
        let category = Category::TechnicalIt;
        let (ticket, role) = (values::NUMBER, Role::Helpdesk);
        view! { <CategoryCorrection ticket role category on_corrected=on_changed() /> }
    };
    section(
        "category-source",
        vec![
            specimen("explained", source(CategoryBy::Classifier, 2)),
            specimen("no-words", source(CategoryBy::Classifier, 0)),
            specimen("corrected", source(CategoryBy::Helpdesk, 0)),
            specimen("correction", correction()),
            pressed("correction-unfolded", "summary", correction()),
        ],
    )
}

fn places() -> AnyView {
    let place = |place: Option<&str>, is_writable: bool| {
        let ticket = Loaded::of(Ticket { place: place.map(str::to_owned), ..values::ticket() });
        let may_write = Memo::new(move |_| is_writable);
        let (id, role) = (values::NUMBER, Role::Helpdesk);
        view! { <Place id role ticket may_write on_changed=on_changed() /> }
    };
    section(
        "place",
        vec![
            specimen("none", place(None, true)),
            specimen("given", place(Some(PLACE), true)),
            specimen("fixed", place(Some(PLACE), false)),
            pressed("form", ".link", place(Some(PLACE), true)),
        ],
    )
}

fn status_buttons() -> AnyView {
    let button = |ticket: Ticket| {
        let ticket = Loaded::of(Ticket { id: values::NO_NUMBER, ..ticket });
        view! { <StatusButton ticket role=Role::Helpdesk on_moved=on_changed() /> }
    };
    section(
        "status-button",
        vec![
            specimen("open", button(values::ticket())),
            specimen("active", button(values::active())),
            pressed("closing-form", ".status-button", button(values::active())),
        ],
    )
}

fn follows() -> AnyView {
    let follow = |number: i64, kind: Option<ReceiptKind>| {
        let ticket = TicketId(number);
        if let Some(kind) = kind {
            use_receipts().add(ticket, values::secret(), kind);
        }
        view! { <Follow ticket role=Role::User /> }
    };
    let earlier = Loaded::of(Ticket { follows: Some(values::NUMBER), ..values::ticket() });
    let closed = Loaded::of(values::closed());
    section(
        "follow",
        vec![
            specimen("not-followed", follow(2_031, None)),
            specimen("followed", follow(2_032, Some(ReceiptKind::Following))),
            specimen("affected", follow(2_033, Some(ReceiptKind::Affected))),
            specimen("reported", follow(2_034, Some(ReceiptKind::Reported))),
            specimen("earlier-ticket", view! { <FollowsLink ticket=earlier /> }),
            specimen("follow-up", view! { <FollowUp ticket=closed role=Role::Helpdesk /> }),
        ],
    )
}

fn dates() -> AnyView {
    let dates = |ticket: Ticket| view! { <Dates ticket=Loaded::of(ticket) /> };
    section(
        "dates",
        vec![
            specimen("open", dates(values::ticket())),
            specimen("closed", dates(values::closed())),
        ],
    )
}

fn outcomes() -> AnyView {
    let with_text = Some(values::receipt(Some(OUTCOME)));
    let without_text = Some(values::receipt(None));
    section(
        "outcome",
        vec![
            specimen("with-text", view! { <Outcome ended=with_text /> }),
            specimen("without-text", view! { <Outcome ended=without_text /> }),
            specimen("for-others", view! { <Outcome ended=None /> }),
            specimen("not-solved", view! { <StillNotSolved text=String::new() /> }),
        ],
    )
}
