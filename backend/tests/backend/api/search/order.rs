//! The order of what is found, its pages, and how many tickets match.

use std::fmt::Write as _;

use serde_json::json;

use super::{campus, ids};
use crate::support::TestApp;
use crate::tools::program::import;

#[tokio::test(flavor = "multi_thread")]
async fn whole_words_are_found_in_descriptions_before_messages() {
    let app = campus().await;
    assert_eq!(app.user().found("projector").await, [1, 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn exact_words_come_before_forms_before_parts_before_mistakes() {
    let app = TestApp::spawn().await;
    for text in ["The lamp flickers", "Two lamps", "A lampshade", "Swamp or lanp"] {
        app.ticket(text).await;
    }
    assert_eq!(app.user().found("lamp").await, [1, 2, 3]);
    app.ticket("Blamplamp").await;
    assert_eq!(app.user().found("lamp").await, [1, 2, 5, 3]);
    assert_eq!(app.user().found("lanp").await, [4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ticket_of_a_number_comes_first() {
    let app = campus().await;
    let room = app.ticket("Room 2 is cold").await;
    for query in ["2", "#2"] {
        assert_eq!(app.user().found(query).await, [2, room], "{query}");
        assert_eq!(app.helpdesk().found(query).await, [2, room], "{query}");
    }
    assert_eq!(app.user().found("#2 jams").await, [2]);
}

/// Many more imported rows than fit on a page, and not one of them as good or as new as today's.
#[tokio::test(flavor = "multi_thread")]
async fn imported_history_does_not_hide_todays_ticket() {
    let app = TestApp::spawn().await;
    let today = app.ticket("A tree leans over the bike shed").await;
    let message = app.ticket("Something leans over the shed").await;
    app.user().message(message, "It is a tree").await;
    let mut history = String::from("opened_at,closed_at,text\n");
    for n in 0..2_100 {
        let (month, day) = (n % 11 + 1, n % 28 + 1);
        let opened = format!("2012-{month:02}-{day:02} 08:00:00");
        writeln!(history, "{opened},2012-12-30 09:00:00,Old tree number {n} was looked at")
            .unwrap();
    }
    import(&app.database, history).of_success();

    let mut page = app.helpdesk().search("tree", "").await;
    // Each waits up to a second for the index.
    for _ in 0..60 {
        if page.get("partial").is_none() {
            break;
        }
        page = app.helpdesk().search("tree", "").await;
    }

    assert_eq!(page["items"][0]["id"], today);
    assert_eq!(page["matches"], json!({ "open": 2, "active": 0, "closed": 2_100 }));
    assert_eq!(app.helpdesk().found("tree leans").await, [today, message]);
    let opened = |item: &serde_json::Value| item["opened_at"].as_str().unwrap().to_owned();
    let items = page["items"].as_array().unwrap();
    assert!(items.windows(2).all(|pair| opened(&pair[0]) >= opened(&pair[1])), "by opening time");
    let page = app.user().search("tree", "").await;
    assert_eq!(
        (ids(&page), &page["matches"]),
        (vec![today, message], &json!({ "open": 2, "active": 0 }))
    );
    for sort in ["newest", "activity", "waiting"] {
        let first = ids(&app.helpdesk().search("tree", &format!("sort={sort}&limit=2")).await);
        assert!(first.contains(&today) && first.contains(&message), "{sort}: {first:?}");
    }
    let oldest = app.helpdesk().search("tree", "sort=oldest&limit=1").await;
    assert!(opened(&oldest["items"][0]).starts_with("2012-01-01T"), "{oldest}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_give_each_ticket_once_in_every_order() {
    let app = TestApp::spawn().await;
    for n in 1..=12 {
        app.ticket(if n % 2 == 0 { "A lamp is dark" } else { "Lamps are dark" }).await;
    }
    app.user().message(3, "The lamp again").await;
    app.helpdesk().message(4, "Which lamp?").await;
    for (sort, first) in [
        ("", 12),
        ("&sort=newest", 12),
        ("&sort=oldest", 1),
        ("&sort=activity", 4),
        ("&sort=waiting", 1),
    ] {
        let mut all = Vec::new();
        let mut after = String::new();
        loop {
            let page = app.user().search("lamp", &format!("limit=5{sort}{after}")).await;
            assert_eq!(page["matches"]["open"], 12);
            all.extend(ids(&page));
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        assert_eq!(all[0], first, "{sort}");
        all.sort_unstable();
        assert_eq!(all, (1..=12).collect::<Vec<_>>(), "{sort}");
    }
    let page = app.user().search("lamp", "limit=1").await;
    let after = page["next"].as_str().unwrap();
    for other in [
        format!("/api/tickets?q=lamp&sort=newest&after={after}"),
        format!("/api/tickets?after={after}"),
    ] {
        assert_eq!(app.user().get(&other).await.status, 400, "{other}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn search_comes_in_pages_and_keeps_to_filters_and_order() {
    let app = campus().await;
    app.helpdesk().move_ticket(3, "active").await;

    let first = app.user().get("/api/tickets?q=projector&limit=1").await.body;
    let next = first["next"].as_str().unwrap();

    assert_eq!(first["items"][0]["id"], 1);
    let rest = format!("/api/tickets?q=projector&limit=1&after={next}");
    assert_eq!(app.user().ids(&rest).await, [3]);
    assert_eq!(app.user().ids("/api/tickets?q=projector&status=active").await, [3]);
    assert_eq!(app.user().ids("/api/tickets?q=projector&sort=newest").await, [3, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn matches_that_the_status_leaves_out_are_counted() {
    let app = campus().await;
    let locker = app.closed_ticket("Locker key 17 broke off").await;
    app.helpdesk().move_ticket(1, "active").await;

    let page = app.helpdesk().search("locker broke", "status=open,active").await;
    assert_eq!(
        (ids(&page), &page["matches"]),
        (vec![], &json!({ "open": 0, "active": 0, "closed": 1 }))
    );
    assert_eq!(app.helpdesk().found("locker broke").await, [locker]);
    let page = app.helpdesk().search("projector", "status=open").await;
    assert_eq!(
        (ids(&page), &page["matches"]),
        (vec![3], &json!({ "open": 1, "active": 1, "closed": 0 }))
    );
    let page = app.helpdesk().search("projector", "category=services_complaints").await;
    assert_eq!(page["matches"]["active"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_can_be_of_certain_tickets() {
    let app = campus().await;
    let closed = app.closed_ticket("Projector bulb is dead").await;
    let path = format!("/api/tickets?ids=3,{closed},1,999&limit=100");
    assert_eq!(app.helpdesk().ids(&path).await, [closed, 3, 1]);
    assert_eq!(app.user().ids(&path).await, [3, 1]);
    let many = |count: i64| (1..=count).map(|id| id.to_string()).collect::<Vec<_>>().join(",");
    assert_eq!(app.user().ids(&format!("/api/tickets?ids={}", many(100))).await, [3, 2, 1]);
    for refused in [
        format!("ids={}", many(101)),
        "ids=".to_owned(),
        "ids=a".to_owned(),
        "ids=1&q=lamp".to_owned(),
    ] {
        assert_eq!(
            app.user().get(&format!("/api/tickets?{refused}")).await.status,
            400,
            "{refused}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_has_the_beginning_of_a_long_description() {
    let app = TestApp::spawn().await;
    app.ticket(&format!("Lamp {}", "é".repeat(1_000))).await;
    for page in [app.user().get("/api/tickets").await.body, app.user().search("lamp", "").await] {
        let item = &page["items"][0];
        assert_eq!(item["brief"].as_str().unwrap().chars().count(), 300);
        assert!(item.get("description").is_none());
    }
}
