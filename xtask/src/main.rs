//! The command line of [`xtask`].

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser};
use xtask::bench::{self, Bench};
use xtask::progress::{say, silent_step};
use xtask::up::database::{self, Database};
use xtask::{checkout, program, servers, spa, test, up};

/// Runs, tests and tends Lodge.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Builds and starts everything, and prints the address it answers on
    Up(up::Options),
    /// Checks and tests everything; or, with arguments, runs the tests they choose
    Test(test::Options),
    /// Loads demo data into the empty database of `up`
    Demo(OfDatabase),
    /// Opens psql on the database of `up`
    Psql(OfDatabase),
    /// Trains the classifier from the corpus in the repository
    Train {
        /// What `lodge-train` takes: `--check` only compares with the model in the repository,
        /// `--learn FILE` learns also from what `lodge corrections FILE` wrote
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// Measures what is big or slow, and prints it with its limits
    Bench {
        #[command(subcommand)]
        what: Bench,
    },
    /// Packs the built browser application for the way (trunk calls this)
    Precompress,
    /// Weighs what a first visit loads
    Size,
}

#[derive(Debug, Args)]
struct OfDatabase {
    /// Where the database answers (without `DATABASE_URL`)
    #[arg(long, default_value_t = up::ports::DATABASE)]
    database_port: u16,
}

fn main() -> ExitCode {
    match perform(&Task::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(format!("✗ {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn perform(task: &Task) -> Result<()> {
    match task {
        Task::Up(options) => up::run(options),
        Task::Test(options) => test::run(options),
        Task::Demo(OfDatabase { database_port }) => demo(*database_port),
        Task::Psql(OfDatabase { database_port }) => psql(*database_port),
        Task::Train { options } => train(options),
        Task::Bench { what } => bench::run(*what),
        Task::Precompress => spa::precompress::run(&built()),
        Task::Size => spa::size::check(&checkout::dist()),
    }
}

fn demo(port: u16) -> Result<()> {
    let lodge = servers::build()?.join("lodge");
    database::while_running(port, |database| {
        let lodge = |subcommand| {
            let mut command = program::here(&lodge);
            command.arg(subcommand).env("DATABASE_URL", database.url());
            command
        };
        silent_step("Bringing the database up to date", || program::output(&mut lodge("migrate")))?;
        silent_step("Loading demo data", || program::output(&mut lodge("demo")))?;
        database.note_first_start()
    })
}

fn psql(port: u16) -> Result<()> {
    database::while_running(port, |database| {
        let psql = match database {
            Database::Own(server) => server.programs.path("psql"),
            Database::Named(_) => PathBuf::from("psql"),
        };
        program::run(program::here(psql).arg(database.url()))
    })
}

fn train(options: &[String]) -> Result<()> {
    let mut cargo = program::cargo();
    // A file is named as seen from where one stands.
    cargo.current_dir(env::current_dir()?).arg("run").arg("--manifest-path");
    cargo.arg(checkout::root().join("Cargo.toml"));
    cargo.args(["--release", "-p", "classifier", "--features", "train"]);
    program::run(cargo.args(["--bin", "lodge-train", "--"]).args(options))
}

/// While trunk builds, its result lies in a folder that is about to become `dist`.
fn built() -> PathBuf {
    env::var_os("TRUNK_STAGING_DIR").map_or_else(checkout::dist, PathBuf::from)
}
