//! Every setting of the service: a flag, or a variable of the environment.

use std::net::SocketAddr;

use clap::Parser;
use kit::settings::plain_http;
use reqwest::Url;

/// Is far more reported than usual?
#[derive(Clone, Debug, Parser)]
#[command(name = "lodge-pulse", version)]
pub struct Settings {
    /// Where the API answers
    #[arg(long, env = "LODGE_API", default_value = "http://127.0.0.1:8080")]
    #[arg(value_parser = plain_http)]
    pub api: Url,

    /// The address to answer at
    #[arg(long, env = "LODGE_LISTEN", default_value = "127.0.0.1:8084")]
    pub listen: SocketAddr,

    /// What to log, such as `info` or `pulse=debug`
    #[arg(long, env = "LODGE_LOG", default_value = "info")]
    pub log: String,
}
