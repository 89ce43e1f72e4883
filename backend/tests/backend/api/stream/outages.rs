//! Listeners are cut, servers and the database die and come back: every event once all the same.

use std::iter;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use xtask::cluster::Cluster;
use xtask::process::{Process, Signal};
use xtask::tools::postgresql;
use xtask::{http, program};

use super::reconnecting_listener::ReconnectingListener;
use crate::support::TestApp;
use crate::support::log_check::Log;
use crate::support::raw_stream::{LIMIT, allow_many_connections};
use crate::support::retrying_client::RetryingClient;

const LISTENERS: u64 = 200;
const WRITERS: usize = 16;
/// At least so many events happen between two outages.
const MIN_EVENTS_BETWEEN: i64 = 40;

/// Two servers on a database server of their own.
struct Installation {
    servers: [Option<Process>; 2],
    ports: [u16; 2],
    cluster: Cluster,
    logs: TempDir,
}

impl Installation {
    fn start_all() -> Self {
        let cluster = Cluster::temporary(postgresql::find().unwrap()).unwrap();
        cluster.server().make_database("lodge").unwrap();
        let (ports, logs) = (http::free_ports().unwrap(), tempfile::tempdir().unwrap());
        let mut installation = Self { servers: [None, None], ports, cluster, logs };
        program::output(installation.lodge().arg("migrate")).unwrap();
        installation.start(0);
        installation.start(1);
        installation
    }

    fn lodge(&self) -> std::process::Command {
        let mut lodge = program::here(env!("CARGO_BIN_EXE_lodge"));
        lodge.env("DATABASE_URL", self.url()).env("LODGE_STREAMS_PER_ADDRESS", "1000");
        lodge
    }

    fn url(&self) -> String {
        self.cluster.server().url("lodge")
    }

    fn addresses(&self) -> Vec<String> {
        self.ports.iter().map(|port| format!("127.0.0.1:{port}")).collect()
    }

    fn start(&mut self, server: usize) {
        let mut serve = self.lodge();
        serve.args(["serve", "--assets", "no-such-folder", "--listen", &self.addresses()[server]]);
        serve.arg("--search-index").arg(self.logs.path().join(format!("{server}.index")));
        let log = self.logs.path().join(server.to_string());
        self.servers[server] = Some(Process::start(&mut serve, &log).unwrap());
    }

    /// Dropping kills.
    fn kill(&mut self, server: usize) {
        self.servers[server] = None;
    }

    fn stop(&mut self, server: usize) {
        let is_gentle = self.servers[server].as_mut().unwrap().stop(Signal::TERM, LIMIT);
        assert!(is_gentle, "a server that is told to stop does");
    }
}

/// Waits until enough has happened since the last outage.
async fn wait_for_events(url: &str) {
    let before = Log::of(url).await.head();
    let happened = async {
        while Log::of(url).await.head() < before + MIN_EVENTS_BETWEEN {
            sleep(Duration::from_millis(100)).await;
        }
    };
    timeout(LIMIT, happened).await.expect("nobody can write");
}

/// Opens and closes tickets, until it is enough, and returns their numbers.
async fn write(mut writer: RetryingClient, is_enough: &AtomicBool) -> Vec<i64> {
    let mut tickets = Vec::new();
    while !is_enough.load(Ordering::Relaxed) {
        tickets.push(writer.ticket("The lift is stuck").await);
        let ticket = writer.ticket("Wi-Fi is down").await;
        tickets.push(ticket);
        writer.move_ticket(ticket, "active").await;
        writer.message(ticket, "Any news?").await;
        writer.move_ticket(ticket, "closed").await;
    }
    tickets
}

/// Servers and the database die, one after the other and together.
async fn break_everything(installation: &mut Installation) {
    let url = installation.url();
    wait_for_events(&url).await;
    installation.kill(0);
    wait_for_events(&url).await;
    installation.start(0);
    wait_for_events(&url).await;
    installation.cluster.kill();
    installation.cluster.start().unwrap();
    wait_for_events(&url).await;
    installation.stop(1);
    installation.start(1);
    wait_for_events(&url).await;
    installation.kill(0);
    installation.kill(1);
    installation.cluster.kill();
    installation.start(1);
    installation.cluster.start().unwrap();
    installation.start(0);
    wait_for_events(&url).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn listeners_that_are_cut_miss_nothing_while_servers_and_database_die_and_come_back() {
    allow_many_connections();
    let mut installation = Installation::start_all();
    let (end, last) = watch::channel(0);
    let role = |seed| if seed % 2 == 0 { "user" } else { "helpdesk" };
    let listeners: Vec<_> = (0..LISTENERS)
        .map(|seed| {
            let (role, addresses) = (role(seed), installation.addresses());
            let listener =
                ReconnectingListener { role, addresses, off_by: 0, cut_after: 100..3_000, seed };
            tokio::spawn(listener.listen(last.clone()))
        })
        .collect();
    let servers: Vec<_> =
        installation.addresses().iter().map(|it| format!("http://{it}")).collect();
    let is_enough = AtomicBool::new(false);
    let writers = iter::repeat_with(|| write(RetryingClient::new(servers.clone()), &is_enough));
    let outages = async {
        break_everything(&mut installation).await;
        is_enough.store(true, Ordering::Relaxed);
    };
    let (written, ()) = tokio::join!(join_all(writers.take(WRITERS)), outages);
    let mut tickets = written.concat();
    tickets.push(RetryingClient::new(servers.clone()).ticket("The last one").await);

    let log = Log::of(&installation.url()).await;
    tickets.sort_unstable();
    assert_eq!(tickets, log.opened(), "each once, and no other");
    assert!(log.has_no_gap());
    end.send_replace(log.head());
    let mut cuts = 0;
    for (seed, account) in (0..).zip(timeout(LIMIT, join_all(listeners)).await.unwrap()) {
        let account = account.unwrap();
        assert_eq!(log.check(role(seed), &account.received), Ok(()), "{} {seed}", role(seed));
        cuts += account.cuts;
    }
    // Otherwise nothing was tested.
    assert!(cuts > usize::try_from(LISTENERS).unwrap(), "{cuts}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resume_that_is_off_by_one_is_found_out() {
    for (off_by, is_right) in [(0, true), (1, false), (-1, false)] {
        let app = TestApp::spawn().await;
        let (end, last) = watch::channel(0);
        let addresses = vec![app.address.trim_start_matches("http://").to_owned()];
        let listeners: Vec<_> = ["user", "helpdesk"]
            .map(|role| {
                let addresses = addresses.clone();
                let listener =
                    ReconnectingListener { role, addresses, off_by, cut_after: 5..50, seed: 7 };
                tokio::spawn(listener.listen(last.clone()))
            })
            .into();
        let mut writer = RetryingClient::new(vec![app.address.clone()]);
        for _ in 0..50 {
            writer.ticket("The lift is stuck").await;
        }

        let log = Log::of(&app.database.url).await;
        end.send_replace(log.head());
        for account in timeout(LIMIT, join_all(listeners)).await.unwrap() {
            let account = account.unwrap();
            assert!(account.cuts > 1);
            let found = log.check("helpdesk", &account.received);
            assert_eq!(found.is_ok(), is_right, "off by {off_by}: {found:?}");
        }
    }
}
