//! What tests arrange with: each gets a server and a database of its own.

mod client;
mod database;
pub mod log_check;
mod network;
mod raw_request;
pub mod raw_stream;
pub mod retrying_client;
mod stream;

use std::net::TcpListener;

use backend::config::{CampusConfig, DatabaseConfig, ServeConfig};
use backend::startup;
use jiff::tz::TimeZone;
use serde_json::json;

pub use client::{Client, Response, send, with_file};
pub use database::TestDatabase;
pub use network::Network;
pub use raw_request::send_raw;
pub use stream::{EventStream, Message};

/// An address at which nothing listens.
pub const NO_SERVICE: &str = "http://127.0.0.1:1";

pub struct TestApp {
    pub address: String,
    pub database: TestDatabase,
}

impl TestApp {
    pub async fn spawn() -> Self {
        Self::spawn_with(|_| ()).await
    }

    /// With settings that `change` changes.
    pub async fn spawn_with(change: impl FnOnce(&mut ServeConfig)) -> Self {
        Self::on_with(TestDatabase::create().await, change).await
    }

    /// With an existing database.
    pub async fn on(database: TestDatabase) -> Self {
        Self::on_with(database, |_| ()).await
    }

    /// With an existing database, and settings that `change` changes.
    pub async fn on_with(database: TestDatabase, change: impl FnOnce(&mut ServeConfig)) -> Self {
        let address = serve(&database, change).await;
        Self { address, database }
    }

    /// Starts one more server on the same database and returns its address.
    pub async fn another_server(&self) -> String {
        self.another_server_with(|_| ()).await
    }

    /// With settings that `change` changes.
    pub async fn another_server_with(&self, change: impl FnOnce(&mut ServeConfig)) -> String {
        serve(&self.database, change).await
    }

    pub fn user(&self) -> Client {
        Client::new(&self.address, "user")
    }

    pub fn helpdesk(&self) -> Client {
        Client::new(&self.address, "helpdesk")
    }

    /// Opens a ticket as a user and returns its number.
    pub async fn ticket(&self, description: &str) -> i64 {
        let opened = self.user().post("/api/tickets", json!({ "description": description })).await;
        assert_eq!(opened.status, 201, "{}", opened.body);
        opened.body["id"].as_i64().unwrap()
    }

    pub async fn active_ticket(&self, description: &str) -> i64 {
        let ticket = self.ticket(description).await;
        self.helpdesk().move_ticket(ticket, "active").await;
        ticket
    }

    pub async fn closed_ticket(&self, description: &str) -> i64 {
        let ticket = self.active_ticket(description).await;
        let closed = self.helpdesk().move_ticket(ticket, "closed").await;
        assert_eq!(closed.body["status"], "closed", "{}", closed.body);
        ticket
    }
}

/// Starts a server and returns its address.
async fn serve(database: &TestDatabase, change: impl FnOnce(&mut ServeConfig)) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let search_index = tempfile::tempdir().unwrap();
    let mut config = ServeConfig {
        database: DatabaseConfig { database_url: database.url.clone() },
        listen: listener.local_addr().unwrap(),
        hosts: Vec::new(),
        assets: "no-such-folder".into(),
        search_index: search_index.path().to_owned(),
        analytics: Vec::new(),
        spikes: NO_SERVICE.parse().unwrap(),
        emergency: "112".to_owned(),
        campus: CampusConfig { time_zone: TimeZone::get("Europe/Berlin").unwrap() },
        pool_size: 16,
        streams_per_address: 32,
        streams_total: 10_000,
        log: "info".into(),
    };
    change(&mut config);
    let address = format!("http://{}", listener.local_addr().unwrap());
    let server = startup::serve(listener, config).await.unwrap();
    tokio::spawn(async move {
        let ended = server.await;
        drop(search_index);
        ended
    });
    address
}
