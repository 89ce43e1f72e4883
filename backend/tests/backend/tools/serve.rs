//! `lodge serve` in an environment that is not made for it.

use serde_json::{Value, json};
use tokio::time::timeout;
use uuid::Uuid;
use wiremock::matchers::path;
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::program::Server;
use crate::support::raw_stream::LIMIT;
use crate::support::{Client, TestDatabase};

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_nobody_reads_stops_nobody_and_its_lost_lines_are_counted() {
    let database = TestDatabase::create().await;
    let server = Server::start(&database, |_| ());
    let user = Client::new(&server.address, "user");

    let requests = async {
        // Each is a line. 2,000 are kept, and some more fit into the pipe.
        for _ in 0..3_000 {
            assert_eq!(user.get("/api/users").await.status, 404);
        }
    };
    timeout(LIMIT, requests).await.expect("an answer to each request");

    let metrics = user.get("/metrics").await.text;
    let lost = metrics.lines().find_map(|line| line.strip_prefix("lodge_log_lines_lost_total "));
    assert!(lost.unwrap().parse::<u32>().unwrap() > 0, "{metrics}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_names_routes_and_neither_secrets_nor_words_of_a_search() {
    let database = TestDatabase::create().await;
    let mut server = Server::start(&database, |_| ());
    let user = Client::new(&server.address, "user");
    let secret = Uuid::new_v4().to_string();

    for path in [format!("/api/receipts/{secret}"), format!("/api/tickets?q={secret}&limit=0")] {
        assert!(user.get(&path).await.status.is_client_error());
    }
    user.get("/api/last").await;

    let mut routes = Vec::new();
    while !routes.iter().any(|route| route == "other") {
        let line = server.log.next().unwrap().unwrap();
        assert!(!line.contains(&secret), "{line}");
        let line: Value = serde_json::from_str(&line).unwrap();
        routes.extend(line["fields"]["route"].as_str().map(str::to_owned));
    }
    assert_eq!(routes, ["/api/receipts/{receipt}", "/api/tickets", "other"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_in_the_environment_is_not_used_for_the_services() {
    let service = MockServer::start().await;
    let description = json!({ "name": "fourth", "parameters": [], "kind": "bars" });
    let description = ResponseTemplate::new(200).set_body_json(description);
    Mock::given(path("/")).respond_with(description).mount(&service).await;
    let ready = ResponseTemplate::new(200);
    Mock::given(path("/readyz")).respond_with(ready).mount(&service).await;
    let database = TestDatabase::create().await;
    let server = Server::start(&database, |command| {
        command.args(["--analytics", &format!("fourth={}", service.uri())]);
        for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
            // Nobody listens there.
            command.env(variable, "http://127.0.0.1:1");
        }
        command.env_remove("NO_PROXY").env_remove("no_proxy");
    });

    let listed = Client::new(&server.address, "helpdesk").get("/analytics").await;

    assert_eq!(listed.body[0]["available"], true, "{}", listed.text);
}
