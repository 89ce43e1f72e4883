//! Asks a server of ours one question: are you ready?

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result};

/// How long a server may take to answer.
const LIMIT: Duration = Duration::from_secs(2);

/// The address on this machine with this port. Nothing of ours listens on another one.
pub fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

/// Whether `GET /readyz` is answered with 200.
pub fn is_ready(port: u16) -> bool {
    status(port, "/readyz").is_some_and(|it| it == 200)
}

/// The status a path is answered with; `None` when nobody answers.
pub fn status(port: u16, path: &str) -> Option<u16> {
    let mut stream = TcpStream::connect_timeout(&loopback(port), LIMIT).ok()?;
    stream.set_read_timeout(Some(LIMIT)).ok()?;
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut start = [0; 12];
    stream.read_exact(&mut start).ok()?;
    std::str::from_utf8(&start).ok()?.strip_prefix("HTTP/1.1 ")?.parse().ok()
}

/// Ports nobody listens on at this moment, all different.
///
/// # Errors
/// When the machine has too few left.
pub fn free_ports<const N: usize>() -> Result<[u16; N]> {
    let mut ports = [0; N];
    // All are held until the last one is found, else the same one could be found twice.
    let mut held = Vec::with_capacity(N);
    for port in &mut ports {
        let listener = TcpListener::bind(loopback(0)).context("this machine has no free port")?;
        *port = listener.local_addr().context("a listener without an address")?.port();
        held.push(listener);
    }
    Ok(ports)
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn a_server_is_ready_once_it_says_200() {
        assert!(answered("HTTP/1.1 200 OK\r\n\r\n"));
        assert!(!answered("HTTP/1.1 503 Service Unavailable\r\n\r\n"));
        assert!(!answered(""));
    }

    #[test]
    fn nobody_is_not_ready() {
        let [port] = free_ports().unwrap();
        assert!(!is_ready(port));
    }

    fn answered(answer: &'static str) -> bool {
        let listener = TcpListener::bind(loopback(0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut question = [0; 512];
            let _read = stream.read(&mut question).unwrap();
            stream.write_all(answer.as_bytes()).unwrap();
        });
        let ready = is_ready(port);
        server.join().unwrap();
        ready
    }
}
