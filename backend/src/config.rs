//! Every setting of the server, once. `--help` is the reference.

mod analysis_address;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::tz::TimeZone;
use shared::service_url::ServiceUrl;

pub use analysis_address::AnalysisAddress;
use analysis_address::default_analyses;

/// Lodge: the campus helpdesk's server and its tools.
#[derive(Debug, Parser)]
#[command(name = "lodge", version)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the browser application, the REST API and the analyses on one address.
    Serve(Box<ServeConfig>),
    /// Bring the database's schema up to date.
    Migrate(DatabaseConfig),
    /// Load historical tickets from a CSV file: `opened_at`, `closed_at`, `text`, perhaps `category`.
    ///
    /// The first line names the columns, in any order; others are ignored. Times are RFC 3339 with
    /// an offset, or local ones such as 2026-03-14T15:00:00 in --time-zone; without `closed_at` a
    /// ticket is open. A category counts as the helpdesk's; where it is empty, the ticket gets that of
    /// the classifier.
    ///
    /// Each row that is refused is reported with its line and reason; the others are imported, and the
    /// exit code is 1. A file that is imported twice is there twice.
    Import(ImportConfig),
    /// Write all tickets as a CSV file that `import` reads.
    ///
    /// It holds `opened_at`, `closed_at` (UTC), `text`, `category`, but no messages and no former texts;
    /// an active ticket comes back as an open one. A text that begins like a formula has an
    /// apostrophe before it, which `import` takes away.
    Export(ExportConfig),
    /// Write the categories that the helpdesk has corrected, to learn from them.
    ///
    /// A tab-separated file: `text`, `assigned` (by the classifier), `corrected` (by the helpdesk).
    /// `cargo xtask train --learn FILE` trains the classifier with them.
    Corrections(ExportConfig),
    /// Fill an empty database with some 2,000 believable tickets of the last 14 months.
    ///
    /// A database that holds any ticket is left as it is.
    Demo(DemoConfig),
}

#[derive(Clone, Debug, Args)]
pub struct DatabaseConfig {
    /// The database, as a connection URL of a user who owns it.
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: String,
}

#[derive(Clone, Debug, Args)]
pub struct ServeConfig {
    #[command(flatten)]
    pub database: DatabaseConfig,
    /// The address to serve on.
    #[arg(long, env = "LODGE_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    pub listen: SocketAddr,
    /// Host names by which browsers and services reach the server, in addition to those of this machine and
    /// the address to serve on.
    #[arg(long, env = "LODGE_HOSTS", value_delimiter = ',', value_name = "NAME")]
    pub hosts: Vec<String>,
    /// The folder with the built browser application.
    #[arg(long, env = "LODGE_ASSETS", default_value = "dist", value_name = "FOLDER")]
    pub assets: PathBuf,
    /// The folder of the search index, for this server alone. It is made anew from the database whenever it is gone.
    #[arg(long, env = "LODGE_SEARCH_INDEX", default_value = "search-index", value_name = "FOLDER")]
    pub search_index: PathBuf,
    /// The analyses, as name=URL.
    #[arg(
        long,
        env = "LODGE_ANALYTICS",
        value_delimiter = ',',
        value_name = "NAME=URL",
        default_values_t = default_analyses()
    )]
    pub analytics: Vec<AnalysisAddress>,
    /// The service that detects spikes.
    #[arg(long, env = "LODGE_SPIKES", value_name = "URL", default_value = "http://127.0.0.1:8084")]
    pub spikes: ServiceUrl,
    #[command(flatten)]
    pub campus: CampusConfig,
    /// The number to call in danger, as people dial it.
    #[arg(long, env = "LODGE_EMERGENCY", default_value = "112", value_name = "NUMBER",
        value_parser = phone_number)]
    pub emergency: String,
    /// Database connections for each of the two roles.
    #[arg(long, env = "LODGE_POOL_SIZE", default_value_t = 16, value_name = "N",
        value_parser = clap::value_parser!(u16).range(1..=500))]
    pub pool_size: u16,
    /// Open event streams for each address; behind a proxy, which is one address, as many as in total.
    #[arg(long, env = "LODGE_STREAMS_PER_ADDRESS", default_value_t = 256, value_name = "N",
        value_parser = clap::value_parser!(u32).range(1..))]
    pub streams_per_address: u32,
    /// Open event streams in total.
    #[arg(long, env = "LODGE_STREAMS_TOTAL", default_value_t = 10_000, value_name = "N",
        value_parser = clap::value_parser!(u32).range(1..))]
    pub streams_total: u32,
    /// What to log, such as `warn` or `info,backend::live=debug`.
    #[arg(long, env = "LODGE_LOG", default_value = "info", value_name = "FILTER")]
    pub log: String,
}

/// Digits, perhaps with hyphens and a plus: it stands in the page as it is, in an attribute without quotation marks.
fn phone_number(text: &str) -> Result<String, String> {
    let has_digit = text.contains(|it: char| it.is_ascii_digit());
    let is_part = |it: char| it.is_ascii_digit() || matches!(it, '+' | '-');
    match has_digit && text.len() <= 30 && text.chars().all(is_part) {
        true => Ok(text.to_owned()),
        false => Err("not digits, perhaps with `+` and `-`".to_owned()),
    }
}

#[derive(Clone, Debug, Args)]
pub struct CampusConfig {
    /// The campus time zone, by its IANA name.
    #[arg(long, env = "LODGE_TIME_ZONE", default_value = "Europe/Berlin", value_name = "ZONE",
        value_parser = TimeZone::get)]
    pub time_zone: TimeZone,
}

#[derive(Debug, Args)]
pub struct ImportConfig {
    #[command(flatten)]
    pub database: DatabaseConfig,
    /// The time zone of times that do not name one.
    #[command(flatten)]
    pub campus: CampusConfig,
    /// The CSV file; `-` reads standard input.
    pub file: PathBuf,
}

#[derive(Debug, Args)]
pub struct ExportConfig {
    #[command(flatten)]
    pub database: DatabaseConfig,
    /// The file to write; `-` writes to standard output.
    pub file: PathBuf,
}

#[derive(Debug, Args)]
pub struct DemoConfig {
    #[command(flatten)]
    pub database: DatabaseConfig,
    #[command(flatten)]
    pub campus: CampusConfig,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    fn serve(arguments: &[&str]) -> Result<ServeConfig, clap::Error> {
        let required = ["lodge", "serve", "--database-url", "postgres://localhost"];
        match Cli::try_parse_from(required.iter().chain(arguments))?.command {
            Command::Serve(config) => Ok(*config),
            other => panic!("expected serve, not {other:?}"),
        }
    }

    #[test]
    fn three_analyses_are_expected_by_default() {
        let addresses = serve(&[]).unwrap().analytics;
        let addresses: Vec<String> = addresses.iter().map(ToString::to_string).collect();
        assert_eq!(
            addresses,
            [
                "backlog=http://127.0.0.1:8081",
                "resolution=http://127.0.0.1:8082",
                "workload=http://127.0.0.1:8083",
            ]
        );
    }

    #[test]
    fn an_address_or_a_time_zone_that_does_not_exist_is_refused() {
        for arguments in [
            ["--analytics", "backlog"],
            ["--analytics", "Backlog=http://127.0.0.1:8081"],
            ["--analytics", "backlog=https://lodge.example"],
            ["--spikes", "127.0.0.1:8084"],
            ["--time-zone", "Europe/Atlantis"],
            ["--emergency", "the porter"],
            ["--emergency", "0 112"],
            ["--emergency", "112\">"],
        ] {
            assert!(serve(&arguments).is_err(), "{arguments:?}");
        }
        let config = serve(&["--time-zone", "America/Chicago", "--log", "warn"]).unwrap();
        assert_eq!(config.campus.time_zone.iana_name(), Some("America/Chicago"));
        assert_eq!(config.log, "warn");
    }
}
