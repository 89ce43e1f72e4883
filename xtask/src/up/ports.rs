//! The ports that everything listens on.

use std::env;
use std::net::TcpListener;

use anyhow::{Result, bail};
use clap::Args;

use super::holder;
use crate::http;

/// The port of our own database: below those that systems hand out by themselves.
pub const DATABASE: u16 = 15_462;

/// Where everything answers, on this machine only.
#[derive(Debug, Args)]
pub struct Ports {
    /// Where Lodge answers
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The first of four ports in a row for the analyses and the pulse; by default those after `--port`
    #[arg(long)]
    pub analytics_port: Option<u16>,
    /// Where the database answers (without `DATABASE_URL`)
    #[arg(long, default_value_t = DATABASE)]
    pub database_port: u16,
}

impl Ports {
    /// The three ports of the analyses.
    pub fn analytics(&self) -> [u16; 3] {
        let first = self.analytics_port.unwrap_or(self.port.saturating_add(1));
        [first, first.saturating_add(1), first.saturating_add(2)]
    }

    /// The port of the pulse: the one after those of the analyses.
    pub fn pulse(&self) -> u16 {
        self.analytics()[2].saturating_add(1)
    }

    /// Looks whether all of them are free, before anything is built.
    ///
    /// # Errors
    /// For the first that is taken: by whom, and the flag that chooses another.
    pub fn check(&self) -> Result<()> {
        free(self.port, "--port")?;
        for port in self.analytics().into_iter().chain([self.pulse()]) {
            free(port, "--analytics-port")?;
        }
        if env::var_os("DATABASE_URL").is_none() {
            free(self.database_port, "--database-port")?;
        }
        Ok(())
    }
}

fn free(port: u16, flag: &str) -> Result<()> {
    let Err(error) = TcpListener::bind(http::loopback(port)) else { return Ok(()) };
    let who = holder::of(port).unwrap_or_else(|| format!("somebody else ({error})"));
    bail!("port {port} is taken by {who}: end that, or choose another port with `{flag}`");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_told_with_its_holder_and_the_flag() {
        let listener = TcpListener::bind(http::loopback(0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let told = free(port, "--port").unwrap_err().to_string();
        assert!(told.contains(&format!("process {}", std::process::id())), "{told}");
        assert!(told.contains("`--port`"), "{told}");
        drop(listener);
        assert!(free(port, "--port").is_ok());
    }

    #[test]
    fn the_analyses_follow_the_house() {
        let mut ports = Ports { port: 9000, analytics_port: None, database_port: 1 };
        assert_eq!(ports.analytics(), [9001, 9002, 9003]);
        ports.analytics_port = Some(7000);
        assert_eq!((ports.analytics(), ports.pulse()), ([7000, 7001, 7002], 7003));
    }
}
