//! The programs that serve: how they are built, and how each is called.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::progress::step;
use crate::{checkout, http, program};

/// The service that detects spikes. It is no analysis: the API asks it, and no screen is named after it.
const SPIKES: &str = "spikes";
/// The services beside the API. Service `x` is the program and the package `lodge-x`.
pub const SERVICES: [&str; 4] = ["backlog", "resolution", "workload", SPIKES];

/// The services that answer analyses, by the names of the analyses.
pub fn analyses() -> impl Iterator<Item = &'static str> {
    SERVICES.into_iter().filter(|name| *name != SPIKES)
}

/// A service and its port.
#[derive(Debug, Clone, Copy)]
pub struct ServiceAddress {
    /// One of [`SERVICES`].
    pub name: &'static str,
    /// Where it answers.
    pub port: u16,
}

/// The programs of one build, their settings and their ports.
#[derive(Debug, Clone)]
pub struct Servers {
    /// The folder of the programs.
    pub programs: PathBuf,
    /// The folder of the built browser application.
    pub assets: PathBuf,
    /// The folder of the search index.
    pub search_index: PathBuf,
    /// The address of the database, with its password if it has one.
    pub database_url: String,
    /// Where the API answers.
    pub port: u16,
    /// Where each service answers.
    pub services: Vec<ServiceAddress>,
}

/// Builds the servers in release.
///
/// # Errors
/// When they do not build.
pub fn build() -> Result<PathBuf> {
    step("Building the servers", || {
        let mut build = program::cargo();
        build.args(["build", "--release", "--locked", "-p", "backend"]);
        for name in SERVICES {
            build.args(["-p", &program_of(name)]);
        }
        program::run(&mut build)
    })?;
    Ok(checkout::target().join("release"))
}

/// Each service with its port, in the order of [`SERVICES`].
pub fn addresses(ports: [u16; SERVICES.len()]) -> Vec<ServiceAddress> {
    SERVICES.into_iter().zip(ports).map(|(name, port)| ServiceAddress { name, port }).collect()
}

impl Servers {
    /// Servers on ports that are free at this moment, with what they keep in `data`.
    ///
    /// # Errors
    /// When the machine has too few left.
    pub fn on_free_ports(
        programs: PathBuf,
        assets: PathBuf,
        data: &Path,
        database_url: String,
    ) -> Result<Self> {
        let search_index = data.join("search-index");
        let [port, services @ ..] = http::free_ports::<{ SERVICES.len() + 1 }>()?;
        let services = addresses(services);
        Ok(Self { programs, assets, search_index, database_url, port, services })
    }

    /// `lodge` with one of its subcommands, on this database. The address of the database is passed by the
    /// environment, which other users of this machine cannot read.
    pub fn lodge(&self, subcommand: &str) -> Command {
        let mut command = program::here(self.programs.join("lodge"));
        command.arg(subcommand).env("DATABASE_URL", &self.database_url);
        command
    }

    /// The API, which also serves the browser application and forwards requests to the analyses.
    pub fn api(&self) -> Command {
        let mut command = self.lodge("serve");
        command.args(["--listen", &http::loopback(self.port).to_string()]);
        command.arg("--assets").arg(&self.assets);
        command.arg("--search-index").arg(&self.search_index);
        let mut analyses = Vec::new();
        for service in &self.services {
            let url = format!("http://{}", http::loopback(service.port));
            if service.name == SPIKES {
                command.args(["--spikes", &url]);
            } else {
                analyses.push(format!("{}={url}", service.name));
            }
        }
        command.args(["--analytics", &analyses.join(",")]);
        command
    }

    /// A service by its name.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn service(&self, name: &str) -> Result<ServiceAddress> {
        let service = self.services.iter().find(|service| service.name == name);
        service.copied().with_context(|| format!("there is no service {name}"))
    }

    /// The program of a service.
    pub fn command_of(&self, service: ServiceAddress) -> Command {
        let mut command = program::here(self.programs.join(program_of(service.name)));
        command.args(["--api", &self.address()]);
        command.args(["--listen", &http::loopback(service.port).to_string()]);
        command
    }

    /// The one address that everything answers on.
    pub fn address(&self) -> String {
        format!("http://{}", http::loopback(self.port))
    }
}

fn program_of(service: &str) -> String {
    format!("lodge-{service}")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_service_is_a_package_and_the_analyses_are_those_of_the_api() {
        for name in SERVICES {
            let manifest = checkout::root().join(format!("services/{name}/Cargo.toml"));
            let package = format!("name = \"{}\"", program_of(name));
            assert!(fs::read_to_string(manifest).unwrap().contains(&package), "{package}");
        }
        assert!(analyses().eq(shared::analysis::NAMES));
    }
}
