//! The browser application, the documentation and the metrics.

use jiff::tz::TimeZone;

use crate::support::TestApp;

const INDEX: &str = r#"<!doctype html><html lang="en"><head>
<meta content=lodge:time-zone name=lodge-time-zone>
<meta content=lodge:emergency name=lodge-emergency>
<meta content=lodge:build name=lodge-build>
<script type="module">start()</script></head><body class=lodge:screen>Lodge</body></html>"#;

/// A server with a small application of its own.
async fn with_application(name: &str) -> TestApp {
    let folder = std::env::temp_dir().join(format!("lodge-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("index.html"), INDEX).unwrap();
    std::fs::write(folder.join("app-1f2e3d4c5b6a7988.js"), "plain").unwrap();
    std::fs::write(folder.join("app-1f2e3d4c5b6a7988.js.br"), "small").unwrap();
    std::fs::write(folder.join("lodge-module.js"), "module").unwrap();
    std::fs::write(folder.join("notes.txt"), "private").unwrap();
    let app = TestApp::spawn_with(|config| {
        config.assets.clone_from(&folder);
        config.emergency = "+49-110".to_owned();
        config.campus.time_zone = TimeZone::get("America/Chicago").unwrap();
    })
    .await;
    std::fs::remove_dir_all(&folder).unwrap();
    app
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_is_the_application_in_the_campus_time_zone() {
    let app = with_application("screens").await;
    for path in ["/", "/user", "/helpdesk?ticket=1", "/t/1", "/analyses", "/analyses/backlog"] {
        let page = app.user().get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text.contains("content=America/Chicago"), "{path}");
        assert!(page.text.contains("content=+49-110 "), "{path}");
        let screen = if path == "/" { "first-screen" } else { "later-screen" };
        assert!(page.text.contains(&format!("class={screen}")), "{path}");
        assert_eq!(page.headers["cache-control"], "no-cache");
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("'sha256-"), "{policy}");
        assert!(policy.contains("worker-src 'self'"), "{policy}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_comes_compressed_to_those_who_read_it_so() {
    let app = with_application("files").await;
    let get = |encoding: &'static str| {
        let request = app.user().request(reqwest::Method::GET, "/app-1f2e3d4c5b6a7988.js");
        crate::support::send(request.header("Accept-Encoding", encoding))
    };

    let (small, plain) = (get("gzip, br").await, get("identity").await);

    assert_eq!(
        (small.text.as_str(), &small.headers["content-encoding"]),
        ("small", &"br".parse().unwrap())
    );
    assert_eq!(plain.text, "plain");
    assert!(plain.headers["cache-control"].to_str().unwrap().contains("immutable"));
    assert_eq!(app.user().get("/notes.txt").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_without_a_hash_in_its_name_is_asked_for_again_and_sent_only_when_it_changed() {
    let app = with_application("modules").await;
    let first = app.user().get("/lodge-module.js").await;
    assert_eq!(
        (first.text.as_str(), &first.headers["cache-control"]),
        ("module", &"no-cache".parse().unwrap())
    );

    let ask_again = |tag: reqwest::header::HeaderValue| {
        let request = app.user().request(reqwest::Method::GET, "/lodge-module.js");
        crate::support::send(request.header("If-None-Match", tag))
    };
    let [same, other] =
        [first.headers["etag"].clone(), "W/\"another\"".parse().unwrap()].map(ask_again);
    let (same, other) = (same.await, other.await);
    assert_eq!((same.status.as_u16(), same.text.as_str()), (304, ""));
    assert_eq!((other.status.as_u16(), other.text.as_str()), (200, "module"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_asks_for_the_files_of_its_own_build_which_never_change() {
    let app = with_application("builds").await;
    let page = app.user().get("/user").await;
    let (before, _) = page.text.split_once(" name=lodge-build").unwrap();
    let (_, build) = before.rsplit_once('=').unwrap();

    let file = app.user().get(&format!("/lodge-module.js?v={build}")).await;

    assert_eq!((file.status.as_u16(), file.text.as_str()), (200, "module"));
    assert!(file.headers["cache-control"].to_str().unwrap().contains("immutable"));
    let other = app.user().get("/lodge-module.js?v=0123456789abcdef").await;
    assert_eq!(other.status, 404);
    let first_screen = app.user().get("/").await;
    assert!(first_screen.text.contains(build), "{}", first_screen.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_does_not_exist_is_a_page_for_people_and_a_problem_for_programs() {
    let app = with_application("missing").await;
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    for path in ["/1906", "/tickets", "/users", "/ticket/1906", "/user/1"] {
        let page = app.user().get_as(browser, path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.text.contains("class=later-screen"), "{path}: {}", page.text);
        let problem = app.user().get_as("*/*", path).await;
        assert_eq!(problem.status, 404, "{path}");
        assert_eq!(problem.body["type"], "/problems/not-found", "{path}");
        for answer in [page, problem] {
            let vary: Vec<_> = answer.headers.get_all("vary").iter().collect();
            assert!(vary.iter().any(|it| *it == "Accept"), "{path}: {vary:?}");
        }
    }
    let api = app.user().get_as(browser, "/api/users").await;
    assert_eq!(api.body["type"], "/problems/not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_not_kept_and_differ_by_role() {
    let app = TestApp::spawn().await;
    let answer = app.user().get("/api/events").await;
    assert_eq!(answer.headers["cache-control"], "no-store");
    let vary: Vec<_> = answer.headers.get_all("vary").iter().collect();
    assert!(vary.iter().any(|it| *it == "X-Role"), "{vary:?}");
    assert!(!answer.headers["x-request-id"].is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_documentation_needs_nothing_from_outside() {
    let app = TestApp::spawn().await;
    let page = app.user().get("/api/docs").await;
    assert_eq!(page.status, 200);
    assert!(!page.text.contains("http://") && !page.text.contains("https://"), "{}", page.text);
    let description = app.user().get("/api/openapi.json").await.body;
    assert_eq!(description["info"]["title"], "Lodge");
    assert!(description["paths"]["/api/tickets"]["post"].is_object());
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_count_requests_by_route_and_never_by_path() {
    let app = TestApp::spawn().await;
    app.user().get("/api/tickets/123456789").await;
    let odd = app.user().request("BREW".parse().unwrap(), "/api/counts");
    crate::support::send(odd).await;

    let metrics = app.user().get("/metrics").await.text;

    let line = metrics.lines().find(|it| it.contains("/api/tickets/{id}")).unwrap();
    assert!(line.starts_with("lodge_http_request") && !metrics.contains("123456789"), "{line}");
    assert!(!metrics.contains("BREW"), "a method of nobody's has a line of its own");
}
