//! Names and addresses of the analyses.

use std::fmt;
use std::str::FromStr;

use shared::analysis;
use shared::service_url::ServiceUrl;

/// Where a service that answers an analysis listens.
#[derive(Clone, Debug)]
pub struct AnalysisAddress {
    pub name: String,
    pub url: ServiceUrl,
}

impl FromStr for AnalysisAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, url) = text.split_once('=').ok_or("expected NAME=URL")?;
        let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
        if name.is_empty() || !name.bytes().all(is_letter) {
            return Err(format!("{name:?} is not a name of lower-case letters"));
        }
        let url = url.parse().map_err(|error| format!("{url:?}: {error}"))?;
        Ok(Self { name: name.to_owned(), url })
    }
}

impl fmt::Display for AnalysisAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.name, self.url)
    }
}

/// The port of the first analysis; the others follow in the order of their names.
const FIRST_ANALYSIS_PORT: u16 = 8081;

/// The addresses at which the analyses listen on one machine.
pub fn default_analyses() -> Vec<AnalysisAddress> {
    let address = |(name, port): (&str, u16)| {
        let url = format!("http://127.0.0.1:{port}").parse().expect("this is an address");
        AnalysisAddress { name: name.to_owned(), url }
    };
    analysis::NAMES.into_iter().zip(FIRST_ANALYSIS_PORT..).map(address).collect()
}
