//! Atom feeds: what users may see, for programs that send no role.

use atom_syndication::{Entry, Feed};
use chrono::{DateTime, Utc};
use reqwest::Method;
use reqwest::header::{ETAG, HOST, IF_NONE_MATCH};

use crate::support::{Response, TestApp, send};

/// The answer to a program that sends no role.
async fn get(app: &TestApp, path: &str) -> Response {
    send(request(app, Method::GET, path)).await
}

fn request(app: &TestApp, method: Method, path: &str) -> reqwest::RequestBuilder {
    reqwest::Client::new().request(method, format!("{}{path}", app.address))
}

async fn feed(app: &TestApp, path: &str) -> Feed {
    let answer = get(app, path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    Feed::read_from(answer.text.as_bytes()).unwrap()
}

fn titles(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().map(|entry| entry.title.value.as_str()).collect()
}

fn content(entry: &Entry) -> &str {
    entry.content.as_ref().unwrap().value.as_deref().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_feed_of_a_ticket_has_its_report_and_its_messages_newest_first() {
    let app = TestApp::spawn().await;
    let ticket = app.active_ticket("\nThe lift is stuck\nsince noon").await;
    app.helpdesk().message(ticket, "Which floor is it?").await;
    app.user().message(ticket, "The third").await;
    let shown = app.user().get(&format!("/api/tickets/{ticket}")).await.body;

    let answer = get(&app, &format!("/feeds/tickets/{ticket}")).await;

    assert_eq!(answer.headers["content-type"], "application/atom+xml; charset=utf-8");
    let feed = Feed::read_from(answer.text.as_bytes()).unwrap();
    assert_eq!(feed.title.value, format!("#{ticket}: The lift is stuck"));
    assert_eq!(titles(&feed), ["The third", "Which floor is it?", "The lift is stuck"]);
    assert_eq!(content(&feed.entries[2]), "The lift is stuck\nsince noon");
    let writers: Vec<&str> =
        feed.entries.iter().map(|entry| entry.authors[0].name.as_str()).collect();
    assert_eq!(writers, ["user", "helpdesk", "user"]);
    let time = |name: &str| shown[name].as_str().unwrap().parse::<DateTime<Utc>>().unwrap();
    assert_eq!(feed.updated, time("last_activity_at"));
    assert_eq!(feed.entries[2].published.unwrap(), time("opened_at"));
    assert_eq!(feed.entries[2].updated, time("modified_at"));
    let page = format!("{}/t/{ticket}", app.address);
    assert!(feed.entries.iter().all(|entry| entry.links[0].href == page), "{}", answer.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_feed_of_a_category_has_its_newest_tickets_that_are_not_closed() {
    let app = TestApp::spawn().await;
    let wifi = app.ticket("The Wi-Fi in the library is down").await;
    let shown = app.user().get(&format!("/api/tickets/{wifi}")).await.body;
    let category = shown["category"].as_str().unwrap();
    let active = app.active_ticket("The Wi-Fi in the canteen is down").await;
    app.closed_ticket("The Wi-Fi in the gym is down").await;
    app.user().message(wifi, "Still down").await;
    let of_api = app.user().ids(&format!("/api/tickets?category={category}")).await;
    assert_eq!(of_api, [active, wifi]);

    let feed = feed(&app, &format!("/feeds/categories/{category}")).await;

    let expected = ["The Wi-Fi in the canteen is down", "The Wi-Fi in the library is down"];
    assert_eq!(titles(&feed), expected);
    let shown = app.user().get(&format!("/api/tickets/{wifi}")).await.body;
    let last_activity: DateTime<Utc> = shown["last_activity_at"].as_str().unwrap().parse().unwrap();
    assert_eq!(feed.entries[1].updated, last_activity);
    assert_eq!(feed.updated, last_activity);
    assert_eq!(feed.entries[0].categories[0].term, category);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_has_at_most_fifty_entries() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    for n in 0..55 {
        app.user().message(ticket, &format!("Message {n}")).await;
    }
    let feed = feed(&app, &format!("/feeds/tickets/{ticket}")).await;
    assert_eq!(feed.entries.len(), 50);
    assert_eq!((titles(&feed)[0], titles(&feed)[49]), ("Message 54", "Message 5"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_was_written_is_a_text_in_a_well_formed_document() {
    let app = TestApp::spawn().await;
    let hostile = "</title><script>alert(1)</script> ]]> &lt; <![CDATA[ \"é🛗\" \u{ffff}\u{7f}";
    let ticket = app.ticket(hostile).await;
    app.user().message(ticket, hostile).await;

    let answer = get(&app, &format!("/feeds/tickets/{ticket}")).await;

    assert!(!answer.text.contains("<script"), "{}", answer.text);
    assert!(!answer.text.contains('\u{ffff}'), "{}", answer.text);
    let feed = Feed::read_from(answer.text.as_bytes()).unwrap();
    let start = "</title><script>alert(1)</script> ]]> &lt; <![CDATA[ \"é🛗\"";
    for entry in &feed.entries {
        assert!(entry.title.value.starts_with(start), "{}", entry.title.value);
        assert!(content(entry).starts_with(start), "{}", content(entry));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_role_a_closed_ticket_is_the_same_as_a_missing_one() {
    let app = TestApp::spawn().await;
    let closed = app.closed_ticket("The Wi-Fi is down").await;
    for method in [Method::GET, Method::HEAD] {
        let of = |ticket: i64| {
            let path = format!("/feeds/tickets/{ticket}");
            send(request(&app, method.clone(), &path).header("X-Role", "helpdesk"))
        };
        let (shown, missing) = (of(closed).await, of(999_999).await);
        assert_eq!((shown.status.as_u16(), &shown.text), (404, &missing.text));
        let headers = |answer: &Response| {
            let mut headers = answer.headers.clone();
            headers.remove("date");
            headers.remove("x-request-id");
            headers
        };
        assert_eq!(headers(&shown), headers(&missing));
    }
    assert_eq!(get(&app, "/feeds/tickets/x").await.status, 400);
    assert_eq!(get(&app, "/feeds/categories/catering").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_has_not_changed_is_not_sent_again() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    let path = format!("/feeds/tickets/{ticket}");
    let first = get(&app, &path).await;
    let again = || async {
        let tag = first.headers[ETAG].clone();
        send(request(&app, Method::GET, &path).header(IF_NONE_MATCH, tag)).await
    };
    let same = again().await;
    assert_eq!((same.status.as_u16(), same.text.as_str()), (304, ""));
    let head = send(request(&app, Method::HEAD, &path)).await;
    assert_eq!((head.status.as_u16(), head.text.as_str()), (200, ""));
    assert_eq!(head.headers[ETAG], first.headers[ETAG]);

    app.user().message(ticket, "Any news?").await;

    assert_eq!(again().await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_are_the_same_under_every_name_and_links_lead_to_the_one_that_was_asked() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    let path = format!("/feeds/tickets/{ticket}");
    let here = feed(&app, &path).await;
    let port = app.address.rsplit(':').next().unwrap().to_owned();
    let by_name = request(&app, Method::GET, &path).header(HOST, format!("localhost:{port}"));
    let by_name = by_name.header("X-Forwarded-Proto", "https");
    let elsewhere = Feed::read_from(send(by_name).await.text.as_bytes()).unwrap();

    assert_eq!((&here.id, &here.entries[0].id), (&elsewhere.id, &elsewhere.entries[0].id));
    assert_ne!(here.id, here.entries[0].id);
    let link = format!("https://localhost:{port}/t/{ticket}");
    assert_eq!(elsewhere.entries[0].links[0].href, link);
    assert_eq!(here.entries[0].links[0].href, format!("{}/t/{ticket}", app.address));
}
