//! The program as it is started and stopped.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Starts the program at a free port and returns it with its address, which it logs.
fn start() -> (Child, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_lodge-workload"))
        .args([
            "--listen",
            "127.0.0.1:0",
            "--api",
            "http://127.0.0.1:9",
            "--log",
            "analysis_runtime=info",
        ])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let log = BufReader::new(program.stderr.take().expect("it is piped"));
    let mut lines = log.lines();
    let first = lines.next().expect("it logs").expect("it logs text");
    let (_, rest) = first.split_once(r#""address":""#).expect("it logs its address");
    let (address, _) = rest.split_once('"').expect("the address ends");
    let address = address.to_owned();
    // Somebody has to read what it logs, or it waits for ever.
    std::thread::spawn(move || lines.for_each(drop));
    (program, address)
}

#[test]
fn it_stops_within_two_seconds_even_with_a_connection_open() {
    for signal in ["-TERM", "-INT"] {
        let (mut program, address) = start();
        let mut connection = TcpStream::connect(&address).expect("it listens");
        connection.set_read_timeout(Some(Duration::from_secs(10))).expect("ten is not zero");
        let request = format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\n\r\n");
        connection.write_all(request.as_bytes()).expect("it reads");
        let mut status = [0; 15];
        connection.read_exact(&mut status).expect("it answers");
        assert_eq!(&status, b"HTTP/1.1 200 OK");

        let signalled_at = Instant::now();
        let id = program.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().expect("kill runs").success());
        let (ended, end) = mpsc::channel();
        std::thread::spawn(move || ended.send(program.wait()));
        let end = end.recv_timeout(Duration::from_secs(20)).expect("it ends");
        assert!(end.expect("it can be waited for").success(), "{signal}");
        assert!(
            signalled_at.elapsed() < Duration::from_secs(2),
            "{signal}: {:?}",
            signalled_at.elapsed()
        );
    }
}
