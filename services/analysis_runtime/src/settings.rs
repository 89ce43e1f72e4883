//! Every setting of a service: a flag, or a variable of the environment.

use std::net::SocketAddr;

use chrono_tz::Tz;
use clap::Parser;
use reqwest::Url;

/// How a service is set up.
#[derive(Clone, Debug, Parser)]
#[command(version)]
pub struct Settings {
    /// Where the API answers
    #[arg(long, env = "LODGE_API", default_value = "http://127.0.0.1:8080")]
    #[arg(value_parser = plain_http)]
    pub api: Url,

    /// The address to answer at
    #[arg(long, env = "LODGE_LISTEN")]
    pub listen: SocketAddr,

    /// The IANA name of the time zone in which months, days and hours are cut
    #[arg(long, env = "LODGE_TIME_ZONE", default_value = "Europe/Berlin")]
    pub time_zone: Tz,

    /// What to log, such as `info` or `kit=debug`
    #[arg(long, env = "LODGE_LOG", default_value = "info")]
    pub log: String,
}

/// Services and the API share a machine or a private network; no TLS is built in.
///
/// # Errors
/// What is wrong with the address.
pub fn plain_http(text: &str) -> Result<Url, String> {
    let url: Url = text.parse().map_err(|error| format!("{error}"))?;
    if url.scheme() != "http" || url.host().is_none() {
        return Err("an address like http://127.0.0.1:8080 is needed".into());
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Settings, clap::Error> {
        let required = ["lodge-test", "--listen", "127.0.0.1:0"];
        Settings::try_parse_from(required.iter().chain(arguments))
    }

    #[test]
    fn a_time_zone_that_does_not_exist_and_an_address_that_is_none_are_refused() {
        assert!(parse(&["--time-zone", "Europe/Atlantis"]).is_err());
        assert!(parse(&["--api", "127.0.0.1:8080"]).is_err());
        assert!(parse(&["--api", "https://lodge.example"]).is_err());
        let settings = parse(&["--time-zone", "America/Chicago", "--api", "http://lodge:80"]);
        assert_eq!(settings.unwrap().time_zone, Tz::America__Chicago);
    }
}
