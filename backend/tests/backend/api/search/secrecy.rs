//! A closed ticket's words change no byte of a user's search.

use serde_json::{Value, json};

use super::ids;
use crate::support::TestApp;

const OPEN: [&str; 3] = ["The tree leans over the shed", "Printer jams", "三号楼的电梯停了"];

/// Words that only closed tickets have, that nearly match others, that are parts of others, numbers and phrases.
const QUERIES: [&str; 16] = [
    "shid",
    "shids",
    "tree",
    "leens",
    "printen",
    "pinter",
    "router",
    "routers",
    "canteen",
    "电梯",
    "电脑",
    "4",
    "#4",
    "#99",
    "\"printer jams\"",
    "\"router in the cellar\"",
];

/// All answers to a user, without the dates and with the number of closed tickets hidden.
async fn answers(closed: &[&str]) -> Vec<(String, Value)> {
    let app = TestApp::spawn().await;
    for text in OPEN {
        app.ticket(text).await;
    }
    for text in closed {
        let ticket = app.active_ticket(text).await;
        app.user().message(ticket, text).await;
        // Once as an open ticket in the index, before it is closed.
        assert!(!app.user().found("the").await.is_empty());
        app.helpdesk().message(ticket, text).await;
        let closed = app.helpdesk().move_ticket(ticket, "closed").await;
        assert_eq!(closed.status, 200);
    }
    let mut all = Vec::new();
    for query in QUERIES {
        for more in [
            "",
            "sort=oldest",
            "limit=1",
            "status=closed",
            "status=open,closed",
            "category=technical_it",
        ] {
            let mut page = app.user().search(query, more).await;
            assert!(page.get("partial").is_none() && page["matches"].get("closed").is_none());
            for item in page["items"].as_array_mut().unwrap() {
                for date in ["opened_at", "modified_at", "last_activity_at"] {
                    item[date].take();
                }
            }
            // It holds the time of the last row.
            page["next"] = page["next"].is_string().into();
            all.push((format!("{query} {more}"), page));
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn worlds_that_differ_in_closed_tickets_only_answer_a_users_search_alike() {
    let without = answers(&[]).await;
    let with = answers(&[
        "The shid and the router in the cellar, printen",
        "电脑坏了 leens canteen shids routers",
    ])
    .await;
    for (one, other) in without.iter().zip(&with) {
        assert_eq!(one, other);
    }
    // The mistakes are tried as if no closed ticket had the word.
    let (query, page) = &with[0];
    assert_eq!((query.as_str(), ids(page)), ("shid ", vec![1]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_no_longer_found_from_the_moment_it_is_closed() {
    let app = TestApp::spawn().await;
    for n in 0..10 {
        let ticket = app.active_ticket(&format!("Okapi{n} in the yard")).await;
        app.user().message(ticket, &format!("A zebra{n} too")).await;
        let query = format!("zebra{n}");
        assert_eq!(app.user().found(&query).await, [ticket]);
        app.helpdesk().move_ticket(ticket, "closed").await;
        let page = app.user().search(&query, "").await;
        let nothing = json!({ "items": [], "next": null, "matches": { "open": 0, "active": 0 } });
        assert_eq!(page, nothing, "{n}");
        assert_eq!(
            app.user().search(&format!("#{ticket}"), "").await,
            app.user().search("#999", "").await
        );
    }
}
