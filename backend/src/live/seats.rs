//! Counts the open streams, so that there are never too many.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

use metrics::gauge;
use shared::role::Role;

/// How many streams may be open.
#[derive(Clone, Copy, Debug)]
pub struct SeatLimits {
    pub per_address: u32,
    pub total: u32,
}

pub struct Seats {
    limits: SeatLimits,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    total: u32,
    by_address: HashMap<IpAddr, u32>,
}

/// The right to one stream, until it is dropped.
pub struct Seat {
    seats: Arc<Seats>,
    role: Role,
    address: IpAddr,
}

impl Seats {
    pub fn new(limits: SeatLimits) -> Self {
        Self { limits, taken: Mutex::default() }
    }

    /// # Errors
    /// Why there is none.
    pub fn take(self: &Arc<Self>, role: Role, address: IpAddr) -> Result<Seat, &'static str> {
        let address = network(address);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.total >= self.limits.total {
            return Err("there are as many streams as this server keeps open; try again later");
        }
        let here = taken.by_address.get(&address).copied().unwrap_or(0);
        if here >= self.limits.per_address {
            return Err("there are as many streams as one address may have; close one first");
        }
        taken.by_address.insert(address, here + 1);
        taken.total += 1;
        drop(taken);
        open_streams(role).increment(1.0);
        Ok(Seat { seats: Arc::clone(self), role, address })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.total -= 1;
        if let Some(here) = taken.by_address.get_mut(&self.address) {
            *here -= 1;
            if *here == 0 {
                taken.by_address.remove(&self.address);
            }
        }
        drop(taken);
        open_streams(self.role).decrement(1.0);
    }
}

/// What counts as one address: of IPv6, the network in which a machine takes as many as it likes.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(it) => Ipv6Addr::from_bits(it.to_bits() >> 64 << 64).into(),
        v4 @ IpAddr::V4(_) => v4,
    }
}

fn open_streams(role: Role) -> metrics::Gauge {
    gauge!("lodge_streams_open", "role" => role.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_that_is_left_can_be_taken_again() {
        let seats = Arc::new(Seats::new(SeatLimits { per_address: 2, total: 3 }));
        let take = |host: u8| seats.take(Role::User, IpAddr::from([127, 0, 0, host]));
        let (first, _second) = (take(1).unwrap(), take(1).unwrap());
        assert!(take(1).is_err_and(|it| it.contains("one address")));
        let _third = take(2).unwrap();
        assert!(take(3).is_err_and(|it| it.contains("this server")));
        drop(first);
        assert!(take(1).is_ok());
        assert_eq!(seats.taken.lock().unwrap().by_address.len(), 2);
    }

    #[test]
    fn the_addresses_of_one_ipv6_network_are_one() {
        let is_one = |one: &str, other: &str| {
            network(one.parse().unwrap()) == network(other.parse().unwrap())
        };
        assert!(is_one("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assert!(is_one("::ffff:192.0.2.7", "192.0.2.7"));
        assert!(!is_one("2001:db8:1:2::1", "2001:db8:1:3::1"));
        assert!(
            !is_one("192.0.2.7", "192.0.2.8") && !is_one("::ffff:192.0.2.7", "::ffff:192.0.2.8")
        );
    }
}
