//! Every setting of a service: a flag, or a variable of the environment.

use std::net::SocketAddr;

use clap::{Args, Parser};
use jiff::tz::TimeZone;
use shared::service_url::ServiceUrl;

/// The settings of every service.
#[derive(Clone, Debug, Args)]
pub struct Settings {
    /// Where the API answers.
    #[arg(long, env = "LODGE_API", default_value = "http://127.0.0.1:8080", value_name = "URL")]
    pub api: ServiceUrl,

    /// The address to answer at.
    #[arg(long, env = "LODGE_LISTEN", value_name = "ADDRESS")]
    pub listen: SocketAddr,

    /// What to log, such as `warn` or `info,analysis_runtime=debug`.
    #[arg(long, env = "LODGE_LOG", default_value = "info", value_name = "FILTER")]
    pub log: String,
}

/// The settings of a service that needs no others.
#[derive(Clone, Debug, Parser)]
#[command(version)]
pub struct ServiceSettings {
    #[command(flatten)]
    pub service: Settings,
}

/// The settings of an analysis.
#[derive(Clone, Debug, Parser)]
#[command(version)]
pub struct AnalysisSettings {
    #[command(flatten)]
    pub service: Settings,

    /// The campus time zone, by its IANA name.
    #[arg(long, env = "LODGE_TIME_ZONE", default_value = "Europe/Berlin", value_name = "ZONE")]
    #[arg(value_parser = TimeZone::get)]
    pub time_zone: TimeZone,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<AnalysisSettings, clap::Error> {
        let required = ["lodge-test", "--listen", "127.0.0.1:0"];
        AnalysisSettings::try_parse_from(required.iter().chain(arguments))
    }

    #[test]
    fn a_time_zone_that_does_not_exist_and_an_address_that_is_none_are_refused() {
        assert!(parse(&["--time-zone", "Europe/Atlantis"]).is_err());
        assert!(parse(&["--api", "127.0.0.1:8080"]).is_err());
        assert!(parse(&["--api", "https://lodge.example"]).is_err());
        let settings = parse(&["--time-zone", "America/Chicago", "--api", "http://lodge:80"]);
        assert_eq!(settings.unwrap().time_zone.iana_name(), Some("America/Chicago"));
    }
}
