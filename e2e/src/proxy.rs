//! A proxy between a browser and Lodge: it interrupts connections, records requests and counts open streams.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::Lodge;

/// How a request for the event stream begins.
pub const STREAM: &str = "GET /api/events/stream";

/// Forwards connections until it is interrupted. Dropping it interrupts it for good.
#[derive(Debug)]
pub struct Proxy {
    port: u16,
    is_interrupted: watch::Sender<bool>,
    traffic: Arc<Traffic>,
}

#[derive(Debug, Default)]
struct Traffic {
    open_streams: AtomicUsize,
    /// Each entry is one read from a browser, which holds a whole request: they are small.
    requests: Mutex<Vec<String>>,
}

impl Proxy {
    /// A proxy that forwards to Lodge.
    ///
    /// # Errors
    /// When there is no port for it.
    pub async fn to(lodge: &Lodge) -> Result<Self> {
        let address = lodge.address();
        let server = address.strip_prefix("http://").context("an address of Lodge")?.to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let (is_interrupted, interruptions) = watch::channel(false);
        let traffic = Arc::new(Traffic::default());
        let proxy = Self { port, is_interrupted, traffic: Arc::clone(&traffic) };
        tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let (mut interruptions, server) = (interruptions.clone(), server.clone());
                let traffic = Arc::clone(&traffic);
                tokio::spawn(async move {
                    tokio::select! {
                        _ = interruptions.wait_for(|is_interrupted| *is_interrupted) => (),
                        _ = forward(browser, &server, &traffic) => (),
                    }
                });
            }
        });
        Ok(proxy)
    }

    /// The address of a screen, by its path, for the browser.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Closes all connections, and each new one at once.
    pub fn interrupt(&self) {
        self.is_interrupted.send_replace(true);
    }

    /// Forwards new connections again.
    pub fn restore(&self) {
        self.is_interrupted.send_replace(false);
    }

    /// The number of open event streams.
    pub fn open_streams(&self) -> usize {
        self.traffic.open_streams.load(Ordering::SeqCst)
    }

    /// The heads of all requests so far that begin with `prefix`.
    pub fn requests(&self, prefix: &str) -> Vec<String> {
        let all = self.traffic.requests.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().filter(|request| request.starts_with(prefix)).cloned().collect()
    }
}

/// Counts a stream as open until it is dropped.
struct OpenStream<'a>(&'a Traffic);

impl<'a> OpenStream<'a> {
    fn count(traffic: &'a Traffic) -> Self {
        traffic.open_streams.fetch_add(1, Ordering::SeqCst);
        Self(traffic)
    }
}

impl Drop for OpenStream<'_> {
    fn drop(&mut self) {
        self.0.open_streams.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Copies both ways until one side closes. A browser that closes a stream closes its connection.
async fn forward(browser: TcpStream, server: &str, traffic: &Traffic) -> Result<()> {
    let (mut responses, mut requests) = TcpStream::connect(server).await?.into_split();
    let (mut from_browser, mut to_browser) = browser.into_split();
    let mut open_stream = None;
    let upstream = async {
        let mut chunk = vec![0; 16 * 1024];
        loop {
            let length = from_browser.read(&mut chunk).await?;
            if length == 0 {
                return anyhow::Ok(());
            }
            let text = String::from_utf8_lossy(&chunk[..length]).into_owned();
            if text.starts_with(STREAM) {
                open_stream = Some(OpenStream::count(traffic));
            }
            traffic.requests.lock().unwrap_or_else(PoisonError::into_inner).push(text);
            requests.write_all(&chunk[..length]).await?;
        }
    };
    let done = tokio::select! {
        done = upstream => done,
        done = copy(&mut responses, &mut to_browser) => done.map(drop).map_err(Into::into),
    };
    drop(open_stream);
    done
}
