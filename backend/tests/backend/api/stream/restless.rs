//! A listener whose connection is cut again and again, and who goes on where it was, as browsers do.

use std::time::Duration;

use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};

use crate::support::account::Line;
use crate::support::wire::{Event, Wire};

pub struct Restless {
    pub role: &'static str,
    /// It goes to another one each time.
    pub addresses: Vec<String>,
    /// What it adds to the position that it goes on after. Anything but zero is wrong.
    pub off_by: i64,
    /// After how many milliseconds it is cut.
    pub patience: std::ops::Range<u64>,
    pub seed: u64,
}

/// What it heard, and how often it was cut.
#[derive(Default)]
pub struct Account {
    pub heard: Vec<Line>,
    pub cuts: usize,
}

impl Restless {
    /// Listens from the beginning until it knows the log up to the position that `last` tells in the end.
    pub async fn listen(self, mut last: watch::Receiver<i64>) -> Account {
        let mut chance = ChaCha8Rng::seed_from_u64(self.seed);
        let (mut account, mut position) = (Account::default(), None);
        for address in self.addresses.iter().cycle() {
            let after = position.map_or(0, |it: i64| (it + self.off_by).max(0));
            let Ok(mut wire) = Wire::open(address, self.role, Some(after)).await else {
                sleep(Duration::from_millis(chance.random_range(20..200))).await;
                continue;
            };
            let patience = Duration::from_millis(chance.random_range(self.patience.clone()));
            let is_cut = self.hear(&mut wire, patience, &mut last, &mut account, &mut position);
            if is_cut.await {
                account.cuts += 1;
                if chance.random_bool(0.5) {
                    wire.reset();
                }
            }
            if has_ended(*last.borrow(), position) {
                break;
            }
        }
        account
    }

    /// Says whether it has to be cut.
    async fn hear(
        &self,
        wire: &mut Wire,
        patience: Duration,
        last: &mut watch::Receiver<i64>,
        account: &mut Account,
        position: &mut Option<i64>,
    ) -> bool {
        let cut_at = Instant::now() + patience;
        while !has_ended(*last.borrow_and_update(), *position) {
            tokio::select! {
                told = wire.next() => {
                    // The end of a stream, in good order or not, comes from the server.
                    let Ok(Some(told)) = told else { return false };
                    *position = Some(told.id);
                    if told.event == Event::Change {
                        account.heard.push(Line::of(&told).unwrap());
                    }
                }
                () = sleep_until(cut_at) => return true,
                _ = last.changed() => (),
            }
        }
        false
    }
}

fn has_ended(last: i64, position: Option<i64>) -> bool {
    last > 0 && position.is_some_and(|it| it >= last)
}
