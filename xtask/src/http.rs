//! Asks a server on this machine whether it is ready, and finds free ports.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result};

/// The longest wait for a response.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(2);

/// The address on this machine with this port. No program of Lodge listens on another one.
pub fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

/// Whether `GET /readyz` is answered with 200.
pub fn is_ready(port: u16) -> bool {
    status(port, "/readyz") == Some(200)
}

/// The status of the response to `GET`; `None` without a response.
pub fn status(port: u16, path: &str) -> Option<u16> {
    let mut stream = TcpStream::connect_timeout(&loopback(port), RESPONSE_TIMEOUT).ok()?;
    stream.set_read_timeout(Some(RESPONSE_TIMEOUT)).ok()?;
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", loopback(port));
    stream.write_all(request.as_bytes()).ok()?;
    // `HTTP/1.1 200`
    let mut start = [0; 12];
    stream.read_exact(&mut start).ok()?;
    std::str::from_utf8(&start).ok()?.strip_prefix("HTTP/1.1 ")?.parse().ok()
}

/// Different ports on which nobody listens at this moment.
///
/// # Errors
/// When the machine has too few left.
pub fn free_ports<const N: usize>() -> Result<[u16; N]> {
    let mut ports = [0; N];
    // All are held until the last one is found, else the same one could be found twice.
    let mut listeners = Vec::with_capacity(N);
    for port in &mut ports {
        let listener = TcpListener::bind(loopback(0)).context("this machine has no free port")?;
        *port = listener.local_addr().context("a listener without an address")?.port();
        listeners.push(listener);
    }
    Ok(ports)
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn a_server_is_ready_once_it_answers_200() {
        assert!(is_ready_by("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        assert!(!is_ready_by("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"));
        assert!(!is_ready_by(""));
    }

    #[test]
    fn a_port_without_a_server_is_not_ready() {
        let [port] = free_ports().unwrap();
        assert!(!is_ready(port));
    }

    fn is_ready_by(response: &'static str) -> bool {
        let listener = TcpListener::bind(loopback(0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 512];
            let _read = stream.read(&mut request).unwrap();
            stream.write_all(response.as_bytes()).unwrap();
        });
        let is_ready = is_ready(port);
        server.join().unwrap();
        is_ready
    }
}
