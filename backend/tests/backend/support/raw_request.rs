//! Requests that no HTTP client would send.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::raw_stream::LIMIT;

/// Sends a text as it is. Returns the status and everything that comes until the server closes the connection.
pub async fn send_raw(address: &str, request: &str) -> (u16, String) {
    let mut socket = TcpStream::connect(address.trim_start_matches("http://")).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut response = Vec::new();
    let closed = timeout(LIMIT, socket.read_to_end(&mut response)).await;
    closed.expect("the connection is closed").unwrap();
    let response = String::from_utf8_lossy(&response).into_owned();
    let status = response.split(' ').nth(1).and_then(|status| status.parse().ok());
    (status.expect("a response"), response)
}
