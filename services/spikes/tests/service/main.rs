//! How the API is followed, and how the service answers.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod api;

use std::net::TcpListener;
use std::time::Duration;

use kit::follow::Pace;

use pulse::client::{AskError, Client};
use pulse::follow::Follower;
use pulse::server::{Told, serve};
use shared::ids::TicketId;
use shared::problem::{Problem, ProblemKind};
use shared::pulse::Pulse;
use shared::role::Role;
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

use api::FakeApi;

const PATIENCE: Duration = Duration::from_secs(20);

/// It asks for pages once in an hour: what is known sooner has come by the stream.
fn follower(api: &FakeApi, role: Role) -> Follower {
    let hour = Duration::from_secs(3_600);
    let (first_pause, longest_stream_pause) = (hour, hour);
    let pace =
        Pace { poll: hour, check: hour, first_pause, longest_stream_pause, ..Pace::default() };
    Follower::new(Client::new(&api.address().parse().unwrap(), role).unwrap(), pace)
}

fn reports(pulse: &Pulse) -> u32 {
    pulse.surge.as_ref().map_or(0, |it| it.reports)
}

#[tokio::test]
async fn a_burst_is_heard_of_and_what_is_closed_falls_silent_for_both_roles() {
    let api = FakeApi::start().await;
    let mut followers = [Role::User, Role::Helpdesk].map(|role| follower(&api, role));
    for follower in &mut followers {
        assert_eq!(follower.catch_up().await.unwrap().surge, None);
    }
    (1..=8).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    for follower in &mut followers {
        let surge = follower.catch_up().await.unwrap().surge.unwrap();
        assert_eq!((surge.words, surge.reports), (vec!["Wi-Fi".into(), "library".into()], 8));
        assert_eq!(surge.tickets[0], TicketId(1));
    }
    (1..=8).for_each(|id| api.close(id));
    for follower in &mut followers {
        assert_eq!(follower.catch_up().await.unwrap().surge, None);
    }
}

#[tokio::test]
async fn the_stream_says_when_there_is_more_to_read() {
    let api = FakeApi::start().await;
    let mut followers = [Role::User, Role::Helpdesk].map(|role| follower(&api, role));
    for follower in &mut followers {
        follower.catch_up().await.unwrap();
    }
    (1..=8).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    api.close(8);
    for follower in &mut followers {
        timeout(PATIENCE, follower.wait()).await.expect("no change is heard of");
        assert_eq!(reports(&follower.catch_up().await.unwrap()), 7);
    }
    let mut follower = self::follower(&api, Role::User);
    follower.catch_up().await.unwrap();
    api.is_restored();
    timeout(PATIENCE, follower.wait()).await.expect("another log is not heard of");
    assert_eq!(follower.catch_up().await.unwrap().surge, None);
}

#[tokio::test]
async fn who_comes_late_says_the_same_as_who_was_there_all_the_time() {
    let api = FakeApi::start().await;
    let mut there = [Role::User, Role::Helpdesk].map(|role| follower(&api, role));
    for round in 0..4 {
        (1..=4).for_each(|id| api.open(round * 10 + id, "No Wi-Fi in the library"));
        api.edit(round * 10 + 1, "The soup is cold");
        api.close(round * 10 + 2);
        for follower in &mut there {
            follower.catch_up().await.unwrap();
        }
    }
    for (follower, role) in there.iter_mut().zip([Role::User, Role::Helpdesk]) {
        let told = follower.catch_up().await.unwrap();
        assert_eq!(reports(&told), 8, "{role}");
        assert_eq!(told, self::follower(&api, role).catch_up().await.unwrap(), "{role}");
    }
}

#[tokio::test]
async fn an_api_that_fails_in_between_loses_nothing() {
    let api = FakeApi::start().await;
    let mut follower = follower(&api, Role::User);
    (1..=7).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    // It fails at each of its answers once: the first, in the middle of the tickets, the last.
    let mut failures = 0;
    let pulse = loop {
        api.fails_after(failures);
        match follower.catch_up().await {
            Ok(pulse) => break pulse,
            Err(error) => assert!(matches!(error, AskError::Status(_)), "{error:?}"),
        }
        failures += 1;
    };
    assert_eq!(reports(&pulse), 7);
    (8..=9).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    api.fails_after(2);
    assert_eq!(reports(&follower.catch_up().await.unwrap()), 8, "one is still to be read");
    (10..=14).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    api.fails_after(1);
    assert!(follower.catch_up().await.is_err(), "it is not the tickets' fault");
    api.fails_after(usize::MAX);
    assert_eq!(reports(&follower.catch_up().await.unwrap()), 14);
}

#[tokio::test]
async fn a_ticket_that_cannot_be_read_does_not_keep_the_others_from_being_gone() {
    let api = FakeApi::start().await;
    let mut follower = follower(&api, Role::User);
    (1..=9).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    assert_eq!(reports(&follower.catch_up().await.unwrap()), 9);
    api.hides_from_all(&[1]);
    api.edit(1, "No Wi-Fi in the whole library");
    api.does_something_new(2);
    assert_eq!(reports(&follower.catch_up().await.unwrap()), 8, "what is not known does not count");
    api.close(3);
    assert_eq!(reports(&follower.catch_up().await.unwrap()), 7);
    api.hides_from_all(&[]);
    assert_eq!(reports(&follower.catch_up().await.unwrap()), 8);
    api.hides_from_all(&[10, 12, 14, 16, 18]);
    (10..=19).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    assert_eq!(reports(&follower.catch_up().await.unwrap()), 13, "every other one is broken");
}

#[tokio::test]
async fn another_log_is_read_from_the_start() {
    let api = FakeApi::start().await;
    let mut follower = follower(&api, Role::Helpdesk);
    (1..=8).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    assert_eq!(reports(&follower.catch_up().await.unwrap()), 8);
    api.is_restored();
    assert_eq!(follower.catch_up().await.unwrap().surge, None);
    (1..=6).for_each(|id| api.open(id, "The lift in the tower is stuck"));
    assert_eq!(reports(&follower.catch_up().await.unwrap()), 6);
}

#[tokio::test]
async fn an_import_of_the_distant_past_is_not_read_ticket_by_ticket() {
    let api = FakeApi::start().await;
    let mut follower = follower(&api, Role::Helpdesk);
    follower.catch_up().await.unwrap();
    let before = api.requests().await;
    (1..=500).for_each(|id| api.import(id, "No Wi-Fi in the library"));
    assert_eq!(follower.catch_up().await.unwrap().surge, None);
    assert_eq!(api.requests().await - before, 1, "the page of the log");
}

#[tokio::test]
async fn each_role_is_told_its_own_and_nobody_is_told_without_a_role() {
    let (tell_users, users) = watch::channel(None);
    let (tell_helpdesk, helpdesk) = watch::channel(None);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(listener, Told { users, helpdesk }).unwrap());
    let get = async |path: &str, role: Option<&str>| {
        let request = reqwest::Client::new().get(format!("{address}{path}"));
        let request = role.into_iter().fold(request, |it, role| it.header(Role::HEADER, role));
        request.send().await.unwrap()
    };

    for (path, role) in [("/pulse", Some("user")), ("/readyz", None)] {
        let early = get(path, role).await;
        assert_eq!(
            (early.status().as_u16(), &early.headers()["retry-after"]),
            (503, &"1".parse().unwrap())
        );
    }
    let api = FakeApi::start().await;
    (1..=8).for_each(|id| api.open(id, "No Wi-Fi in the library"));
    let told = follower(&api, Role::User).catch_up().await.unwrap();
    tell_users.send_replace(Some((told.clone(), Instant::now())));
    assert_eq!(get("/readyz", None).await.status(), 503, "the helpdesk's is not known yet");
    api.close(1);
    let told_later = follower(&api, Role::Helpdesk).catch_up().await.unwrap();
    tell_helpdesk.send_replace(Some((told_later, Instant::now())));
    for (role, expected) in [("user", 8), ("helpdesk", 7)] {
        let pulse: Pulse = get("/pulse", Some(role)).await.json().await.unwrap();
        assert_eq!(reports(&pulse), expected, "{role}");
    }
    assert_eq!(get("/readyz", None).await.status(), 200);
    let long_ago = Instant::now().checked_sub(Duration::from_secs(31)).unwrap();
    tell_users.send_replace(Some((told.clone(), long_ago)));
    let pulse: Pulse = get("/pulse", Some("user")).await.json().await.unwrap();
    assert_eq!(pulse, Pulse { surge: None, ..told }, "what was seen long ago may be closed by now");
    for role in [None, Some("porter")] {
        let refused: Problem = get("/pulse", role).await.json().await.unwrap();
        assert_eq!(refused.kind, ProblemKind::BadRequest);
    }
    assert_eq!(get("/other", None).await.status(), 404);
}
