//! The network between a server and its database, which may freeze.

use std::future::pending;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::TestDatabase;

pub struct Network {
    /// Where the database is reached through it.
    pub url: String,
    freeze: watch::Sender<()>,
}

impl Network {
    pub async fn of(database: &TestDatabase) -> Self {
        let (account, place) = database.url.split_once('@').unwrap();
        let (server, name) = place.split_once('/').unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("{account}@{}/{name}", listener.local_addr().unwrap());
        let freeze = watch::Sender::new(());
        let (server, freezes) = (server.to_owned(), freeze.clone());
        tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                let server = TcpStream::connect(&server).await.unwrap();
                tokio::spawn(forward(client, server, freezes.subscribe()));
            }
        });
        Self { url, freeze }
    }

    /// From now on nothing passes on the open connections, and none is closed. New ones work.
    pub fn freeze(&self) {
        self.freeze.send_replace(());
    }
}

async fn forward(mut client: TcpStream, mut server: TcpStream, mut freeze: watch::Receiver<()>) {
    tokio::select! {
        _ = copy_bidirectional(&mut client, &mut server) => (),
        _ = freeze.changed() => pending().await,
    }
}
