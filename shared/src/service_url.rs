//! Where one of Lodge's programs reaches another.

use std::fmt;
use std::str::FromStr;

use url::Url;

/// An address with plain HTTP: the programs share a machine or a private network, and no TLS is built in.
/// It is written without a slash at the end, so that a path can follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceUrl(Url);

#[derive(Debug, thiserror::Error)]
#[error("an address like http://127.0.0.1:8080 is needed")]
pub struct NotAServiceUrl;

impl FromStr for ServiceUrl {
    type Err = NotAServiceUrl;

    fn from_str(text: &str) -> Result<Self, NotAServiceUrl> {
        let url: Url = text.parse().map_err(|_| NotAServiceUrl)?;
        let is_plain = url.scheme() == "http" && url.query().is_none() && url.fragment().is_none();
        is_plain.then_some(Self(url)).ok_or(NotAServiceUrl)
    }
}

impl fmt::Display for ServiceUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_followed_by_a_path() {
        for (text, shown) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://lodge:80/", "http://lodge"),
            ("http://gateway/lodge/", "http://gateway/lodge"),
            ("http://[::1]:8080", "http://[::1]:8080"),
        ] {
            assert_eq!(text.parse::<ServiceUrl>().unwrap().to_string(), shown);
        }
    }

    #[test]
    fn what_is_no_address_or_needs_tls_is_refused() {
        for text in ["127.0.0.1:8080", "https://lodge.example", "http://", "http://a/?q=1", ""] {
            assert!(text.parse::<ServiceUrl>().is_err(), "{text:?}");
        }
    }
}
