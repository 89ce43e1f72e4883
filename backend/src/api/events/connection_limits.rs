//! Limits how many streams are open, in total and for each address.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use metrics::gauge;
use shared::role::Role;

use crate::api::extract::ClientNetwork;

pub struct ConnectionLimits {
    per_address: u32,
    total: u32,
    open: Mutex<HashMap<ClientNetwork, u32>>,
}

/// The right to one stream, until it is dropped.
pub struct ConnectionPermit {
    limits: Arc<ConnectionLimits>,
    role: Role,
    address: ClientNetwork,
}

impl ConnectionLimits {
    pub fn new(per_address: u32, total: u32) -> Arc<Self> {
        Arc::new(Self { per_address, total, open: Mutex::default() })
    }

    /// # Errors
    /// Which limit is reached.
    pub fn acquire(
        self: &Arc<Self>,
        role: Role,
        address: ClientNetwork,
    ) -> Result<ConnectionPermit, &'static str> {
        let mut open = self.open();
        if open.values().sum::<u32>() >= self.total {
            return Err("there are as many streams as this server keeps open; try again later");
        }
        let of_address = open.entry(address).or_default();
        if *of_address >= self.per_address {
            return Err("there are as many streams as one address may have; close one first");
        }
        *of_address += 1;
        drop(open);
        open_streams(role).increment(1.0);
        Ok(ConnectionPermit { limits: Arc::clone(self), role, address })
    }

    /// Each change is complete before a panic could happen.
    fn open(&self) -> MutexGuard<'_, HashMap<ClientNetwork, u32>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for ConnectionPermit {
    fn drop(&mut self) {
        let mut open = self.limits.open();
        if let Entry::Occupied(mut of_address) = open.entry(self.address) {
            *of_address.get_mut() -= 1;
            if *of_address.get() == 0 {
                of_address.remove();
            }
        }
        drop(open);
        open_streams(self.role).decrement(1.0);
    }
}

fn open_streams(role: Role) -> metrics::Gauge {
    gauge!("lodge_streams_open", "role" => role.to_string())
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    #[test]
    fn a_permit_that_is_dropped_can_be_acquired_again() {
        let limits = ConnectionLimits::new(2, 3);
        let acquire = |host: u8| limits.acquire(Role::User, IpAddr::from([127, 0, 0, host]).into());
        let (first, _second) = (acquire(1).unwrap(), acquire(1).unwrap());
        assert!(acquire(1).is_err_and(|it| it.contains("one address")));
        let third = acquire(2).unwrap();
        assert!(acquire(3).is_err_and(|it| it.contains("this server")));
        drop(first);
        assert!(acquire(1).is_ok());
        drop(third);
        assert_eq!(limits.open().len(), 1, "what is not used is not kept");
    }
}
