use shared::ticket::MAX_QUERY_CHARS;

use crate::support::TestApp;

async fn campus() -> TestApp {
    let app = TestApp::spawn().await;
    app.ticket("The projector in room 3 shows a green picture").await;
    app.ticket("Printer on the second floor jams").await;
    app.ticket("Something is wrong with the big screen").await;
    app.user().message(3, "It is the projector next to the window").await;
    app
}

#[tokio::test(flavor = "multi_thread")]
async fn whole_words_are_found_in_descriptions_before_messages() {
    let app = campus().await;
    assert_eq!(app.user().ids("/api/tickets?q=projector").await, [1, 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_of_words_are_found() {
    let app = campus().await;
    assert_eq!(app.user().ids("/api/tickets?q=roject").await, [1, 3]);
    let mut short = app.user().ids("/api/tickets?q=pr").await;
    short.sort_unstable();
    assert_eq!(short, [1, 2, 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn misspelt_words_are_found() {
    let app = campus().await;
    assert_eq!(app.user().ids("/api/tickets?q=projektor").await, [1, 3]);
    assert_eq!(app.user().ids("/api/tickets?q=pinter").await, [2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_words_must_fit_in_any_order() {
    let app = campus().await;
    assert_eq!(app.user().ids("/api/tickets?q=green%20projector").await, [1]);
    assert!(app.user().ids("/api/tickets?q=projector%20banana").await.is_empty());
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
async fn a_closed_ticket_is_found_by_the_helpdesk_only() {
    let app = campus().await;
    app.closed_ticket("Projector bulb is dead").await;

    assert_eq!(app.helpdesk().ids("/api/tickets?q=bulb").await, [4]);
    assert!(app.user().ids("/api/tickets?q=bulb").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_searched_for_can_break_the_search() {
    let app = campus().await;
    for q in [
        "%27",
        "%25",
        "_",
        "%5C",
        "%22",
        "a%27b",
        "%3A*",
        "%26%20%7C%20!",
        "%5C%27%3B--",
        "%00",
        "%F0%9F%9A%A8",
        "x%20y%20z%20%27%20%25%20_%20%5C%20%3A%20%28%29",
        "%24%24",
        "%25s%251$L",
    ] {
        let answer = app.user().get(&format!("/api/tickets?q={q}")).await;
        assert_eq!(answer.status, 200, "{q}: {}", answer.text);
    }
    let too_long = format!("/api/tickets?q={}", "a".repeat(MAX_QUERY_CHARS + 1));
    assert_eq!(app.user().get(&too_long).await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_word_is_not_searched_for() {
    let app = campus().await;
    for q in ["green%20-%20projector", "green%20%26%20projector%20%3F"] {
        assert_eq!(app.user().ids(&format!("/api/tickets?q={q}")).await, [1], "{q}");
    }
    for q in ["-", "%5C", "%3F%20%26"] {
        assert!(app.user().ids(&format!("/api/tickets?q={q}")).await.is_empty(), "{q}");
    }
}
