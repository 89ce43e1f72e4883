//! How many streams may be open, and when they end.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use shared::stream::HEARTBEAT_INTERVAL;
use tokio::time::{sleep, timeout};

use crate::support::{Client, TestApp, TestDatabase, send};

const LIMIT: Duration = Duration::from_secs(30);

#[tokio::test(flavor = "multi_thread")]
async fn one_stream_too_many_is_a_problem_and_a_closed_one_makes_room() {
    for (per_address, total) in [(2, 10), (10, 2)] {
        let app = TestApp::spawn_with(|it| {
            (it.streams_per_address, it.streams_total) = (per_address, total);
        })
        .await;
        let first = app.user().listen().await;
        let _second = app.helpdesk().listen().await;

        let refused = send(app.user().request(Method::GET, "/api/events/stream")).await;

        assert_eq!(refused.status, 503);
        assert_eq!(refused.body["type"], json!("/problems/unavailable"));
        assert!(refused.headers.contains_key("retry-after"));
        drop(first);
        let accepted = async {
            let stream = app.user().request(Method::GET, "/api/events/stream");
            while stream.try_clone().unwrap().send().await.unwrap().status() != 200 {
                sleep(Duration::from_millis(20)).await;
            }
        };
        // Before anything is written to the one that has gone.
        timeout(HEARTBEAT_INTERVAL * 4 / 5, accepted).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_metrics_say_how_many_streams_are_open() {
    let app = TestApp::spawn().await;
    let _open =
        (app.user().listen().await, app.user().listen().await, app.helpdesk().listen().await);
    let metrics = app.user().get("/metrics").await.text;
    for line in
        ["lodge_streams_open{role=\"user\"} 2\n", "lodge_streams_open{role=\"helpdesk\"} 1\n"]
    {
        assert!(metrics.contains(line), "{metrics}");
    }
}

/// The program, stopped when it is dropped.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_gets_sigterm_ends_its_streams_and_exits() {
    let database = TestDatabase::create().await;
    let search_index = tempfile::tempdir().unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_lodge"))
        .args(["serve", "--listen", "127.0.0.1:0", "--assets", "no-such-folder"])
        .env("LODGE_SEARCH_INDEX", search_index.path())
        .env("DATABASE_URL", &database.url)
        .env("LODGE_LOG", "info")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut program = Program(child);
    let mut lines = BufReader::new(program.0.stderr.take().unwrap()).lines();
    let address = lines.find_map(|line| {
        let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
        line["fields"]["address"].as_str().map(|address| format!("http://{address}"))
    });
    std::thread::spawn(move || lines.for_each(drop));
    let address = address.unwrap();
    let mut streams = Vec::new();
    for role in ["user", "helpdesk", "user", "helpdesk"] {
        streams.push(Client::new(&address, role).listen().await.0);
    }

    let signalled = Command::new("kill").args(["-TERM", &program.0.id().to_string()]).status();

    assert!(signalled.unwrap().success());
    for mut stream in streams {
        assert_eq!(stream.next().await, None);
    }
    let exited = async {
        loop {
            if let Some(status) = program.0.try_wait().unwrap() {
                return status;
            }
            sleep(Duration::from_millis(20)).await;
        }
    };
    assert!(timeout(LIMIT, exited).await.unwrap().success());
}
