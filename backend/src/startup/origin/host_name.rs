//! The name of a host, as it stands in a URL.

use std::net::IpAddr;
use std::str::FromStr;

use actix_web::http::uri::Authority;
use anyhow::Context as _;

/// A name or an address, in lower case and without a port; an IPv6 address is in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostName(String);

impl HostName {
    pub fn localhost() -> Self {
        Self("localhost".to_owned())
    }
}

impl FromStr for HostName {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> anyhow::Result<Self> {
        let authority: Authority = text.parse().context("not the name of a host")?;
        anyhow::ensure!(!text.contains('@'), "not the name of a host: it names a user, too");
        Ok(Self(authority.host().to_ascii_lowercase()))
    }
}

impl From<IpAddr> for HostName {
    fn from(address: IpAddr) -> Self {
        Self(match address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_port_do_not_matter() {
        for (text, name) in [
            ("Lodge.Example:8080", "lodge.example"),
            ("127.0.0.1", "127.0.0.1"),
            ("[FD00::1]:80", "[fd00::1]"),
        ] {
            assert_eq!(text.parse::<HostName>().unwrap(), HostName(name.to_owned()), "{text}");
        }
        let address: IpAddr = "fd00::1".parse().unwrap();
        assert_eq!(HostName::from(address), HostName("[fd00::1]".to_owned()));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for text in ["", " ", "a b", "http://a", "a/b", "user@a", "a:1:2", "fd00::1", "[fd00::1"] {
            assert!(text.parse::<HostName>().is_err(), "{text:?}");
        }
    }
}
