//! Two databases that differ in what closed tickets held, and in nothing else.

use diesel_async::SimpleAsyncConnection as _;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::json;
use tokio::time::timeout;

use super::super::faults::edit_in_bulk;
use crate::support::wire::{Event, LIMIT, Wire};
use crate::support::{Client, TestApp};

const TICKETS: usize = 20;
/// More than is kept in memory.
const MANY: i64 = 5_000;

/// All that a closed ticket held is another: words, category, messages, dates, and what happened when.
const OTHERWISE: &str = "SET session_replication_role = replica;
    CREATE TEMP TABLE closed AS SELECT id FROM tickets WHERE status = 'closed';
    DELETE FROM messages WHERE ticket_id IN (TABLE closed);
    DELETE FROM ticket_revisions WHERE ticket_id IN (TABLE closed);
    UPDATE tickets SET description = 'The canteen overcharged me for soup', version = version + 3,
        category = CASE category WHEN 'technical_it' THEN 'services_complaints' ELSE 'technical_it' END,
        category_by = 'helpdesk', confidence = NULL, messages = 0, last_message_role = NULL,
        opened_at = opened_at - interval '2 days', activated_at = activated_at - interval '1 day',
        modified_at = modified_at - interval '1 day', closed_at = closed_at - interval '1 hour'
    WHERE status = 'closed';
    UPDATE ticket_events SET at = at - interval '1 day', version = version + 3,
        category = CASE category WHEN 'technical_it' THEN 'services_complaints' ELSE 'technical_it' END,
        role = CASE role WHEN 'user' THEN 'helpdesk' ELSE 'user' END,
        kind = CASE kind WHEN 'edited' THEN 'message_posted' WHEN 'message_posted' THEN 'edited'
            WHEN 'recategorised' THEN 'edited' ELSE kind END
    WHERE ticket_id IN (TABLE closed)";

/// A user who listens, and all that was said, to the last byte.
struct Listening {
    wire: Wire,
    said: String,
}

impl Listening {
    async fn after(app: &TestApp, position: Option<i64>) -> Self {
        let address = app.address.trim_start_matches("http://");
        let mut wire = Wire::open(address, "user", position).await.unwrap();
        let hello = wire.next().await.unwrap().unwrap();
        assert_eq!((hello.event, hello.id), (Event::Hello, position.unwrap_or(hello.id)));
        Self { wire, said: String::new() }
    }

    /// Listens until it has heard of a position.
    async fn until(&mut self, position: i64) {
        loop {
            let told = timeout(LIMIT, self.wire.next()).await.unwrap().unwrap().unwrap();
            self.said += &format!("{} {}\n", told.id, told.data);
            if told.id == position {
                break;
            }
        }
    }
}

async fn head(app: &TestApp) -> i64 {
    app.user().get("/api/events?limit=1").await.body["head"].as_i64().unwrap()
}

/// Something happens to each ticket; some are started, and some of them closed. Whoever listens hears of one thing after
/// the other.
async fn live(app: &TestApp, chance: &mut ChaCha8Rng, mut listening: Option<&mut Listening>) {
    for _ in 0..TICKETS {
        let ticket = app.ticket("The router in the cellar is broken").await;
        for _ in 0..chance.random_range(0..4) {
            let path = format!("/api/tickets/{ticket}/category");
            match chance.random_range(0..3) {
                0 => app.user().message(ticket, "It smells of smoke").await,
                1 => {
                    let now = app.user().get(&format!("/api/tickets/{ticket}")).await;
                    let text = format!("The router in room {} is broken", chance.random::<u16>());
                    let version = now.body["version"].as_i64().unwrap();
                    app.user().edit_ticket(ticket, version, &text).await
                }
                _ => app.helpdesk().put(&path, json!({ "category": "services_complaints" })).await,
            };
        }
        for status in ["active", "closed"].iter().take(chance.random_range(0..3)) {
            if let Some(listening) = &mut listening {
                listening.until(head(app).await).await;
            }
            app.helpdesk().move_ticket(ticket, status).await;
        }
    }
    app.ticket("This one stays open").await;
    if let Some(listening) = listening {
        listening.until(head(app).await).await;
    }
}

/// What users are told after each position.
async fn told(app: &TestApp, until: i64) -> Vec<String> {
    let mut all = Vec::new();
    for position in 0..until {
        let mut listening = Listening::after(app, Some(position)).await;
        listening.until(until).await;
        all.push(listening.said);
    }
    all
}

/// The same text without its dates: there are two clocks.
fn without_dates(text: &str) -> String {
    const AT: &str = "\"at\":\"";
    let mut parts = text.split(AT);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, it| text + AT + it.split_once('"').map_or("", |(_, rest)| rest))
}

#[tokio::test(flavor = "multi_thread")]
async fn users_hear_the_same_to_the_last_byte_whatever_closed_tickets_held() {
    let one = TestApp::spawn().await;
    live(&one, &mut ChaCha8Rng::seed_from_u64(4), None).await;
    let start = head(&one).await;
    let other = TestApp::on(one.database.copy().await).await;
    other.database.owner().await.batch_execute(OTHERWISE).await.unwrap();
    let [seen, other_seen] = [&one, &other].map(|it| it.helpdesk());
    let items = async |it: &Client| it.get("/api/events").await.body["items"].take();
    assert_ne!(items(&seen).await, items(&other_seen).await, "the helpdesk sees what differs");

    // Out of memory, then live, then out of the database.
    assert_eq!(told(&one, start).await, told(&other, start).await);
    let mut lives = Vec::new();
    for app in [&one, &other] {
        let mut listening = Listening::after(app, None).await;
        live(app, &mut ChaCha8Rng::seed_from_u64(5), Some(&mut listening)).await;
        lives.push(without_dates(&listening.said));
        edit_in_bulk(app, MANY).await;
    }
    assert_eq!(lives[0], lives[1]);
    assert_eq!(told(&one, start).await, told(&other, start).await);
}
