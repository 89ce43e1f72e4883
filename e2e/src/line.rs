//! The line between a browser and Lodge: it can be cut and mended, and sees who listens.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::Lodge;

/// How a request for the stream of changes begins.
pub const STREAM: &str = "GET /api/events/stream";

/// Passes everything on until it is cut. Dropping it cuts it for good.
#[derive(Debug)]
pub struct Line {
    port: u16,
    is_cut: watch::Sender<bool>,
    seen: Arc<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    open: AtomicUsize,
    /// What browsers sent at once; a request of ours never comes in parts.
    requests: Mutex<Vec<String>>,
}

impl Line {
    /// A line to Lodge that works.
    ///
    /// # Errors
    /// When there is no port for it.
    pub async fn to(lodge: &Lodge) -> Result<Self> {
        let address = lodge.address();
        let server = address.strip_prefix("http://").context("an address of Lodge")?.to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let (is_cut, heard) = watch::channel(false);
        let seen = Arc::new(Seen::default());
        let line = Self { port, is_cut, seen: Arc::clone(&seen) };
        tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let (mut heard, server) = (heard.clone(), server.clone());
                let seen = Arc::clone(&seen);
                tokio::spawn(async move {
                    tokio::select! {
                        _ = heard.wait_for(|is_cut| *is_cut) => (),
                        _ = pass(browser, &server, &seen) => (),
                    }
                });
            }
        });
        Ok(line)
    }

    /// The address that the browser is to use.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Breaks all connections, and lets none come about.
    pub fn cut(&self) {
        self.is_cut.send_replace(true);
    }

    /// Lets connections through again.
    pub fn mend(&self) {
        self.is_cut.send_replace(false);
    }

    /// How many streams of changes are open.
    pub fn streams(&self) -> usize {
        self.seen.open.load(Ordering::SeqCst)
    }

    /// The heads of all requests so far that begin like this.
    pub fn requests(&self, beginning: &str) -> Vec<String> {
        let all = self.seen.requests.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().filter(|it| it.starts_with(beginning)).cloned().collect()
    }
}

/// Counts a stream as open for as long as it is kept.
struct Open<'a>(&'a Seen);

impl<'a> Open<'a> {
    fn count(seen: &'a Seen) -> Self {
        seen.open.fetch_add(1, Ordering::SeqCst);
        Self(seen)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Until one of the two hangs up. A browser that closes a stream closes its connection.
async fn pass(browser: TcpStream, server: &str, seen: &Seen) -> Result<()> {
    let (mut answers, mut requests) = TcpStream::connect(server).await?.into_split();
    let (mut from_browser, mut to_browser) = browser.into_split();
    let mut open = None;
    let asking = async {
        let mut chunk = vec![0; 16 * 1024];
        loop {
            let length = from_browser.read(&mut chunk).await?;
            if length == 0 {
                return anyhow::Ok(());
            }
            let text = String::from_utf8_lossy(&chunk[..length]).into_owned();
            if text.starts_with(STREAM) {
                open = Some(Open::count(seen));
            }
            seen.requests.lock().unwrap_or_else(PoisonError::into_inner).push(text);
            requests.write_all(&chunk[..length]).await?;
        }
    };
    let done = tokio::select! {
        done = asking => done,
        done = copy(&mut answers, &mut to_browser) => done.map(drop).map_err(Into::into),
    };
    drop(open);
    done
}
