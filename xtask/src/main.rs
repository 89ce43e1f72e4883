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

/// Runs, tests and maintains Lodge.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Builds and starts everything, and prints the address it answers on
    Up(up::Options),
    /// Checks and tests everything; or, with arguments, runs the tests they choose
    Test(test::Options),
    /// Photographs the style guide anew, for the browser tests to compare with
    Photographs,
    /// Loads demo data into the empty database of `up`
    Demo(DatabaseOptions),
    /// Opens psql on the database of `up`
    Psql(DatabaseOptions),
    /// Trains the classifier from the corpus in the repository
    Train {
        /// Arguments of `lodge-train`: `--check` only compares with the model in the repository,
        /// `--learn FILE` learns also from what `lodge corrections FILE` wrote
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// Measures size and speed, and prints them with their limits
    Bench {
        #[command(subcommand)]
        what: Bench,
    },
    /// Compresses the built browser application (trunk calls this)
    Precompress,
    /// Prints the size of each part of the browser application, and checks the budgets
    Size,
}

#[derive(Debug, Args)]
struct DatabaseOptions {
    /// The port of the database (without `DATABASE_URL`)
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
        Task::Photographs => test::record_photographs(),
        Task::Demo(DatabaseOptions { database_port }) => demo(*database_port),
        Task::Psql(DatabaseOptions { database_port }) => psql(*database_port),
        Task::Train { options } => train(options),
        Task::Bench { what } => bench::run(what),
        Task::Precompress => {
            spa::words::join(&checkout::root().join("frontend/locales"), &built_application())?;
            spa::precompress::run(&built_application())
        }
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
        database.record_first_start()
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
    // A relative name of a file starts at the current folder.
    cargo.current_dir(env::current_dir()?).arg("run").arg("--manifest-path");
    cargo.arg(checkout::root().join("Cargo.toml"));
    cargo.args(["--release", "-p", "classifier", "--features", "train"]);
    program::run(cargo.args(["--bin", "lodge-train", "--"]).args(options))
}

/// The folder of the built application; while trunk builds, the folder that becomes `dist` later.
fn built_application() -> PathBuf {
    env::var_os("TRUNK_STAGING_DIR").map_or_else(checkout::dist, PathBuf::from)
}
