//! The programs that serve: built by cargo, and how each is called.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::progress::step;
use crate::{checkout, program};

/// The analyses: a name, the program that computes it.
pub const ANALYSES: [(&str, &str); 3] = [
    ("backlog", "lodge-backlog"),
    ("resolution", "lodge-resolution"),
    ("workload", "lodge-workload"),
];

/// The program that tells whether far more is reported than usual.
const PULSE: &str = "lodge-pulse";

/// The programs of one build, and the ports they shall serve on.
#[derive(Debug, Clone)]
pub struct Servers {
    /// Where the programs lie.
    pub programs: PathBuf,
    /// Where the built browser application lies.
    pub assets: PathBuf,
    /// The address of the database, with its password if it has one.
    pub database: String,
    /// Where the house answers.
    pub port: u16,
    /// Where the analyses answer, in the order of [`ANALYSES`].
    pub analytics_ports: [u16; 3],
    /// Where the pulse answers.
    pub pulse_port: u16,
}

/// Builds the servers in release.
///
/// # Errors
/// When they do not build.
pub fn build() -> Result<PathBuf> {
    step("Building the servers", || {
        let packages = [
            "-p",
            "backend",
            "-p",
            "lodge-backlog",
            "-p",
            "lodge-resolution",
            "-p",
            "lodge-workload",
            "-p",
            PULSE,
        ];
        program::run(program::cargo().args(["build", "--release", "--locked"]).args(packages))
    })?;
    Ok(checkout::target().join("release"))
}

impl Servers {
    /// `lodge` with one of its subcommands, on our database. The address goes through the environment, where nobody else can read it.
    pub fn lodge(&self, subcommand: &str) -> Command {
        let mut command = program::here(self.programs.join("lodge"));
        command.arg(subcommand).env("DATABASE_URL", &self.database);
        command
    }

    /// The API, which also serves the browser application and passes analyses on.
    pub fn serve(&self) -> Command {
        let analyses = ANALYSES.iter().zip(self.analytics_ports);
        let analyses: Vec<_> =
            analyses.map(|((name, _), port)| format!("{name}=http://127.0.0.1:{port}")).collect();
        let mut command = self.lodge("serve");
        command.args(["--listen", &format!("127.0.0.1:{}", self.port)]);
        command.arg("--assets").arg(&self.assets).args(["--analytics", &analyses.join(",")]);
        command.args(["--pulse", &format!("http://127.0.0.1:{}", self.pulse_port)]);
        command
    }

    /// One of the analyses, by its place in [`ANALYSES`].
    pub fn analysis(&self, place: usize) -> Command {
        self.service(ANALYSES[place].1, self.analytics_ports[place])
    }

    /// What tells whether far more is reported than usual.
    pub fn pulse(&self) -> Command {
        self.service(PULSE, self.pulse_port)
    }

    fn service(&self, name: &str, port: u16) -> Command {
        let mut command = program::here(self.programs.join(name));
        command.args(["--api", &self.address()]);
        command.args(["--listen", &format!("127.0.0.1:{port}")]);
        command
    }

    /// The one address that everything answers on.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}
