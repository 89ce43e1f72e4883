//! The ports of a run.

use std::env;
use std::net::TcpListener;

use anyhow::{Result, bail};
use clap::Args;

use super::port_owner;
use crate::http;
use crate::servers::SERVICES;

/// The port of our own database: below the range of ports that systems assign by themselves.
pub const DATABASE: u16 = 15_462;

/// The ports on which everything answers, on this machine only.
#[derive(Debug, Args)]
pub struct Ports {
    /// The port of Lodge
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The first of the ports in a row of the services; by default the one after `--port`
    #[arg(long)]
    pub service_port: Option<u16>,
    /// The port of the database (without `DATABASE_URL`)
    #[arg(long, default_value_t = DATABASE)]
    pub database_port: u16,
}

impl Ports {
    /// The ports of the services, in the order of [`SERVICES`].
    pub fn services(&self) -> [u16; SERVICES.len()] {
        let mut port = self.service_port.map_or(self.port, |first| first.saturating_sub(1));
        SERVICES.map(|_| {
            port = port.saturating_add(1);
            port
        })
    }

    /// Checks that all of them are free, before anything is built.
    ///
    /// # Errors
    /// When one is taken; the error names its owner and the flag that chooses another port.
    pub fn check(&self) -> Result<()> {
        check_free(self.port, "--port")?;
        for port in self.services() {
            check_free(port, "--service-port")?;
        }
        if env::var_os("DATABASE_URL").is_none() {
            check_free(self.database_port, "--database-port")?;
        }
        Ok(())
    }
}

fn check_free(port: u16, flag: &str) -> Result<()> {
    let Err(error) = TcpListener::bind(http::loopback(port)) else { return Ok(()) };
    let owner = port_owner::of(port).unwrap_or_else(|| format!("another program ({error})"));
    bail!("port {port} is taken by {owner}: stop it, or choose another port with `{flag}`");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_for_a_taken_port_names_its_owner_and_the_flag() {
        let listener = TcpListener::bind(http::loopback(0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let error = check_free(port, "--port").unwrap_err().to_string();
        assert!(error.contains(&format!("process {}", std::process::id())), "{error}");
        assert!(error.contains("`--port`"), "{error}");
        drop(listener);
        assert!(check_free(port, "--port").is_ok());
    }

    #[test]
    fn the_services_follow_the_port_of_lodge() {
        let mut ports = Ports { port: 9000, service_port: None, database_port: 1 };
        assert_eq!(ports.services(), [9001, 9002, 9003, 9004]);
        ports.service_port = Some(7000);
        assert_eq!(ports.services(), [7000, 7001, 7002, 7003]);
    }
}
