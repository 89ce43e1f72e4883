//! The program as it is started and stopped.

use std::io::{BufRead as _, BufReader, Lines, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// The program at a free port. It is killed when it is dropped.
struct Program {
    child: Child,
    address: String,
    /// What nobody has read of its log.
    _log: Lines<BufReader<ChildStderr>>,
}

impl Program {
    fn start(log: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_lodge-workload"))
            .args(["--listen", "127.0.0.1:0", "--api", "http://127.0.0.1:9", "--log", log])
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stderr.take().expect("it is piped")).lines();
        let address = lines.find_map(|line| {
            let line = line.expect("it logs text");
            let (_, rest) = line.split_once(r#""address":""#)?;
            Some(rest.split_once('"')?.0.to_owned())
        });
        Self { child, address: address.expect("it logs its address"), _log: lines }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
    }
}

/// Asks whether the program is well.
fn ask(address: &str) -> TcpStream {
    let mut connection = TcpStream::connect(address).expect("it listens");
    connection.set_read_timeout(Some(Duration::from_secs(30))).expect("thirty is not zero");
    let request = format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\n\r\n");
    connection.write_all(request.as_bytes()).expect("it reads");
    let mut status = [0; 15];
    connection.read_exact(&mut status).expect("it answers");
    assert_eq!(&status, b"HTTP/1.1 200 OK");
    connection
}

#[test]
fn it_stops_within_two_seconds_even_with_a_connection_open() {
    for signal in ["-TERM", "-INT"] {
        let mut program = Program::start("analysis_runtime=info");
        let _connection = ask(&program.address);

        let signalled_at = Instant::now();
        let id = program.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().expect("kill runs").success());
        let (ended, end) = mpsc::channel();
        std::thread::spawn(move || ended.send(program.child.wait()));
        let end = end.recv_timeout(Duration::from_secs(20)).expect("it ends");
        assert!(end.expect("it can be waited for").success(), "{signal}");
        assert!(
            signalled_at.elapsed() < Duration::from_secs(2),
            "{signal}: {:?}",
            signalled_at.elapsed()
        );
    }
}

#[test]
fn it_answers_while_nobody_reads_its_log() {
    let program = Program::start("trace");
    // Each leaves some kB in the log, far more than fits into the pipe.
    for _ in 0..200 {
        ask(&program.address);
    }
}
