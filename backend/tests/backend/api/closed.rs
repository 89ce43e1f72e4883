//! For a user a closed ticket and a missing one are the same, byte for byte, on every route.

use diesel_async::RunQueryDsl as _;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::photos;
use crate::support::{TestApp, send, with_file};

const MISSING: i64 = 999_999;

/// The first ticket, with the first photo.
async fn closed_ticket_with_photo(app: &TestApp) -> i64 {
    let ticket = app.active_ticket("Wi-Fi is down in the library").await;
    assert_eq!(app.user().add_photo(ticket, &photos::jpeg(4, 3)).await.status, 201);
    app.helpdesk().move_ticket(ticket, "closed").await;
    ticket
}

/// Everything a client can see of an answer but the request's number and the date.
async fn visible(request: RequestBuilder) -> String {
    let answer = send(request).await;
    let mut headers: Vec<String> = answer
        .headers
        .iter()
        .filter(|(name, _)| !["date", "x-request-id"].contains(&name.as_str()))
        .map(|(name, value)| format!("{name}: {value:?}"))
        .collect();
    headers.sort();
    format!("{} {headers:?} {}", answer.status, answer.text)
}

/// The smallest body that an operation takes, from the API's own description.
fn body_of(operation: &Value) -> Option<Value> {
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
    let example = match schema.as_str()?.rsplit('/').next()? {
        "NewMessage" => json!({ "body": "Any news?" }),
        "TicketEdit" => json!({ "description": "Never mind" }),
        "StatusChange" => json!({ "status": "active" }),
        "TypingSignal" => json!({ "activity": "writing", "sender": 7 }),
        "NewFollower" => json!({ "affected": true }),
        "CategoryCorrection" => json!({ "category": "technical_it" }),
        other => panic!("say here what {other} looks like"),
    };
    Some(example)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_cannot_tell_a_closed_ticket_from_a_missing_one_on_any_route() {
    let app = TestApp::spawn().await;
    let closed = closed_ticket_with_photo(&app).await;
    let description = app.user().get("/api/openapi.json").await.body;
    let mut operations = 0;
    for (path, item) in description["paths"].as_object().unwrap() {
        if !path.contains("{id}") {
            continue;
        }
        for (method, operation) in item.as_object().unwrap() {
            operations += 1;
            let method: Method = method.to_uppercase().parse().unwrap();
            for version in ["\"1\"", "\"3\"", "\"x\""] {
                let of = |ticket: i64| {
                    let path = path.replace("{id}", &ticket.to_string());
                    let path = path.replace("{receipt}", &Uuid::new_v4().to_string());
                    let request = app.user().request(method.clone(), &path);
                    let request = request.header("If-Match", version);
                    let request = request.header("Idempotency-Key", Uuid::new_v4().to_string());
                    if operation["requestBody"]["content"]["multipart/form-data"].is_object() {
                        return visible(with_file(request, "photo", &photos::jpeg(4, 3)));
                    }
                    match body_of(operation) {
                        Some(body) => visible(request.json(&body)),
                        None => visible(request),
                    }
                };
                let (shown, missing) = (of(closed).await, of(MISSING).await);
                assert_eq!(shown, missing, "{method} {path}");
                assert!(shown.starts_with("40"), "{method} {path}: {shown}");
            }
        }
    }
    assert!(operations >= 7, "only {operations} routes take a ticket's number");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_databases_that_differ_in_closed_tickets_only_answer_users_alike() {
    let answers = |secret: &'static str, messages: usize| async move {
        let app = TestApp::spawn().await;
        let open = app.ticket("The lift in building B is stuck").await;
        let closed = app.active_ticket(secret).await;
        for _ in 0..messages {
            app.helpdesk().message(closed, secret).await;
            app.helpdesk().add_photo(closed, &photos::jpeg(4, 3)).await;
        }
        app.helpdesk().move_ticket(closed, "closed").await;
        let mut all = Vec::new();
        // `/api/resolution-times` is left out: rounded times over at least 20 tickets are the one thing that
        // users may learn from closed tickets (docs/decisions/0014-resolution-times.md). `/api/spikes` is
        // compared in e2e/tests/e2e/spikes.rs, with its service running.
        for path in [
            "/api/tickets".to_owned(),
            "/api/tickets?status=closed".to_owned(),
            "/api/tickets?q=router".to_owned(),
            "/api/tickets?q=canteen".to_owned(),
            "/api/tickets?sort=waiting&category=technical_it,services_complaints".to_owned(),
            format!("/api/tickets/{open}"),
            format!("/api/tickets/{closed}"),
            format!("/api/tickets/{closed}/messages"),
            format!("/api/tickets/{closed}/history"),
            "/api/counts".to_owned(),
            "/api/photos/1".to_owned(),
            "/api/tickets?place=Cellar".to_owned(),
            format!("/api/receipts/{}", Uuid::from_u128(7)),
            format!("/feeds/tickets/{closed}"),
            "/analytics".to_owned(),
        ] {
            let answer = app.user().get(&path).await;
            let mut body = answer.body;
            // The clock is another one in the other database.
            for ticket in body["items"].as_array_mut().into_iter().flatten() {
                for date in ["opened_at", "modified_at", "last_activity_at"] {
                    ticket[date].take();
                }
            }
            if path == format!("/api/tickets/{open}") {
                for date in ["opened_at", "modified_at", "last_activity_at"] {
                    body[date].take();
                }
            }
            all.push((path, answer.status, body));
        }
        all
    };

    let one = answers("The router in the cellar is broken", 0).await;
    let other = answers("The canteen overcharged me for soup", 3).await;

    assert_eq!(one, other);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_sql_a_user_cannot_tell_a_closed_ticket_from_a_missing_one() {
    let app = TestApp::spawn().await;
    let closed = closed_ticket_with_photo(&app).await;
    let mut conn = app.database.as_role("user").await;
    for statement in [
        "INSERT INTO messages (ticket_id, role, body) VALUES ({id}, 'user', 'Any news?')",
        "INSERT INTO tickets (description, described_by, category, follows)
            VALUES ('Again', 'user', 'technical_it', {id})",
        "SELECT append_events('{{{id}}}', '{{edited}}', 'user')",
        "UPDATE tickets SET description = 'Never mind', described_by = 'user' WHERE id = {id}",
        "UPDATE tickets SET place = 'Nowhere' WHERE id = {id}",
        "INSERT INTO photos (ticket_id, role, width, height, picture, thumbnail)
            VALUES ({id}, 'user', 1, 1, '', '')",
        "SELECT picture FROM photos WHERE ticket_id = {id}",
    ] {
        let mut results = Vec::new();
        for ticket in [closed, MISSING] {
            let statement = statement.replace("{id}", &ticket.to_string());
            let result = diesel::sql_query(statement).execute(&mut conn).await;
            results.push(format!("{result:?}").replace(&ticket.to_string(), "{id}"));
        }
        assert_eq!(results[0], results[1], "{statement}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_does_not_learn_which_closed_ticket_another_one_follows() {
    let app = TestApp::spawn().await;
    let first = app.ticket("Heating is cold").await;
    let again = json!({ "description": "Heating is cold again", "follows": first });
    let second = app.user().post("/api/tickets", again).await.body["id"].as_i64().unwrap();
    let path = format!("/api/tickets/{second}");
    assert_eq!(app.user().get(&path).await.body["follows"], first);

    app.helpdesk().move_ticket(first, "active").await;
    app.helpdesk().move_ticket(first, "closed").await;

    assert_eq!(app.user().get(&path).await.body["follows"], json!(null));
    assert_eq!(app.user().get("/api/tickets").await.body["items"][0]["follows"], json!(null));
    let edited = app.user().edit_ticket(second, 1, "Heating is icy").await;
    assert_eq!((edited.status.as_u16(), &edited.body["follows"]), (200, &json!(null)));
    assert_eq!(app.helpdesk().get(&path).await.body["follows"], first);
}
