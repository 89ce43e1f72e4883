//! A listener whose connection is cut again and again, and that goes on where it was, as browsers do.

use std::time::Duration;

use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};

use crate::support::log_check::Line;
use crate::support::raw_stream::{Kind, RawStream};

pub struct ReconnectingListener {
    pub role: &'static str,
    /// It connects to the next one each time.
    pub addresses: Vec<String>,
    /// What it adds to the position that it goes on after. Anything but zero is wrong.
    pub off_by: i64,
    /// After how many milliseconds its connection is cut.
    pub cut_after: std::ops::Range<u64>,
    pub seed: u64,
}

/// What it was sent, and how often it was cut.
#[derive(Default)]
pub struct Account {
    pub received: Vec<Line>,
    pub cuts: usize,
    position: Option<i64>,
}

impl ReconnectingListener {
    /// Listens from the beginning until it knows the log up to the position that `last` says in the end.
    pub async fn listen(self, mut last: watch::Receiver<i64>) -> Account {
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed);
        let mut account = Account::default();
        for address in self.addresses.iter().cycle() {
            let after = account.position.map_or(0, |position| (position + self.off_by).max(0));
            let Ok(mut stream) = RawStream::open(address, self.role, Some(after)).await else {
                sleep(Duration::from_millis(rng.random_range(20..200))).await;
                continue;
            };
            let cut_after = Duration::from_millis(rng.random_range(self.cut_after.clone()));
            let cut_at = Instant::now() + cut_after;
            if account.receive(&mut stream, cut_at, &mut last).await {
                account.cuts += 1;
                if rng.random_bool(0.5) {
                    stream.reset();
                }
            }
            if account.is_complete(*last.borrow()) {
                break;
            }
        }
        account
    }
}

impl Account {
    /// Says whether it was time to cut the connection.
    async fn receive(
        &mut self,
        stream: &mut RawStream,
        cut_at: Instant,
        last: &mut watch::Receiver<i64>,
    ) -> bool {
        while !self.is_complete(*last.borrow_and_update()) {
            tokio::select! {
                message = stream.next() => {
                    // The end of a stream, in good order or not, comes from the server.
                    let Ok(Some(message)) = message else { return false };
                    self.position = Some(message.id);
                    if message.kind == Kind::TicketEvent {
                        self.received.push(Line::of(&message).unwrap());
                    }
                }
                () = sleep_until(cut_at) => return true,
                _ = last.changed() => (),
            }
        }
        false
    }

    fn is_complete(&self, last: i64) -> bool {
        last > 0 && self.position.is_some_and(|position| position >= last)
    }
}
