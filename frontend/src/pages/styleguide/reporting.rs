//! Parts of the form to report in, and what follows a report.

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::resolution_times::ResolutionTimes;
use shared::ticket::{Category, Ticket};
use uuid::Uuid;
use web_sys::Blob;

use super::values::{self, PLACE};
use super::{section, specimen};
use crate::components::photos::AddPhotos;
use crate::draft::Draft;
use crate::outbox::WaitingReport;
use crate::pages::user::{
    Confirmation, DangerNotice, Done, PlaceField, ReportPlace, SimilarTickets, SuggestedCategory,
    waiting_reports,
};
use crate::photos::{LocalPhoto, LocalPhotos};
use crate::receipts::{ReceiptKind, use_receipts};
use crate::sentences::resolution_times;
use crate::words::words;

pub fn sections() -> Vec<AnyView> {
    vec![
        section("danger-notice", vec![specimen("danger", view! { <DangerNotice /> })]),
        suggested_categories(),
        place_fields(),
        add_photos(),
        similar_tickets(),
        outbox(),
        confirmations(),
    ]
}

fn suggested_categories() -> AnyView {
    let category = |confidence: f64| {
        let explanation = Memo::new(move |_| Some(values::classification(confidence)));
        view! { <SuggestedCategory explanation /> }
    };
    let times = ResolutionTimes {
        category: Category::TechnicalIt,
        tickets: 40,
        half_within_seconds: 4 * 3_600,
        most_within_seconds: 3 * 86_400,
    };
    let times = view! { <p class="resolution-time quiet">{resolution_times::sentence(&times)}</p> };
    section(
        "suggested-category",
        vec![
            specimen("sure", category(0.9)),
            specimen("not-sure", category(0.5)),
            specimen("resolution-time", times),
        ],
    )
}

fn place_fields() -> AnyView {
    let field = |name: &str, text: &str| {
        let draft = Draft::open(format!("styleguide-{name}"));
        draft.restore(text.to_owned(), Uuid::nil(), values::secret());
        view! { <PlaceField place=ReportPlace::open(draft) /> }
    };
    section(
        "place-field",
        vec![
            specimen("empty", field("no-place", "")),
            specimen("found", field("place", values::WITH_PLACE)),
        ],
    )
}

fn add_photos() -> AnyView {
    let photo = || {
        let blob = Blob::new().ok()?;
        // A picture that the page has anyway.
        Some(LocalPhoto { key: Uuid::nil(), blob, url: "/icon-192.png".into() })
    };
    let photos = |count: usize, refusal: String| {
        let chosen = std::iter::repeat_with(photo).take(count).flatten().collect();
        view! { <AddPhotos photos=LocalPhotos::of(chosen, refusal) /> }
    };
    section(
        "add-photos",
        vec![
            specimen("none", photos(0, String::new())),
            specimen("three", photos(3, String::new())),
            specimen("refused", photos(1, words().field_no_photo())),
        ],
    )
}

fn similar_tickets() -> AnyView {
    let own = TicketId(2_038);
    use_receipts().add(own, values::secret(), ReceiptKind::Affected);
    let similar = vec![
        values::ticket(),
        Ticket { id: own, affected: 3, ..values::active() },
        Ticket { id: TicketId(2_036), description: values::LONG_LINE.into(), ..values::ticket() },
    ];
    let draft = Draft::open("styleguide-similar".to_owned());
    let similar = RwSignal::new(similar);
    let similar =
        view! { <SimilarTickets similar draft on_joined=Callback::new(|_: Ticket| ()) /> };
    section("similar", vec![specimen("three-one-joined", similar)])
}

fn outbox() -> AnyView {
    let waiting = |is_refused| WaitingReport {
        text: values::DESCRIPTION.into(),
        place: Some(PLACE.into()),
        key: Uuid::nil(),
        receipt: values::secret(),
        is_refused,
    };
    let take_back = Callback::new(|_: WaitingReport| ());
    let reports =
        waiting_reports(vec![waiting(false), waiting(true)], vec![values::NUMBER], take_back);
    section("outbox", vec![specimen("sent-waiting-refused", reports)])
}

fn confirmations() -> AnyView {
    let confirmation = |how: Done, affected: i64| {
        let ticket = Ticket { affected, place: Some(PLACE.into()), ..values::ticket() };
        let (uploads, photo_refusal) = (Signal::derive(|| 0), Signal::derive(String::new));
        view! { <Confirmation ticket how uploads photo_refusal on_another=|()| () /> }
    };
    section(
        "confirmation",
        vec![
            specimen("reported", confirmation(Done::Reported, 0)),
            specimen("joined", confirmation(Done::Joined, 3)),
        ],
    )
}
