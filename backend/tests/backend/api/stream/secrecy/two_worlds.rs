//! Two databases that differ in what closed tickets held, and in nothing else.

use diesel_async::SimpleAsyncConnection as _;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::json;
use tokio::time::timeout;
use uuid::Uuid;

use crate::support::raw_stream::{Kind, LIMIT, RawStream};
use crate::support::{Client, TestApp};

const TICKETS: usize = 20;

/// All that a closed ticket held is another: words, category, messages, dates, and what happened when.
const OTHERWISE: &str = "SET session_replication_role = replica;
    CREATE TEMP TABLE closed AS SELECT id FROM tickets WHERE status = 'closed';
    DELETE FROM messages WHERE ticket_id IN (TABLE closed);
    DELETE FROM ticket_revisions WHERE ticket_id IN (TABLE closed);
    UPDATE tickets SET description = 'The canteen overcharged me for soup', version = version + 3,
        category = CASE category WHEN 'technical_it' THEN 'services_complaints' ELSE 'technical_it' END,
        category_by = 'helpdesk', confidence = NULL, messages = 0, last_message_role = NULL,
        affected = affected + 7,
        opened_at = opened_at - interval '2 days', activated_at = activated_at - interval '1 day',
        modified_at = modified_at - interval '1 day', closed_at = closed_at - interval '1 hour'
    WHERE status = 'closed';
    UPDATE ticket_events SET at = at - interval '1 day', version = version + 3,
        category = CASE category WHEN 'technical_it' THEN 'services_complaints' ELSE 'technical_it' END,
        role = CASE role WHEN 'user' THEN 'helpdesk' ELSE 'user' END,
        kind = CASE kind WHEN 'edited' THEN 'message_posted' WHEN 'message_posted' THEN 'edited'
            WHEN 'recategorised' THEN 'edited' WHEN 'affected' THEN 'edited' ELSE kind END
    WHERE ticket_id IN (TABLE closed)";

/// A user who listens, and all that was sent, to the last byte.
struct Listening {
    stream: RawStream,
    sent: String,
}

impl Listening {
    async fn after(address: &str, position: Option<i64>) -> Self {
        let address = address.trim_start_matches("http://");
        let mut stream = RawStream::open(address, "user", position).await.unwrap();
        let hello = stream.next().await.unwrap().unwrap();
        assert_eq!((hello.kind, hello.id), (Kind::Hello, position.unwrap_or(hello.id)));
        Self { stream, sent: String::new() }
    }

    /// Listens until a position has been sent.
    async fn until(&mut self, position: i64) {
        loop {
            let message = timeout(LIMIT, self.stream.next()).await.unwrap().unwrap().unwrap();
            self.sent += &format!("{} {}\n", message.id, message.data);
            if message.id == position {
                break;
            }
        }
    }
}

async fn head(app: &TestApp) -> i64 {
    app.user().get("/api/events?limit=1").await.body["head"].as_i64().unwrap()
}

/// Something happens to each ticket; some are started, and some of them closed. Whoever listens is sent one thing after
/// the other.
async fn live(app: &TestApp, rng: &mut ChaCha8Rng, mut listening: Option<&mut Listening>) {
    for _ in 0..TICKETS {
        let ticket = app.ticket("The router in the cellar is broken").await;
        for _ in 0..rng.random_range(0..4) {
            let path = format!("/api/tickets/{ticket}/category");
            match rng.random_range(0..4) {
                0 => app.user().message(ticket, "It smells of smoke").await,
                1 => {
                    let secret = Uuid::from_u128(rng.random());
                    let path = format!("/api/tickets/{ticket}/followers/{secret}");
                    app.user().put(&path, json!({ "affected": true })).await
                }
                2 => {
                    let now = app.user().get(&format!("/api/tickets/{ticket}")).await;
                    let text = format!("The router in room {} is broken", rng.random::<u16>());
                    let version = now.body["version"].as_i64().unwrap();
                    app.user().edit_ticket(ticket, version, &text).await
                }
                _ => app.helpdesk().put(&path, json!({ "category": "services_complaints" })).await,
            };
        }
        for status in ["active", "closed"].iter().take(rng.random_range(0..3)) {
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

/// What users are sent after each position by the server at an address.
async fn sent(address: &str, until: i64) -> Vec<String> {
    let mut all = Vec::new();
    for position in 0..until {
        let mut listening = Listening::after(address, Some(position)).await;
        listening.until(until).await;
        all.push(listening.sent);
    }
    all
}

/// The same text without its dates: there are two clocks.
fn without_dates(text: &str) -> String {
    const AT: &str = "\"at\":\"";
    let mut parts = text.split(AT);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + AT + part.split_once('"').map_or("", |(_, rest)| rest))
}

/// Two installations whose databases differ in what closed tickets held.
async fn worlds() -> [TestApp; 2] {
    let one = TestApp::spawn().await;
    live(&one, &mut ChaCha8Rng::seed_from_u64(4), None).await;
    let other = one.database.copy().await;
    other.owner().await.batch_execute(OTHERWISE).await.unwrap();
    [one, TestApp::on(other).await]
}

#[tokio::test(flavor = "multi_thread")]
async fn users_read_the_same_to_the_last_byte_whatever_closed_tickets_held() {
    let [one, other] = worlds().await;
    let mut paths: Vec<String> =
        ["", "?limit=3", "?sort=activity", "?sort=waiting", "?category=technical_it"]
            .map(|query| format!("/api/tickets{query}"))
            .into();
    // Words of tickets that both have open, words that only closed tickets have or had, and mistakes.
    for word in
        ["router", "broken cellar", "smoke", "canteen", "soup", "overcharged", "overchraged", "17"]
    {
        for filter in ["", "&status=open,active", "&sort=oldest", "&limit=2"] {
            paths.push(format!("/api/tickets?q={}{filter}", word.replace(' ', "+")));
        }
    }
    paths.push("/api/counts".to_owned());
    let tickets = i64::try_from(TICKETS).unwrap() + 2;
    paths.extend((1..=tickets).map(|id| format!("/api/tickets/{id}?include=messages,history")));
    let mut differences = 0;
    for path in paths {
        let [here, there] = [one.user().get(&path).await, other.user().get(&path).await];
        assert_eq!((here.status, &here.text), (there.status, &there.text), "{path}");
        assert_eq!(here.headers.get("etag"), there.headers.get("etag"), "{path}");
        let [here, there] = [one.helpdesk().get(&path).await, other.helpdesk().get(&path).await];
        differences += usize::from(here.text != there.text);
    }
    assert!(differences > 20, "the helpdesk sees what differs: {differences}");
}

#[tokio::test(flavor = "multi_thread")]
async fn users_are_sent_the_same_to_the_last_byte_whatever_closed_tickets_held() {
    let [one, other] = worlds().await;
    let start = head(&one).await;
    let [helpdesk, other_helpdesk] = [&one, &other].map(|it| it.helpdesk());
    let items = async |it: &Client| it.get("/api/events").await.body["items"].take();
    assert_ne!(
        items(&helpdesk).await,
        items(&other_helpdesk).await,
        "the helpdesk sees what differs"
    );

    // Out of memory, then live, then by servers that have only the database.
    assert_eq!(sent(&one.address, start).await, sent(&other.address, start).await);
    let mut histories = Vec::new();
    for app in [&one, &other] {
        let mut listening = Listening::after(&app.address, None).await;
        live(app, &mut ChaCha8Rng::seed_from_u64(5), Some(&mut listening)).await;
        histories.push(without_dates(&listening.sent));
    }
    assert_eq!(histories[0], histories[1]);
    let [one, other] = [one.another_server().await, other.another_server().await];
    assert_eq!(sent(&one, start).await, sent(&other, start).await);
}
