//! Listeners are cut, servers and the database die and come back: every event once all the same.

use std::iter;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use xtask::cluster::{Cluster, folder};
use xtask::process::{Process, Signal};
use xtask::tools::postgresql;
use xtask::{http, program};

use super::restless::Restless;
use crate::support::TestApp;
use crate::support::account::Log;
use crate::support::insistent::Insistent;
use crate::support::wire::{LIMIT, allow_many_connections};

const LISTENERS: u64 = 200;
const WRITERS: usize = 8;
/// How many events happen between two outages at least.
const BETWEEN: i64 = 40;

/// Two servers on a database server of their own.
struct House {
    servers: [Option<Process>; 2],
    ports: [u16; 2],
    cluster: Cluster,
    logs: PathBuf,
}

impl House {
    fn build() -> Self {
        let cluster = Cluster::throw_away(postgresql::find().unwrap()).unwrap();
        cluster.server().make_database("lodge").unwrap();
        let (ports, logs) = (http::free_ports().unwrap(), folder::fresh().unwrap());
        let mut house = Self { servers: [None, None], ports, cluster, logs };
        program::output(house.lodge().arg("migrate")).unwrap();
        house.start(0);
        house.start(1);
        house
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

    fn start(&mut self, place: usize) {
        let mut serve = self.lodge();
        serve.args(["serve", "--assets", "no-such-folder", "--listen", &self.addresses()[place]]);
        let server = Process::start(&mut serve, &self.logs.join(place.to_string())).unwrap();
        self.servers[place] = Some(server);
    }

    /// Kills what is dropped.
    fn kill(&mut self, place: usize) {
        self.servers[place] = None;
    }

    fn stop(&mut self, place: usize) {
        let is_gentle = self.servers[place].as_mut().unwrap().stop(Signal::TERM, LIMIT);
        assert!(is_gentle, "a server that is told to stop does");
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.servers = [None, None];
        std::fs::remove_dir_all(&self.logs).unwrap();
    }
}

/// Waits until so much more has happened.
async fn wait_for_events(url: &str) {
    let before = Log::of(url).await.head();
    let happened = async {
        while Log::of(url).await.head() < before + BETWEEN {
            sleep(Duration::from_millis(100)).await;
        }
    };
    timeout(LIMIT, happened).await.expect("nobody can write");
}

/// One life after the other, until it is enough.
async fn write(mut writer: Insistent, is_enough: &AtomicBool) {
    while !is_enough.load(Ordering::Relaxed) {
        writer.ticket("The lift is stuck").await;
        let ticket = writer.ticket("Wi-Fi is down").await;
        writer.move_ticket(ticket, "active").await;
        writer.message(ticket, "Any news?").await;
        writer.move_ticket(ticket, "closed").await;
    }
}

/// Servers and the database die, one after the other and together.
async fn break_everything(house: &mut House) {
    let url = house.url();
    wait_for_events(&url).await;
    house.kill(0);
    wait_for_events(&url).await;
    house.start(0);
    wait_for_events(&url).await;
    house.cluster.kill();
    house.cluster.start().unwrap();
    wait_for_events(&url).await;
    house.stop(1);
    house.start(1);
    wait_for_events(&url).await;
    house.kill(0);
    house.kill(1);
    house.cluster.kill();
    house.start(1);
    house.cluster.start().unwrap();
    house.start(0);
    wait_for_events(&url).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn listeners_that_are_cut_miss_nothing_while_servers_and_database_die_and_come_back() {
    allow_many_connections();
    let mut house = House::build();
    let (end, last) = watch::channel(0);
    let role = |seed| if seed % 2 == 0 { "user" } else { "helpdesk" };
    let listeners: Vec<_> = (0..LISTENERS)
        .map(|seed| {
            let (role, addresses) = (role(seed), house.addresses());
            let listener = Restless { role, addresses, off_by: 0, patience: 100..3_000, seed };
            tokio::spawn(listener.listen(last.clone()))
        })
        .collect();
    let servers: Vec<_> = house.addresses().iter().map(|it| format!("http://{it}")).collect();
    let is_enough = AtomicBool::new(false);
    let writers = iter::repeat_with(|| write(Insistent::new(servers.clone()), &is_enough));
    let outages = async {
        break_everything(&mut house).await;
        is_enough.store(true, Ordering::Relaxed);
    };
    tokio::join!(join_all(writers.take(WRITERS)), outages);
    Insistent::new(servers.clone()).ticket("The last one").await;

    let log = Log::of(&house.url()).await;
    end.send_replace(log.head());
    let mut cuts = 0;
    for (seed, account) in (0..).zip(timeout(LIMIT, join_all(listeners)).await.unwrap()) {
        let account = account.unwrap();
        assert_eq!(log.check(role(seed), &account.heard), Ok(()), "{} {seed}", role(seed));
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
                let listener = Restless { role, addresses, off_by, patience: 5..50, seed: 7 };
                tokio::spawn(listener.listen(last.clone()))
            })
            .into();
        let mut writer = Insistent::new(vec![app.address.clone()]);
        for _ in 0..50 {
            writer.ticket("The lift is stuck").await;
        }

        let log = Log::of(&app.database.url).await;
        end.send_replace(log.head());
        for account in timeout(LIMIT, join_all(listeners)).await.unwrap() {
            let account = account.unwrap();
            assert!(account.cuts > 1);
            let found = log.check("helpdesk", &account.heard);
            assert_eq!(found.is_ok(), is_right, "off by {off_by}: {found:?}");
        }
    }
}
